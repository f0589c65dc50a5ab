"""Organisations in time: what they are called, which codes they bear, where they stand, what became of them."""
