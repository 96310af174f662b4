"""The bid for colleagues without docgen: workbooks handed out by person, filled in, merged back by code."""
