"""The items of the scoring tables as a panel adds them up: name, points, group, criteria and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from docgen.intake.clash.sentences import Sentence

POINTS_HEAD = re.compile("分值|分数|满分|标准分|^得分$")
_RANGE = re.compile(r"(?:0(?:\.0)?分?[-~—至])?(?P<n>\d+(?:\.\d+)?)分?")
_GROUP = re.compile(r"(?P<name>[一-鿿、]{2,12}?)(?:部分)?\(?(?P<n>\d+(?:\.\d+)?)分\)?")
_TOTAL = re.compile("合计|总计|总分|小计")
_NUMBER = re.compile(r"[\d.、]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A scored item: its criteria in half width, the cell of its points, the group above it."""

    name: str
    points: Decimal
    text: str
    at: Sentence
    criteria: Sentence
    lot: int
    table: str
    group: str = ""
    group_points: Decimal | None = None
    group_at: Sentence | None = None


def items(every: tuple[Sentence, ...]) -> tuple[Item, ...]:
    """Every item of a table that has a column of points and criteria beside it."""
    rows: dict[tuple[str, int], list[Sentence]] = {}
    for each in every:
        if each.table and each.kind in ("evaluation", "conformity", "unknown", "data_sheet"):
            rows.setdefault((each.table, each.row), []).append(each)
    return tuple(_items(rows))


def _items(rows: dict[tuple[str, int], list[Sentence]]) -> Iterator[Item]:
    group: Sentence | None = None
    table = ""
    for (name, row), cells in rows.items():
        if name != table:
            table, group = name, None
        points = next((each for each in cells if POINTS_HEAD.search(each.head)), None)
        met = _RANGE.fullmatch(points.plain) if points else None
        if not row or points is None or met is None or any(_TOTAL.match(each.plain) for each in cells):
            continue
        group = next((each for each in cells if each is not points and _GROUP.fullmatch(each.plain)), group)
        texts = _texts(cells, points, group)
        if not texts:
            continue
        column, text = max(texts.items(), key=lambda pair: len(pair[1]))
        named = [each for at, each in texts.items() if at != column] or [text[:20]]
        of_group = _GROUP.fullmatch(group.plain) if group else None
        yield Item(
            name=named[-1],
            points=Decimal(met["n"]),
            text=text,
            at=points,
            criteria=next(each for each in cells if each.column == column),
            lot=points.lot,
            table=table,
            group=of_group["name"] if of_group else "",
            group_points=Decimal(of_group["n"]) if of_group else None,
            group_at=group,
        )


def _texts(cells: list[Sentence], points: Sentence, group: Sentence | None) -> dict[int, str]:
    """Column → words, without serial numbers, points and group."""
    texts: dict[int, str] = {}
    for each in cells:
        if each.column == points.column or (group and each.plain == group.plain):
            continue
        if re.search("评分类型|评分方式|备注", each.head) or _NUMBER.fullmatch(each.plain):
            continue
        texts[each.column] = texts.get(each.column, "") + each.plain
    return texts
