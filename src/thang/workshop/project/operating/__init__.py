"""What whoever runs the workshop asks of it: whether it is well, what it does, what went wrong."""
