"""What the public site and the workshop share: tokens, fonts, charts as SVG, keys to search and to sort by.

It draws plain data that others have worded. It knows no publication, no page and no web framework.
"""
