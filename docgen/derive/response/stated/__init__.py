"""Figures that clauses ask for and answers state: read from words, matched, and judged."""
