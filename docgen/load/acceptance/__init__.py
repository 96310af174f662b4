"""The records that periods are scored by."""
