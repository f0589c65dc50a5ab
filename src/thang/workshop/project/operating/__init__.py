"""What who operates a workshop looks at: whether it is well, its figures, its log. Nothing here tells of people."""
