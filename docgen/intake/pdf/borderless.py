"""Tables without rulings: lines whose parts begin below each other."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.intake.pdf.sheet import DrawnTable, Line


def aligned(made: Sequence[Line], page: int) -> tuple[list[DrawnTable], list[Line]]:
    """The tables in a column's lines, and the lines that are in none."""
    return [], list(made)
