"""What is offered, and what follows from it."""
