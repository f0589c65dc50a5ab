"""An app for the tests alone: every kind of field, every kind of relation, and a release that came after the first."""
