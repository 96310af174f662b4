"""What a tender says against itself or the law: one module a kind, each over the sentences as read."""
