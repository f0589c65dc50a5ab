"""Backup and restore: the whole database as one file of portable rows, onto either database."""
