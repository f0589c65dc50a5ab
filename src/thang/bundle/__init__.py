"""The sealed publication: written, signed, and verified by anyone, offline."""
