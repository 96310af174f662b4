"""The line that asks for a drawing in a chapter: `:::图 组织机构`, with lines below it or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.render.drawing.gantt import Schedule, Task
from docgen.render.drawing.lanes import NotUnderstood

MARK = ":::"

_MARK = re.compile(r"\s*[:：]{3}")
_ORDER = re.compile(r"\s*[:：]{3}\s*(?:[图表]\s+)?(?P<kind>[^\s:：|｜]+)(?P<rest>[^\n]*)")
_SPAN = re.compile(
    r"\s*(?P<name>.+?)[：:]\s*第?(?P<from>\d{1,4})(?:\s*(?:[-–—~～]+|至|到)\s*第?(?P<to>\d{1,4}))?\s*个?(?P<unit>[日天周月])"
    r"(?P<more>.*)"
)


@dataclass(frozen=True)
class Order:
    """What is to be drawn, of which site or under which name, the caption if it is given, and its lines."""

    kind: str
    about: str = ""
    caption: str = ""
    lines: tuple[str, ...] = ()


def begins(text: str) -> bool:
    """Whether a paragraph asks for a drawing or ends what one is drawn of."""
    return _MARK.match(text) is not None


def ends(text: str) -> bool:
    """Whether a paragraph ends with the line that ends an order."""
    return _MARK.fullmatch(text.rstrip().rpartition("\n")[2]) is not None


def read_order(text: str) -> Order | None:
    """The order of a text whose first line it is: `:::图 功能分区 产业园站 | 题注`; None where it is none."""
    found = _ORDER.match(text)
    if found is None:
        return None
    about, _, caption = found["rest"].replace("｜", "|").partition("|")
    lines = [line.strip() for line in text[found.end() :].split("\n")]
    kept = tuple(line for line in lines if line and not _MARK.fullmatch(line))
    return Order(found["kind"], about.strip(), caption.strip(), kept)


def read_schedule(lines: tuple[str, ...]) -> Schedule:
    """`事项：第1–7日` is a bar, `事项：第60日` a milestone; 日, 周 or 月, the same in all lines.

    A line `起算：自合同签订起` says what they are counted from. Raises NotUnderstood.
    """
    since, unit = "", ""
    tasks: list[Task] = []
    for number, line in enumerate(lines, 1):
        if line.startswith(("起算：", "起算:")):
            since = line[3:].strip()
            continue
        found = _SPAN.fullmatch(line)
        said = (found["unit"] if found else "").replace("天", "日")
        if found is None or (unit and said != unit):
            raise NotUnderstood(number, line)
        unit = said
        begins_at, ends_at = int(found["from"]), int(found["to"] or found["from"])
        if ends_at < begins_at or not begins_at:
            raise NotUnderstood(number, line)
        when = re.split("[：:]", line, maxsplit=1)[1].strip()
        start = begins_at - 1 if found["to"] else begins_at
        tasks.append(Task(found["name"].strip(), start, ends_at, when))
    if not tasks:
        raise NotUnderstood(1, lines[0] if lines else "")
    return Schedule(tuple(tasks), unit, since)  # type: ignore[arg-type]
