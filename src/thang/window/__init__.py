"""The public site: a pure function from sealed publications to static pages."""
