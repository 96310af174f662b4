"""Size classes of enterprises, and what they do to an evaluated price."""
