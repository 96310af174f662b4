"""What is handed over at a contract's end."""
