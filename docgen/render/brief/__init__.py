"""The brief of a tender that was read: one page for whoever decides whether to bid."""
