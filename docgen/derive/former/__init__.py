"""Former answers against what is asked now."""
