"""A PDF, with text or scanned, as the same blocks that a Word file gives."""
