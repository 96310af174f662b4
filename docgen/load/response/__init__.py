"""A bid: its records, its chapters' text, the traces its files carry."""
