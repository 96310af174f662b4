"""Read an implementation plan with annexed tables (Word) as numbered passages, budget and scorecard.

The paper's sections 一、 hold （一）, 1. or plain paragraphs; the first annex is the yearly budget, the
second the scorecard. Codes follow these numbers: S4.2 is 四（二）, F2.1 row 2 item 1 of the budget, Q2.1 of
the scorecard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.table import Table, _Cell

from kit.tender_reader import POINTS, distinct_cells, label_of, lines, numbered_lines


class ScoredItem(NamedTuple):
    """An item of the scorecard: its name, points and criteria by number."""

    name: str
    points: Decimal
    criteria: dict[int, str]


class PlanPaper(NamedTuple):
    """What the paper says: passages by code, yearly budget by row in 元, scorecard by code."""

    passages: dict[str, str]
    budget: dict[str, tuple[str, Decimal]]
    scorecard: dict[str, ScoredItem]


def read_plan(path: Path) -> PlanPaper:
    """Read the paper at `path`."""
    document = Document(str(path))
    texts = [paragraph.text.strip() for paragraph in document.paragraphs]
    budget, score = (rows_of(table) for table in document.tables)
    heads = {f"F{row[0].text}": (row[1].text, Decimal(row[3].text) * 10_000) for row in budget}
    passages = section_passages(takewhile(lambda text: not text.startswith("附件"), filter(None, texts)))
    for row in budget:
        passages |= {f"F{row[0].text}.{n}": text for n, text in numbered_lines(lines(row[2])).items()}
    passages[f"F{len(budget) + 1}"] = "；".join(f"{name}{amount:f}元" for name, amount in heads.values())
    return PlanPaper(passages, heads, {f"Q{row[0].text}": _item(row) for row in score if row[2].text})


def rows_of(table: Table) -> list[list[_Cell]]:
    """The numbered rows of a table."""
    rows = (distinct_cells(table, i) for i in range(len(table.rows)))
    return [row for row in rows if row[0].text.isdigit()]


def _item(row: list[_Cell]) -> ScoredItem:
    criteria = numbered_lines(lines(row[3]))
    return ScoredItem(row[1].text, Decimal(row[2].text), {n or 1: text for n, text in criteria.items()})


def section_passages(texts: Iterator[str]) -> dict[str, str]:
    """Every numbered passage of the body; what stands before the first section belongs to it.

    Headings are no passages. Plain paragraphs of a section are numbered where there are several; a list that
    follows a colon is one passage with the words before it.
    """
    path: dict[int, int] = {0: 1}
    found: dict[tuple[int, ...], list[str]] = {}
    for text in texts:
        label = label_of(text)
        if label:
            path = {depth: n for depth, n in path.items() if depth < label.depth} | {
                label.depth: label.number
            }
        words, key = label.words if label else text, tuple(path[depth] for depth in sorted(path))
        if key in found or re.search("[。；：]", words):
            found.setdefault(key, []).append(words)
    return dict(_coded(found))


def _coded(found: dict[tuple[int, ...], list[str]]) -> Iterator[tuple[str, str]]:
    for path, words in found.items():
        code = "S" + ".".join(map(str, path))
        if path == (1,) or len(words) == 1 or words[0].endswith("："):
            yield code, "\n".join(words)
        else:
            yield from ((f"{code}.{number}", text) for number, text in enumerate(words, 1))


def printed_points(criterion: str) -> Decimal | None:
    """The points printed behind a criterion, or None where the paper gives them to the whole item."""
    found = POINTS.search(criterion)
    return Decimal(found.group(1)) if found else None


def officials(passage: str) -> set[str]:
    """The people whom a list of names and offices gives, without the spaces in their names."""
    named = re.findall(r"(?m)(?:：|^)\s*([一-鿿]\s*[一-鿿]{1,2})\s+\S+", passage)
    return {re.sub(r"\s", "", name) for name in named}
