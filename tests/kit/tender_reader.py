"""Read a procurement file (Word) as numbered passages, marks and scorecard lines.

Everything is derived from the paper itself: the numbering 一、/（一）/1./（1）/①, the rows of the commercial
table, and the lines of the scorecard. Tests compare the outcome with the bundled examples.
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
from docx.text.paragraph import Paragraph

NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
# Outermost first. A level's place in this list is its depth in the numbering tree.
LABELS = (
    re.compile(rf"([{NUMERALS}]{{1,3}})、"),
    re.compile(rf"[（(]([{NUMERALS}]{{1,3}})[）)]"),
    re.compile(r"(\d+)\s*[.．](?!\d)"),
    re.compile(r"[（(](\d+)[）)]"),
    re.compile(f"([{CIRCLED}])"),
)
LINE_NUMBER = LABELS[2]
POINTS = re.compile(r"[（(]\s*(\d+(?:\.\d+)?)\s*分\s*[）)]")
# "扣0.1分。       3.服务期内": two numbered lines run together in one paragraph.
RUN_ON = re.compile(r"\s{2,}(?=\d+\.(?!\d))")


class Label(NamedTuple):
    """A number before a paragraph: its depth, its value, and the words after it."""

    depth: int
    number: int
    words: str


class ScoreRow(NamedTuple):
    """A scorecard row: criteria and deductions by number; 0 holds the words before the first number."""

    name: str
    points: Decimal
    service: str
    criteria: dict[int, str]
    deductions: dict[int, str]


class LotPaper(NamedTuple):
    """What the paper says of one lot: its name, quantity, budget, passages by code, and scorecard by code."""

    title: str
    quantity: str
    budget: Decimal
    passages: dict[str, str]
    marks: dict[str, str]
    scorecard: dict[str, ScoreRow]


def read_lot(path: Path, name: str) -> LotPaper:
    """Read lot `name` (标项一 …) of the paper at `path`."""
    blocks = list(Document(str(path)).iter_inner_content())
    start = next(i for i, block in enumerate(blocks) if _text(block) == name)
    tables = [block for block in blocks[start:] if isinstance(block, Table)]
    rows = [distinct_cells(tables[0], i) for i in range(len(tables[0].rows))]
    item = next(row for row in rows if row[0].text == "1" and len(row) == 5)
    passages = remarks(list(takewhile(lambda words: not words.startswith("标项"), map(_text, blocks))))
    passages |= technical_passages(lines(item[3]))
    commercial, marks = commercial_passages(rows)
    passages |= commercial | core_products(rows)
    score = scorecard_rows(tables[1])
    return LotPaper(item[1].text, item[2].text, Decimal(item[4].text), passages, marks, score)


def whole_text(path: Path) -> str:
    """All words of the paper, tables included."""
    document = Document(str(path))
    cells = {cell._tc: cell.text for table in document.tables for row in table.rows for cell in row.cells}
    return "\n".join([p.text for p in document.paragraphs] + list(cells.values()))


def _text(block: Paragraph | Table) -> str:
    return block.text.strip() if isinstance(block, Paragraph) else ""


def distinct_cells(table: Table, row: int) -> list[_Cell]:
    """The cells of a row, each merged cell once."""
    return list({cell._tc: cell for cell in table.rows[row].cells}.values())


def lines(cell: _Cell) -> list[str]:
    """The non-empty lines of a cell; numbered lines that run on in one paragraph are parted."""
    parts = (part for p in cell.paragraphs for line in p.text.split("\n") for part in RUN_ON.split(line))
    return [part.strip() for part in parts if part.strip()]


def label_of(line: str) -> Label | None:
    """The number that a line begins with, or None."""
    for depth, pattern in enumerate(LABELS):
        found = pattern.match(line)
        if found:
            return Label(depth, _value(found.group(1)), line[found.end() :].strip())
    return None


def _value(sign: str) -> int:
    """What a number's sign counts: 7, ⑦, 七, 十一, 二十三."""
    if sign in CIRCLED:
        return CIRCLED.index(sign) + 1
    if sign.isascii():
        return int(sign)
    tens, ten, ones = sign.rpartition("十")
    digits = [NUMERALS.index(part) + 1 if part else 0 for part in (tens, ones)]
    return (digits[0] or 1) * 10 + digits[1] if ten else digits[1]


