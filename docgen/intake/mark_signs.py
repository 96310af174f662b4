"""The signs that tenders mark clauses with: the one home of those that patterns are built of.

They are those of rules/reading/outline.yaml, which says how they count; a test holds both together. Each is
plain in a class of characters ([…]).
"""

USUAL = "★▲△※☆"
"""Marks wherever they begin a clause."""

DECLARED = "*#●◆■○▼◎＊＃"
"""Marks only where a tender says so; bullets, footnotes and numbers else."""

ANY = USUAL + DECLARED

TYPED = USUAL + "#*"
"""Those that stand beside numbers and labels, with the two that a keyboard has."""
