"""Lines with their net value and fate, facilities, movements, differences."""
