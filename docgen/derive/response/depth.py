"""What is written for each item that is scored, a point, beside what is written for the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from statistics import median

from docgen.model.project import Chapter, Project
from docgen.model.response.depth import ItemDepth
from docgen.model.rules.depth import DepthRule
from docgen.model.tender.evaluation import EvaluationItem
from docgen.model.text import narrow, squeezed

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TENTH = Decimal("0.1")


def item_depths(project: Project, rule: DepthRule) -> tuple[ItemDepth, ...]:
    """The depth of every item that chapters or an answer are written for, in the tender's order."""
    items = [each for each in project.tender.lot.evaluation if not each.answered_elsewhere]
    points = {item.code: item.points for item in items}
    depths = [_depth(project, item, points) for item in items]
    compared = [each for each in depths if each.kind != "objective" and each.points]
    middle = median(each.per_point for each in compared) if len(compared) >= rule.least_items else 0
    return tuple(_compared(each, each in compared, middle, rule) for each in depths)


def _depth(project: Project, item: EvaluationItem, points: Mapping[str, Decimal]) -> ItemDepth:
    mine = [
        (no, chapter, _share(item, chapter, points))
        for no, chapter in enumerate(project.plan, 1)
        if item.code in chapter.record.answers
    ]
    answer = project.answers.get(item.code)
    own = len(squeezed(answer.text)) if answer else 0
    return ItemDepth(
        code=item.code,
        name=item.name,
        points=item.points,
        kind=item.kind or "",
        chapters=tuple(no for no, _, _ in mine),
        titles=tuple(chapter.record.title for _, chapter, _ in mine),
        characters=own + round(sum(chapter.length * share for _, chapter, share in mine)),
        figures=sum((chapter.figures * share for _, chapter, share in mine), Decimal(0)).quantize(_TENTH),
        numbers=round(sum(sum(1 for _ in _numbers(chapter)) * share for _, chapter, share in mine)),
    )


def _share(item: EvaluationItem, chapter: Chapter, points: Mapping[str, Decimal]) -> Decimal:
    """The part of a chapter that is an item's: by points, among the items that the chapter answers."""
    of_all = sum((points.get(code, Decimal(0)) for code in chapter.record.answers), Decimal(0))
    return item.points / of_all if of_all else Decimal(1)


def _numbers(chapter: Chapter) -> Iterator[str]:
    for place, words in chapter.text:
        if place not in chapter.headings:
            yield from _NUMBER.findall(narrow(words))


def _compared(depth: ItemDepth, compared: bool, middle: float, rule: DepthRule) -> ItemDepth:
    if not compared or not middle:
        return depth
    share = round(100 * depth.per_point / middle)
    thin = share < rule.thin_share and depth.points >= rule.least_points
    return depth.model_copy(update={"share": share, "thin": thin})
