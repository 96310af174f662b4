"""When and how much the purchaser pays, and what the score of the service makes of it."""
