"""A module a kind of package: its name is the kind's, and PACKAGE in it declares everything about it."""
