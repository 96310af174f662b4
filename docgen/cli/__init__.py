"""The command line: one thin command per task, and what it prints."""
