"""Pure functions from records to derived values; nothing here knows of files or Word."""
