"""The `thang` command, one file a verb."""
