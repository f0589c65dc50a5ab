"""Sentences in Vietnamese and English: receipts, faults, numbers and dates, for command, window and workshop alike."""
