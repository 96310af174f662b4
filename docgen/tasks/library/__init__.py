"""What the company keeps for many bids, taken in from files."""
