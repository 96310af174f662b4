"""An old bid read: what it answers, its chapters, whose it was."""
