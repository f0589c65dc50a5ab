"""The trail: one readable entry for every write, each bound to the one before by its digest. Imports no other app."""
