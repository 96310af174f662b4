"""The papers of a period."""
