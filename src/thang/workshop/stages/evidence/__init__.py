"""Evidence: documents that answers rest on."""
