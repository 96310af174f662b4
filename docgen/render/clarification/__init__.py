"""The letter that asks for clarification."""
