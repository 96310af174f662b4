"""Size classes from headcount, revenue and assets; the price that evaluation takes."""
