"""The workshop: the private rooms of an index programme, a Django project."""
