"""Tables whose rows do not add up to their total, and totals in the text that differ from the table's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.model.finding import chinese
from docgen.model.money import in_digits
from docgen.model.reading.contradiction import Contradiction
from docgen.rules import clash_words

_TOTAL = re.compile("(?:合计|总计|共计|合\\s*计)(?:分值?|人数|金额)?(?:\\((?:万?元|分)\\))?:?")
_FIGURE = re.compile(
    r"(?P<range>\d+(?:\.\d+)?[-~—至])?(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<u>[一-鿿㎡%/·m2]{0,4})"
)
_NO_SUM = re.compile("序号|编号|单价|限价\\(%\\)|上限|年份|备注|标准|要求|说明|日期|比例|宽|高|折扣率")
_POINTS = re.compile("分值|分数|满分|标准分|得分")
_IN_TEXT = re.compile(
    r"(?P<noun>[一-鿿]{0,12}?)(?:总人数|总数量?|总面积|总量|共计|合计|共)(?:为|:|不少于|不低于|约)?"
    r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>平方米|㎡|m2|人|名|台|处|个|座|株|套|部|条)"
)
_ROW_LENGTH = 120
_PART_LENGTH = 8
_BEFORE, _AFTER = 6, 3
"""A table within so many blocks after a total, or before it, is the one it speaks of."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that has a total: the cell's sentence, the total, the sum of the rows, the last of them."""

    head: str
    total: Sentence
    value: Decimal
    summed: Decimal
    last: Sentence


def wrong_sums(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """Columns whose printed total is not the sum of their rows."""
    for column in _columns(every):
        if column.value != column.summed:
            kind = "points" if _POINTS.search(column.head) else "sums"
            about = chinese("{head}合计", {"head": column.head})
            places = Places(
                (column.last.found, column.total.found),
                (f"各项之和{_printed(column.summed, column.total)}", f"合计{column.total.text.strip()}"),
                (_row_words(column.last), f"合计 {column.total.text.strip()}"),
            )
            yield contradiction(kind, about, places)


def wrong_totals(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """Totals named in a sentence that a table right after, or before, has another total for."""
    columns = list(_columns(every))
    for sentence in every:
        if sentence.table or sentence.kind in ("forms", "evaluation", "contract"):
            continue
        for met in _IN_TEXT.finditer(sentence.plain):
            if not _of_all(met, sentence, every):
                continue
            column = next((each for each in columns if _speaks_of(sentence, met["u"], each)), None)
            value = Decimal(met["n"].replace(",", ""))
            if column and value not in (column.value, column.summed):
                said = f"{met['n']}{met['u']}"
                places = Places.of([(sentence, said), (column.total, column.total.text.strip())])
                words = (places.words[0], f"合计 {column.total.text.strip()}")
                yield contradiction(
                    "totals",
                    chinese("{noun}总数", {"noun": met["noun"]}),
                    Places(places.found, places.values, words),
                )


def _of_all(met: re.Match[str], sentence: Sentence, every: tuple[Sentence, ...]) -> bool:
    """Whether the total is of everything: of no part that a table names, and no sum of its own sentence."""
    if "约" in met.group() or any(word in met["noun"] for word in clash_words().totals.never):
        return False
    if len(re.findall(rf"\d(?:{re.escape(met['u'])})", sentence.plain)) > 1:
        return False
    parts = {
        each.plain
        for each in every
        if each.table and each.chapter == sentence.chapter and 2 <= len(each.plain) <= _PART_LENGTH
    }
    return not any(part in met["noun"] for part in parts)


def _speaks_of(sentence: Sentence, unit: str, column: _Column) -> bool:
    away = column.total.order - sentence.order
    near = 0 < away <= _BEFORE or -_AFTER <= away < 0
    if (
        not near
        or sentence.chapter != column.total.chapter
        or sentence.section[:1] != column.total.section[:1]
    ):
        return False
    units = clash_words().totals.heads
    return any(unit in each.units and re.search(each.head, column.head) for each in units)


def _columns(every: tuple[Sentence, ...]) -> Iterator[_Column]:
    tables: dict[str, list[Sentence]] = {}
    for sentence in every:
        if sentence.table and sentence.kind != "forms":
            tables.setdefault(sentence.table, []).append(sentence)
    for cells in tables.values():
        total_rows = [
            each.row for each in cells if _TOTAL.fullmatch(each.plain) and each.column <= 2 and each.row
        ]
        if len(set(total_rows)) != 1:
            continue
        row = total_rows[0]
        for total in (each for each in cells if each.row == row and not _TOTAL.fullmatch(each.plain)):
            if column := _column(total, [each for each in cells if each.column == total.column], row):
                yield column


def _column(total: Sentence, cells: list[Sentence], row: int) -> _Column | None:
    """The column of a total; None where a cell of it is no figure, or nothing is added in it."""
    value = _figure(total)
    if value is None or _NO_SUM.search(total.head):
        return None
    above = [
        each
        for each in cells
        if 0 < each.row < row and not re.search("小计", each.row_text) and each.plain.strip("-—/")
    ]
    figures = [_figure(each) for each in above]
    if len(above) < 2 or any(figure is None for figure in figures):
        return None
    return _Column(
        total.head, total, value, sum((f for f in figures if f is not None), Decimal(0)), above[-1]
    )


def _figure(sentence: Sentence) -> Decimal | None:
    met = _FIGURE.fullmatch(sentence.plain.strip("()"))
    if met is None or (met["range"] and not _POINTS.search(sentence.head)):
        return None
    return Decimal(met["n"].replace(",", ""))


def _row_words(sentence: Sentence) -> str:
    """The row that the sentence stands in, its cells one after another."""
    return " ".join(filter(None, sentence.row_text.replace("\n", " ").split("|")))[:_ROW_LENGTH]


def _printed(value: Decimal, total: Sentence) -> str:
    """The sum as the table writes its figures."""
    return f"{value:,}" if "," in total.text else in_digits(value)
