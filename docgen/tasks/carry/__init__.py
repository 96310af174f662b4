"""A project carried to a colleague or a backup as one file, and taken in again."""
