"""The papers of a response."""
