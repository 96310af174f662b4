"""Measurements beside the tests: engines side by side, large handovers, volumes and ledgers."""
