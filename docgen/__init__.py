"""docgen keeps the facts of a public tender once and fills Word files with them."""

__version__ = "0.1.0"
