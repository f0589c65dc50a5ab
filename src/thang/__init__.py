"""Thang: index programmes for public bodies, from the question to the reward."""

__version__ = "0.1.0"
