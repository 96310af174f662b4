"""Tables that list instead of asking: sites, posts, equipment, what is bought and how much of it."""

from docgen.intake.listed.rows import listed

__all__ = ["listed"]
