"""The evaluation items of a tender's scoring tables, whatever their heads are called, however cells merge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from docgen.intake.grids import Grid, Line, grids
from docgen.intake.parts import parted
from docgen.intake.passages import bare
from docgen.intake.reviews.rows import titled
from docgen.intake.scoring import points
from docgen.intake.scoring.heads import Columns, scoring_columns
from docgen.intake.scoring.kinds import kind_of
from docgen.intake.scoring.prose import prose_items
from docgen.model.reading.outline import Chapter, ChapterKind, Outline
from docgen.model.reading.reading import Certainty, Found, ScoringItem
from docgen.model.rules.reading_reviews import ReviewRule
from docgen.model.rules.reading_scoring import ScoringRule
from docgen.model.text import narrow

_LONGEST_TITLE = 40
_FIRST = 2
"""A sum's word stands in one of so many cells at the beginning of its row: behind a number of its clause."""
_CHAPTERS: tuple[tuple[ChapterKind, ...], ...] = (
    ("evaluation",),
    ("instructions", "data_sheet", "notice", "qualification", "conformity", "unknown", "demand"),
)
_NAMED = re.compile(r"\s*(?P<name>[^。;；:：,，\n]{2,24})[:：\n]\s*(?P<text>.{8,})", re.DOTALL)
_HEAD = re.compile(r"^[\s\d.、(（）)①-⑳]*([^。;；:：,，\n]{2,20})")


def scoring(outline: Outline, rule: ScoringRule, reviews: ReviewRule) -> tuple[ScoringItem, ...]:
    """All items in reading order; none where the lowest price wins, and none of rows of the `reviews`.

    Tables of the evaluation chapters come first, then those of other chapters, then headings with points.
    """
    words = [word for each in rule.columns.values() for word in each] + list(rule.serial)
    for kinds in _CHAPTERS:
        chapters = outline.of(*kinds)
        items = [
            item
            for chapter in chapters
            for whole in grids(chapter, words, outline.lots)
            for review, grid in parted(whole, lambda text: titled(text, reviews))
            if not review
            for item in items_of(grid, rule, trusted=kinds == _CHAPTERS[0])
        ]
        if items:
            return _without_groups(items, chapters)
    return tuple(prose_items(outline, rule))


def _without_groups(items: Sequence[ScoringItem], chapters: Sequence[Chapter]) -> tuple[ScoringItem, ...]:
    """The items without those that say what a later table comes to: 技术部分 | 50 above its own."""
    titles = {
        _name(bare(node.line.text)) for chapter in chapters for node in chapter.walk() if not node.line.table
    }
    return tuple(item for item in items if item.text or item.kind == "price" or bare(item.name) not in titles)


def items_of(grid: Grid, rule: ScoringRule, trusted: bool = True) -> list[ScoringItem]:
    """The items of one table, [] where it is none that scores the bid."""
    heads = "".join(grid.heads)
    over = "".join(grid.over[:2])
    if any(word in heads + over[:_LONGEST_TITLE] for word in rule.not_titles):
        return []
    if any(word in heads + grid.over[0] for word in rule.not_own_titles):
        return []
    if not trusted and not any(word in heads + over for word in rule.titles):
        return []
    at = scoring_columns(grid, rule)
    if at is None:
        return []
    items: list[ScoringItem] = []
    group = bare(_name(grid.group)) if grid.group else ""
    for row in grid.rows:
        if any(_is_total(text, rule) for text in row.filled[:_FIRST]):
            continue
        if _heads_a_group(row, grid, rule):
            group = bare(row.filled[0])
            continue
        item = _item(row, at, grid, rule, group, items)
        if item is None and items and not _cell(row, at.name, own=True).strip():
            items[-1] = _longer(items[-1], row, at, rule)
        elif item is not None:
            items.append(item)
    return [item for item in items if item.points is not None or item.text]


def _is_total(printed: str, rule: ScoringRule) -> bool:
    """Whether a text names a sum: 合计, 分值构成（总分100分）."""
    text = re.sub(r"[(（][^()（）]*[)）]", "", printed)
    return narrow(text).replace(" ", "").rstrip(":：") in rule.totals or bare(text) in rule.totals


