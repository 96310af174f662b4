"""What a tender says of itself: who buys what, until when, for how much, on which terms."""
