"""Word files as blocks: OOXML read as Word prints it."""
