"""What `make` runs besides the installed tools."""
