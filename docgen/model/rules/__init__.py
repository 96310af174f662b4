"""The records that the files of docgen/rules are read into."""
