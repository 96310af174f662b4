"""The tender's own forms as papers: its file with all else taken out, word for word."""
