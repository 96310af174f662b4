"""A stranger's tender as read: blocks, their order, what they say; nothing counts until confirmed."""
