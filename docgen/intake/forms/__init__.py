"""The forms that a tender prescribes: where each begins and ends, its volume, its blanks, its tables."""