def _heads_a_group(row: Line, grid: Grid, rule: ScoringRule) -> bool:
    """A row of one text over the whole width: 二、商务部分（30分）."""
    filled = row.filled
    return (
        len(filled) == 1
        and len(set(row.blocks)) <= 2
        and len(grid.heads) > 2
        and (points.in_name(filled[0], rule) is not None or len(bare(filled[0])) <= 12)
        and row.own[0]
        and bool(row.texts[0].strip())
        and row.texts[0] == row.texts[-1]
    )


def _cell(row: Line, column: int | None, own: bool = False) -> str:
    if column is None or (own and not row.own[column]):
        return ""
    return row.texts[column]


def _item(
    row: Line, at: Columns, grid: Grid, rule: ScoringRule, group: str, before: Sequence[ScoringItem]
) -> ScoringItem | None:
    printed = _cell(row, at.name)
    text = "\n".join(filter(None, (_cell(row, at.criteria), *(_cell(row, column) for column in at.notes))))
    if not text and (both := _NAMED.match(printed)):  # 评分内容 | 分值: the name, then its criteria
        printed, text = both["name"], both["text"]
    scored, head = _scored(row, at, grid, rule)
    named = bool(_cell(row, at.name, own=True).strip())
    if not named and (scored is None or not printed.strip()):
        return None  # the rest of the row above, from the next page
    of_name = points.in_name(printed, rule)
    name = _name(printed)
    categories = [_cell(row, column) for column in at.categories if _cell(row, column).strip()]
    if not categories and at.categories and before:
        categories = [before[-1].group] if before[-1].group else []  # left empty: that of the row above
    if not named:  # a part with points of its own under a merged name
        part = _HEAD.match(narrow(text))
        name = f"{name} {part[1].strip()}" if part else name
    value = scored if scored is not None else of_name if of_name is not None else points.in_text(text, rule)
    if value is None:
        value = points.in_name(categories[-1], rule) if categories and not before else None
    above = " ".join(dict.fromkeys(bare(each) for each in categories)) or group
    kind, said = kind_of(
        name,
        text,
        above,
        _cell(row, at.kind) or "".join((head, *(_cell(row, note) for note in at.notes))),
        rule,
    )
    sure: Certainty = (
        "exact" if (scored is not None or of_name is not None) and (said or at.kind is None) else "likely"
    )
    column = at.name if named and at.name is not None else at.criteria or 0
    found = Found(row.place, row.blocks[column], sure)
    return ScoringItem(name, value, kind, text, found, grid.lot, above)


def _scored(row: Line, at: Columns, grid: Grid, rule: ScoringRule) -> tuple[Decimal | None, str]:
    """A row's points in their cell, and the head they stand under where points are parted by kind."""
    for column in at.points:
        value = points.in_cell(_cell(row, column, own=True), rule)
        if value is not None:
            return value, grid.heads[column] if len(at.points) > 1 else ""
    return None, ""


def _name(printed: str) -> str:
    """A name without number and points; marks stay, for △条款响应 names them."""
    name = re.sub(
        r"[(（](?:满分|最高|共|计|总分|权重|分值)?[:：为]?\s*[\d.~\-—–－至到]+\s*(?:分|%)[^()（）]{0,3}[)）]",
        "",
        printed.replace("\n", ""),
    )
    name = re.sub(r"\s*\d+(?:\.\d+)?(?:分|%|％)$", "", name)
    return re.sub(
        r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:\.\d{1,2})*[.．、](?!\d))\s*",
        "",
        name.strip(),
    ).strip(" :：")


def _longer(item: ScoringItem, row: Line, at: Columns, rule: ScoringRule) -> ScoringItem:
    """An item whose row goes on after a page's end."""
    more = _cell(row, at.criteria)
    text = f"{item.text}{more}"
    value = item.points if item.points is not None else points.in_text(text, rule)
    kind, _ = kind_of(item.name, text, item.group, _cell(row, at.kind), rule)
    return replace(item, text=text, points=value, kind=item.kind if at.kind is not None else kind)
