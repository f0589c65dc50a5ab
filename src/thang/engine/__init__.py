"""The arithmetic of an index, pure: frozen values in, frozen values out; no files, no clock, no dice."""
