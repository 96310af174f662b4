"""What a bid is reviewed for before it is scored: qualification and conformity."""
