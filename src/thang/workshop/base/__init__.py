"""What every app of the workshop leans on: parts · audit · acts · calendar · organisations · people · ui."""
