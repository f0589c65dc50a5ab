"""Frameworks: editions written, commented on, adopted."""
