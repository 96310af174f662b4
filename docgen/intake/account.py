"""Nothing left out: what became of every paragraph of a tender."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docgen.intake.account_rows import CellsOfRow, rows_of
from docgen.intake.demands.context import ASSESSMENT, HEADS, PAYMENT
from docgen.intake.general import General
from docgen.intake.outline.signs import Signs
from docgen.intake.outline.tables import meant
from docgen.model.reading.blocks import Document, Paragraph, paragraphs_of, tables_of
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Found, Reading
from docgen.model.reading.used import Used
from docgen.model.rules.reading_account import AccountRule
from docgen.model.text import squeezed

_LEAST_REPEATED = 8
_LARGEST_ROW = 40
"""Paragraphs of a row; where there are more, the table only lays out the page, and its cells are no row."""


def accounted(
    outline: Outline, reading: Reading, said: Iterable[Used], rule: AccountRule, signs: Signs
) -> tuple[Used, ...]:
    """What became of each paragraph that says something, those in cells too, in reading order.

    An entry of the reading goes first, then the same words elsewhere, forms, the cells beside an entry
    (`why` is its block), what the reading says of it (`said`), lists of contents, headings and heads, what is
    known as general. The rest is `unread`, with the words by which it bears on the bid, where it does.
    """
    account = _Account(outline, reading, said, rule, signs)
    return tuple(account.used(each) for each in account.paragraphs)


class _Account:
    def __init__(
        self, outline: Outline, reading: Reading, said: Iterable[Used], rule: AccountRule, signs: Signs
    ) -> None:
        blocks = outline.document.blocks
        self.rule = rule
        self.paragraphs = [each for each in outline.document.paragraphs() if each.printed.strip()]
        self.words = _words(reading)
        self.given = {used.block: used for used in said}
        self.forms = set(_in_forms(self.paragraphs, reading))
        self.contents = {block.id for chapter in outline.of("contents") for block in chapter.blocks}
        self.headings = {
            chapter.blocks[0].id for chapter in outline.chapters if chapter.title and chapter.blocks
        }
        self.headings |= {
            node.line.block for chapter in outline.chapters for node in chapter.walk() if node.heading
        }
        self.rows: dict[str, list[CellsOfRow]] = defaultdict(list)
        for row in rows_of(blocks):
            if len(row.blocks) > _LARGEST_ROW:
                continue
            for block in row.blocks:
                self.rows[block].append(row)
        self.heads = {
            paragraph.id
            for table in tables_of(blocks)
            for row in meant(table, signs)
            if row.kind in ("head", "title")
            for cell in row.own
            for paragraph in paragraphs_of(cell.blocks)
        }
        kinds = {
            paragraph.id: chapter.kind
            for chapter in outline.chapters
            for paragraph in paragraphs_of(chapter.blocks)
        }
        self.general = General(outline, kinds, rule)
        self.payments = [(squeezed(each.text), each.found.block) for each in reading.payment]
        self.lines = _lines_of(outline)
        self.again = self._again(reading)

    def _again(self, reading: Reading) -> dict[str, str]:
        """Paragraphs that say the words of an entry or a fact again → its block; short ones are none."""
        first = {
            text: each.id
            for each in reversed(self.paragraphs)
            if each.id in self.words
            for text in self.lines.get(each.id, ())
        }
        for fact in reading.stated:
            first.setdefault(squeezed(fact.value), fact.found.block)
        return {
            each.id: first[text]
            for each in self.paragraphs
            for text in self.lines.get(each.id, ())
            if len(text) >= _LEAST_REPEATED and text in first
        }

    def used(self, paragraph: Paragraph) -> Used:
        """What became of it."""
        name = paragraph.id
        if name in self.words:
            return Used(name, "entry")
        if name in self.again:
            return Used(name, "repeat", self.again[name])
        if name in self.forms:
            return Used(name, "form")
        if entry := self._beside(paragraph):
            return Used(name, "entry", entry)
        if name in self.given:
            return self._given(paragraph)
        if name in self.contents or paragraph.contents:
            return Used(name, "contents")
        if name in self.heads:
            return Used(name, "heading", HEADS)
        if name in self.headings:
            return Used(name, "heading")
        rows = self.rows.get(name, ())
        if not rows or self._entries(rows):
            return self.general.paragraph(paragraph)
        return self.general.cell(paragraph, rows[0])

    def _entries(self, rows: Sequence[CellsOfRow]) -> list[str]:
        return [block for row in rows for block in row.blocks if block in self.words]

    def _given(self, paragraph: Paragraph) -> Used:
        """What the reading says of a line among demands.

        One of payment or scoring is only told to be so because an entry has it: where none does, and it
        bears on the bid, it is not read.
        """
        given = self.given[paragraph.id]
        if given.why not in (PAYMENT, ASSESSMENT):
            return given
        said = squeezed(paragraph.text)
        paid = next((block for text, block in self.payments if text in said), "")
        if paid:
            return Used(given.block, "repeat", paid)
        bears = self.rule.bearing(paragraph.printed)
        return Used(given.block, "unread", bears) if bears else given

    def _beside(self, paragraph: Paragraph) -> str:
        """The block of the entry in whose row it stands, unless it says more of the bid than that has."""
        entries = self._entries(self.rows.get(paragraph.id, ()))
        if not entries:
            return ""
        own = next((block for block in entries if self._says(block, paragraph)), "")
        return own or ("" if self.rule.bearing(paragraph.printed) else entries[0])

    def _says(self, block: str, paragraph: Paragraph) -> bool:
        """Whether the entries of a block have all that a paragraph says."""
        lines = self.lines.get(paragraph.id) or [squeezed(paragraph.text)]
        return all(any(line in words for words in self.words[block]) for line in lines)


def partly(outline: Outline, reading: Reading, rule: AccountRule) -> tuple[Used, ...]:
    """The clauses with a word of duty behind a fact in one paragraph: an entry has the fact alone.

    Each as its block and its words; a paragraph that gave any other entry is that entry's, word for word.
    """
    facts = {fact.found.block for fact in reading.stated}
    others = set(_words(replace(reading, stated=())))
    left: list[Used] = []
    for paragraph in outline.document.paragraphs():
        if paragraph.id not in facts or paragraph.id in others:
            continue
        _, *more = (clause for clause in re.split("[。；;\n]", paragraph.printed) if clause.strip())
        left += [Used(paragraph.id, "unread", clause.strip()) for clause in more if rule.binding(clause)]
    return tuple(left)


def _words(reading: Reading) -> dict[str, list[str]]:
    """Each block that gave an entry → the words of its entries, squeezed."""
    words: dict[str, list[str]] = defaultdict(list)

    def has(found: Found, *texts: str) -> None:
        words[found.block].append("".join(map(squeezed, texts)))

    for fact in reading.stated:
        has(fact.found, fact.value)  # what is printed around it may say more
    for mark in reading.marks:
        has(mark.found, mark.quote)
    for demand in reading.demands:
        has(demand.found, demand.text)
    for listed in reading.listed:
        has(listed.found, listed.name, *(text for _, text in listed.beside))
    for row in (*reading.qualification, *reading.conformity):
        for found in (row.found, *row.also):
            has(found, row.name, row.text, row.proof)
    for item in reading.scoring:
        has(item.found, item.group, item.name, item.text)
    for point in reading.service:
        has(point.found, point.name, point.text, point.deduction)
    for stage in reading.payment:
        has(stage.found, stage.text)
    for band in reading.bands:
        has(band.found, band.text)
    for duty in reading.duties:
        has(duty.found, duty.text)
    for form in reading.forms:
        has(form.found, form.title)
    for contradiction in reading.contradictions:
        for at, found in enumerate(contradiction.places):
            has(found, *contradiction.words[at : at + 1])
    return words


def _lines_of(outline: Outline) -> dict[str, list[str]]:
    """The lines of each paragraph without number and mark, squeezed."""
    lines: dict[str, list[str]] = defaultdict(list)
    for chapter in outline.chapters:
        for node in chapter.walk():
            lines[node.line.block].append(squeezed(node.line.text))
    return dict(lines)


def _in_forms(paragraphs: list[Paragraph], reading: Reading) -> Iterator[str]:
    order = {paragraph.id: at for at, paragraph in enumerate(paragraphs)}
    for form in reading.forms:
        first, last = order.get(form.found.block), order.get(form.last)
        if first is not None and last is not None:
            yield from (paragraph.id for paragraph in paragraphs[first : last + 1])


def by_use(used: Iterable[Used], document: Document) -> dict[str, int]:
    """How many paragraphs went to each use; furniture that was left out before counts as one."""
    counts: Counter[str] = Counter(each.use for each in used)
    counts["furniture"] += sum(missed.why == "furniture" for missed in document.missed)
    return dict(counts)
