"""Measurements beside the tests."""