def numbered_lines(texts: list[str]) -> dict[int, str]:
    """Lines by their number 1., 2. …; a line without one continues the line before (0: before the first)."""
    found: dict[int, str] = {}
    number = 0
    for line in texts:
        label = LINE_NUMBER.match(line)
        number = int(label.group(1)) if label else number
        found[number] = found.get(number, "") + (line[label.end() :] if label else line)
    return found


def remarks(texts: list[str]) -> dict[str, str]:
    """说明 1, 2 … before the first lot, as N1, N2 …"""
    return {f"N{number}": words for number, words in numbered_lines(texts).items() if number}


def label_lines(texts: list[str]) -> Iterator[Label]:
    """Every line with its number; depth -1 where it has none and continues the passage before it.

    An unnumbered line that stands exactly where one number of its row is missing takes that number.
    """
    last: dict[int, int] = {}
    labels = [label_of(line) for line in texts]
    for i, (line, label) in enumerate(zip(texts, labels, strict=True)):
        after = labels[i + 1] if i + 1 < len(texts) else None
        if label is None and after and last.get(after.depth) == after.number - 2:
            label = Label(after.depth, after.number - 1, line)
        if label:
            last = _with(last, label)
        yield label or Label(-1, 0, line)


def _with(path: dict[int, int], label: Label) -> dict[int, int]:
    """The numbers by depth after a label: outer ones stay, inner ones begin anew."""
    return {depth: n for depth, n in path.items() if depth < label.depth} | {label.depth: label.number}


def technical_passages(texts: list[str]) -> dict[str, str]:
    """The technical requirements as T1, T3.1.1.2.4 …: every number that says more than a heading.

    Words before the first number belong to T1.
    """
    path: dict[int, int] = {0: 1}
    found: dict[str, list[str]] = {"T1": []}
    for label in label_lines(texts):
        if label.depth >= 0:
            path = _with(path, label)
        found.setdefault("T" + ".".join(str(path[d]) for d in sorted(path)), []).append(label.words)
    parents = {code.rpartition(".")[0] for code in found}
    return {c: "\n".join(words) for c, words in found.items() if c not in parents or _says_something(words)}


def _says_something(words: list[str]) -> bool:
    """Whether a passage with sub-numbers has words of its own beyond "title。"."""
    return len(words) > 1 or bool(words[0].partition("。")[2].strip())


def commercial_passages(rows: list[list[_Cell]]) -> tuple[dict[str, str], dict[str, str]]:
    """The commercial rows as B2, B4.1 … and the mark that stands before each ("" for none)."""
    passages: dict[str, str] = {}
    marks: dict[str, str] = {}
    for row in rows:
        if len(row) != 3 or not row[0].text.isdigit():
            continue
        sub = numbered_lines(lines(row[2]))
        head = sub.pop(0, "")
        code = f"B{row[0].text}"
        own = {f"{code}.{n}": head * (n == 1) + words for n, words in sub.items()} or {code: head}
        passages |= own
        marks |= dict.fromkeys(own, row[1].text[0] if row[1].text[0] in "▲★#" else "")
    return passages, marks


def core_products(rows: list[list[_Cell]]) -> dict[str, str]:
    """The row below 三、核心产品, as C1."""
    at = next(i for i, row in enumerate(rows) if row[0].text.endswith("核心产品"))
    return {"C1": rows[at + 1][0].text}


def scorecard_rows(table: Table) -> dict[str, ScoreRow]:
    """The scorecard's rows as Q1, Q2 …; an unnumbered first criterion is number 1."""
    rows = [distinct_cells(table, i) for i in range(len(table.rows))]
    return {f"Q{row[0].text}": _score_row(row) for row in rows if row[0].text.isdigit()}


def _score_row(row: list[_Cell]) -> ScoreRow:
    criteria = numbered_lines(lines(row[4]))
    if 0 in criteria:
        criteria = {1: criteria.pop(0)} | criteria
    deductions = numbered_lines(lines(row[5]))
    return ScoreRow(row[1].text, Decimal(row[2].text), row[3].text, criteria, deductions)


def points_of(criterion: str) -> Decimal:
    """The points printed behind a criterion: the first （n分）; a later one is a part of it."""
    found = POINTS.search(criterion)
    assert found, f"no points behind: {criterion}"
    return Decimal(found.group(1))
