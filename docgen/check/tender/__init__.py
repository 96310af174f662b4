"""What was read from the tender's file: confirmed by a person, and the file still the one that was read."""
