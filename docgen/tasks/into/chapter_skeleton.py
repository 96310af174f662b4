"""A chapter as it begins: what the panel looks for as a check list, sections with what to write in each.

All but the headings stands in comments, which are never printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.rules.skeletons import SkeletonRule, SkeletonSection
from docgen.model.text import squeezed
from docgen.tasks.into.asked import ToWrite


def skeleton(title: str, item: ToWrite, rule: SkeletonRule) -> Iterator[str]:
    """The lines of the chapter for an item that is scored."""
    yield f"# {title}"
    yield ""
    yield f"<!-- {item.points or '—'} 分。评审标准：{_plain(item.text)} -->"
    yield ""
    yield "<!-- 逐点核对，写到的在方括号里打 x："
    yield from (f"[ ] {point}" for point in points(item, rule))
    yield from (f"档次 {_plain(tier)}" for tier in item.tiers)
    yield "写完以后，没有正文的小标题删去。 -->"
    for section in rule.sections:
        if item.kind == "objective" and not section.objective:
            continue
        yield ""
        yield f"## {section.title}"
        yield ""
        yield f"<!-- {_named(section, item)}{'；'.join(section.ask)} -->"


def points(item: ToWrite, rule: SkeletonRule) -> list[str]:
    """The item's own words one by one, in their order, each once; what its parts ask for behind them."""
    told = [_plain(part) for text in (item.text, *item.parts) for part in rule.breaks.split(text)]
    kept: dict[str, str] = {}
    for part in told:
        bare = squeezed(part)
        known = any(bare in each for each in kept)
        if len(bare) >= rule.least_point and not known and not rule.not_points.match(part):
            kept[bare] = part
    return list(kept.values())[: rule.most_points]


def _named(section: SkeletonSection, item: ToWrite) -> str:
    words = "".join((item.name, item.text, *item.parts))
    met = [word for word in section.words if word in words]
    return f"★ 评审标准点名（{'、'.join(met[:4])}）。" if met else ""


def _plain(text: str) -> str:
    """Words that can stand in a comment."""
    return " ".join(re.sub(r"[<>]|--+", " ", text).split())
