"""How a document is built: its chapters and what each is, its lines in a tree, its lots."""

from __future__ import annotations

from docgen.intake.outline.build import outlined
from docgen.intake.outline.kinds import kind_of
from docgen.intake.outline.lots import lot_of
from docgen.intake.outline.signs import Signs, signs
from docgen.intake.outline.tables import MeantRow, meant

__all__ = ["MeantRow", "Signs", "kind_of", "lot_of", "meant", "outlined", "signs"]
