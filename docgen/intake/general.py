"""What gave no entry: what a tender says in general, and what bears on the bid and was not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.intake.account_rows import CellsOfRow
from docgen.intake.demands.context import NAME, SERIAL, SUM
from docgen.model.reading.blocks import Paragraph
from docgen.model.reading.outline import ChapterKind, Node, Outline
from docgen.model.reading.used import Used
from docgen.model.rules.reading_account import AccountRule
from docgen.model.text import unspaced


class General:
    """Judges paragraphs and rows by the words of rules/reading/account.yaml, their chapter and headings."""

    def __init__(self, outline: Outline, kinds: dict[str, ChapterKind], rule: AccountRule) -> None:
        self.rule, self.kinds = rule, kinds
        self.heads = dict(_headings(outline))

    def paragraph(self, paragraph: Paragraph) -> Used:
        """What became of a paragraph outside of tables."""
        return self._judged(paragraph.id, paragraph.printed, paragraph.source)

    def cell(self, paragraph: Paragraph, row: CellsOfRow) -> Used:
        """What became of a paragraph in a row of which no entry was made; the row is judged as a whole."""
        name = paragraph.id
        if name == row.serial:
            return Used(name, "context", SERIAL)
        if unspaced(row.text).split(":")[0].strip() in self.rule.totals:
            return Used(name, "context", SUM)
        whole = self._judged(name, row.text, paragraph.source)
        return Used(name, "context", NAME) if whole.use == "unread" and name == row.label else whole

    def _judged(self, name: str, text: str, source: str) -> Used:
        kind = self.kinds.get(name)
        said = self.rule.kinds.get(kind) if kind else None
        if said and kind == "cover" and self.rule.cover.search(unspaced(text)):
            return Used(name, "context", said)
        about = self.rule.subject(text, self.heads.get(name, ()))
        if bears := self.rule.concerns(text, about):
            return Used(name, "unread", bears)
        if source in ("header", "footer"):
            return Used(name, "furniture")
        if said and about:
            return Used(name, "context", f"{said}：{about.about}")
        return Used(name, "unread")


def _headings(outline: Outline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each block with the lines that it stands under, the nearest first."""

    def below(nodes: Sequence[Node], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        for node in nodes:
            yield node.line.block, above
            yield from below(node.children, (node.line.text, *above))

    for chapter in outline.chapters:
        yield from below(chapter.nodes, ())
