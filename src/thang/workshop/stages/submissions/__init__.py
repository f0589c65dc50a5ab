"""Submissions: what units answer, what others supply, what the head confirms."""
