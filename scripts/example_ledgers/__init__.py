"""Synthetic ledgers for the examples: seeded, realistic in shape, and about nobody."""
