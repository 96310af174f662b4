"""Draws the examples' sample evidence and charts, all invented, from their facts and a YAML file each."""
