"""A second, independent calculation of an index, and random frameworks and values to hold the engine against it."""
