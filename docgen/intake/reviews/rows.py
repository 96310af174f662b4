"""The rows of the qualification and the conformity review: from tables, else from numbered text.

The same review stands in several places (notice, instructions, table). The fullest is kept; what the others
say of one of its rows becomes another place of that row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from docgen.intake import lot_names
from docgen.intake.grids import Grid, Line, columns, grids
from docgen.intake.parts import parted
from docgen.intake.passages import bare
from docgen.intake.tidy import tidied
from docgen.model.reading.outline import Chapter, Node, Outline
from docgen.model.reading.reading import Found, ReviewRow
from docgen.model.rules.reading_reviews import Review, ReviewRule
from docgen.model.text import narrow, squeezed

_ALIKE = 75
_LONGEST_TITLE = 40
_SECTION = re.compile("[一二三四五六七八九十]{1,3}[、.．]")
_CHAPTERS = (
    "evaluation",
    "qualification",
    "conformity",
    "instructions",
    "data_sheet",
    "notice",
    "unknown",
    "demand",
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """One place that lists a review's rows; a table says more exactly what is a row.

    `reviews`: its title says that rows are looked at (资格审查), not what bidders are (资格条件).
    """

    rows: tuple[ReviewRow, ...]
    table: bool
    reviews: bool = False


def review(outline: Outline, which: Review, rule: ReviewRule) -> tuple[ReviewRow, ...]:
    """The rows of one review, in reading order; () where the tender has none."""
    lists = [
        listed
        for chapter in outline.of(*_CHAPTERS)  # type: ignore[arg-type]  # the kinds are literals
        for listed in (*_tables(chapter, outline, which, rule), *_texts(chapter, which, rule))
        if listed.rows
    ]
    if which == "conformity" and not lists:
        lists = list(_rejections(outline, rule))
    by_lot: dict[str, list[_Listed]] = {}
    for listed in lists:
        by_lot.setdefault(listed.rows[0].lot if listed.table else "", []).append(listed)
    tables = any(listed.table for listed in lists)
    kept = [row for each in by_lot.values() for row in _fullest(each, tables)]
    return (*_with_places(kept, lists), *(_papers_elsewhere(kept, lists, rule) if tables else ()))


def _fullest(lists: Sequence[_Listed], tables_elsewhere: bool) -> tuple[ReviewRow, ...]:
    """The list with the most rows, tables before texts, and of texts those of a review."""
    tables = [listed for listed in lists if listed.table]
    if not tables and tables_elsewhere:
        return ()
    reviews = [listed for listed in lists if listed.reviews and len(listed.rows) > 1]
    return max(tables or reviews or lists, key=lambda listed: len(listed.rows)).rows


def _with_places(kept: Sequence[ReviewRow], lists: Sequence[_Listed]) -> Iterator[ReviewRow]:
    others = [row for listed in lists for row in listed.rows if not any(row is each for each in kept)]
    for row in kept:
        alike = [other.found for other in others if _alike(row, other)]
        yield replace(row, also=tuple(alike)) if alike else row


def _papers_elsewhere(
    kept: Sequence[ReviewRow], lists: Sequence[_Listed], rule: ReviewRule
) -> Iterator[ReviewRow]:
    """Rows of other places that want a paper which no row kept names: whether they count is asked."""
    known = "".join(row.name + row.text + row.proof for row in kept)
    for listed in lists:
        for row in listed.rows:
            papers = {name for name in rule.quoted.findall(row.name + row.text) if not rule.laws.search(name)}
            if papers and not any(name in known for name in papers) and not any(row is each for each in kept):
                yield replace(row, found=replace(row.found, certainty="asked"))
                known += "".join(papers)


def _alike(row: ReviewRow, other: ReviewRow) -> bool:
    mine, theirs = squeezed(row.name + row.text), squeezed(other.name + other.text)
    named = squeezed(row.name)
    return (len(named) >= 4 and named in theirs) or fuzz.partial_ratio(mine, theirs) >= _ALIKE


def _tables(chapter: Chapter, outline: Outline, which: Review, rule: ReviewRule) -> Iterator[_Listed]:
    words = [word for each in rule.columns.values() for word in each] + list(rule.serial)
    for whole in grids(chapter, words, outline.lots):
        by_lot: dict[str, list[ReviewRow]] = {}  # one table may part a review in two: 形式评审, 响应性评审
        for named, grid in parted(whole, lambda text: titled(text, rule)):
            if (named or _reviews(grid, chapter, rule)) == which:
                by_lot.setdefault(grid.lot, []).extend(_rows(grid, outline, rule))
        yield from (_Listed(tuple(rows), True) for rows in by_lot.values())


def _reviews(grid: Grid, chapter: Chapter, rule: ReviewRule) -> str:
    """Which review a table is, by the nearest words above it, its heads or its chapter; "" for another."""
    heads = "".join(grid.heads)
    if re.search("分值|评分|得分|扣分|满分|权重", heads):
        return ""
    for text in (*grid.over[:3], heads):
        which = titled(text, rule)
        if which or any(word in text for word in rule.not_titles):
            return which
    return chapter.kind if chapter.kind in rule.titles else ""


def titled(text: str, rule: ReviewRule) -> str:
    """Which review a title names; "" for none, or several."""
    if len(text) > _LONGEST_TITLE or any(word in text for word in rule.not_titles):
        return ""
    met = [which for which, words in rule.titles.items() if any(word in text for word in words)]
    return met[0] if len(met) == 1 else ""


def _rows(grid: Grid, outline: Outline, rule: ReviewRule) -> Iterator[ReviewRow]:
    roles = columns(grid.heads, rule.columns)
    serial = {column for column, head in enumerate(grid.heads) if head in rule.serial}
    of = {role: [c for c, each in roles.items() if each == role and c not in serial] for role in rule.columns}
    rest = [c for c, head in enumerate(grid.heads) if c not in roles and c not in serial and head]
    # One head over the item and what it asks for (资格审查内容): the first column is the item's.
    over = [c for c in of["text"] if c + 1 < len(grid.heads) and grid.heads[c + 1] == grid.heads[c]]
    names = of["name"] or over[:1] or rest[:1] or of["text"][:1]
    texts = [c for c in (*of["text"], *rest, *of["name"][1:]) if c not in names[:1]]
    if not names:
        return
    held: ReviewRow | None = None
    for line in grid.rows:
        name = _own(line, names[0])
        text = "\n".join(filter(None, (_own(line, column) for column in texts)))
        proof = "\n".join(filter(None, (_own(line, column) for column in of["proof"])))
        if not (name or text or proof) or bare(name) in rule.totals:
            continue
        if not name and held is not None and not _own(line, next(iter(serial), names[0])):
            held = replace(held, text=held.text + text, proof=held.proof + proof)
            continue
        if held is not None:
            yield held
        block = line.blocks[names[0]] or next(filter(None, line.blocks), grid.block)
        found = Found(line.place, block, "exact")
        held = ReviewRow(
            text or ("" if name else proof), found, _name(name), proof, _lot(name, grid, outline)
        )
    if held is not None:
        yield held


def _own(line: Line, column: int) -> str:
    return line.texts[column].strip() if line.own[column] else ""


def _name(printed: str) -> str:
    return printed.replace("\n", "").strip(" :：")


def _lot(name: str, grid: Grid, outline: Outline) -> str:
    """The lot of a row: a row may be for one lot alone (中小企业声明（包1）)."""
    ordinal = lot_names.ordinal(name)
    return next((lot.code for lot in outline.lots if lot.number == ordinal), grid.lot)


def _texts(chapter: Chapter, which: Review, rule: ReviewRule) -> Iterator[_Listed]:
    """Numbered lines under a heading of the review: 二、申请人的资格要求, which may be a chapter."""
    if _SECTION.match(chapter.label) and titled(bare(chapter.title), rule) == which:
        rows = tuple(_of_node(node, rule) for node in chapter.nodes if _counts(node, rule))
        yield _Listed(rows, False, bool(rule.looked_at.search(chapter.title)))
    for node in chapter.walk():
        if node.line.table or titled(bare(node.line.text), rule) != which:
            continue
        rows = tuple(_of_node(child, rule) for child in node.children if _counts(child, rule))
        yield _Listed(rows, False, bool(rule.looked_at.search(node.line.text)))


def _rejections(outline: Outline, rule: ReviewRule) -> Iterator[_Listed]:
    """Numbered lines of what voids a bid, for a tender without a review of conformity."""
    for chapter in outline.of(*_CHAPTERS):  # type: ignore[arg-type]  # the kinds are literals
        for node in chapter.walk():
            rows = tuple(
                _of_node(child, rule) for child in node.children if child.line.number and _counts(child, rule)
            )
            if len(rows) > 1 and rule.rejections.search(narrow(node.line.text)):
                yield _Listed(rows, False)


def _counts(node: Node, rule: ReviewRule) -> bool:
    text = narrow(tidied(node.line.text)).strip()
    led = rule.leads.search(text) and not node.children
    return (
        bool(text)
        and not node.line.table
        and not led
        and not any(each.search(text) for each in rule.not_rows)
    )


def _of_node(node: Node, rule: ReviewRule) -> ReviewRow:
    text = "\n".join(tidied(each.line.text) for each in node.walk() if not each.line.table)
    met = re.match(r"([^:：。,，;；\n]{2,24})[:：](?=\S)", text)
    papers = (name for name in rule.quoted.findall(text) if not rule.laws.search(name))
    name = met[1] if met else next(papers, "")
    return ReviewRow(
        text[met.end() :] if met else text, Found(node.path, node.line.block, "likely"), name, "", node.lot
    )
