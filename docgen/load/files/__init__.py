"""One file of a kind: YAML, a sheet, a table; every fault with its place."""
