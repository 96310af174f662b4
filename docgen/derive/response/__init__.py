"""What follows from a response's records: prices, facilities, likenesses, changes."""
