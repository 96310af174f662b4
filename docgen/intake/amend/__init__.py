"""An addendum becomes its changes: from tables of before and after, from lines, from sentences."""
