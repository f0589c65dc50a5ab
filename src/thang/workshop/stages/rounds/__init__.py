"""Rounds: who is assessed by which edition, until when."""
