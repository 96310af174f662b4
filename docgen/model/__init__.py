"""The records: facts as they are, knowing nothing of files, Word or the command line."""
