"""Word templates filled, compiled where they can be; only `word` touches docxtpl."""
