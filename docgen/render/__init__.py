"""Records and derived values become filled Word files. Templates format; they never calculate."""
