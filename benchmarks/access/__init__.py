"""`python -m benchmarks.access SITE_FOLDER`: the public site in a real browser, a page of every kind."""
