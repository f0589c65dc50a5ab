"""`make bench`: each figure beside its peer or its limit, measured in one run."""
