"""What papers of several kinds say alike."""
