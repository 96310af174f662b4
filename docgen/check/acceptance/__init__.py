"""A scorecard, its samples and its decisions judged."""
