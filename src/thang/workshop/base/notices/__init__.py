"""What waits for somebody, what they are told, and how units are reminded."""
