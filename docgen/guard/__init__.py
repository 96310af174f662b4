"""Guards before anything opens a stranger's file: packages, paths."""
