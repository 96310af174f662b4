"""Changes drawn by chance over a file's data: of values, fields and entries, in words that YAML might take
for something else."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from docgen.edit.change import Change
from docgen.model.sources import Place

WORDS = (
    "按合同约定执行",
    "12",
    "1885000.00",
    "007",
    "2026-03-01",
    "09:00",
    "true",
    "null",
    "~",
    "",
    " 前后有空格 ",
    "冒号: 在中间",
    "井号 # 在中间",
    "#1 楼",
    "- 像一个列表",
    "{花括号, 逗号}",
    "[方括号]",
    "“引号”和\"直引号\"、'单引号'",
    "反斜杠 \\ 和\t制表符",
    "第一行\n第二行",
    "第一行\n\n  缩进的第三行\n",
    "▲实质性要求",
    "* 星号",
    "& 和 @ 和 %",
    "a" * 200,
    "\u2028分行符",
    "𠀀生僻字",
    "---",
    "是？",
    "!important",
    "key:",
)


def places(data: Any, place: Place = ()) -> Iterator[Place]:
    """Every place of the data."""
    if place:
        yield place
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in inside:
        yield from places(value, (*place, part))


def drawn(random: Random, data: Any) -> Change:
    """A change that can be made of the data."""
    place = random.choice(list(places(data)))
    kind = random.choice(("put", "put", "put", "insert", "drop", "move", "add"))
    held = data
    for part in place:
        parent, held = held, held[part]
    if kind == "add" and isinstance(held, dict):
        return Change((*place, f"added{random.randrange(9)}"), _value(random))
    if kind in ("insert", "move") and isinstance(parent, list):
        if kind == "move":
            return Change(place, random.randrange(len(parent)), "move")
        return Change((*place[:-1], random.randrange(len(parent) + 1)), _like(random, held), "insert")
    if kind == "drop":
        return Change(place, kind="drop")
    return Change(place, _like(random, held))


def _like(random: Random, held: Any) -> Any:
    """A value of the same shape, mostly."""
    if random.random() < 0.1:
        return _value(random)
    if isinstance(held, dict):
        return {
            name: _like(random, each) if random.random() < 0.3 else _plain(each)
            for name, each in held.items()
        }
    if isinstance(held, list):
        return [_like(random, random.choice(held)) for _ in range(random.randrange(4))] if held else []
    return _value(random) if isinstance(held, str) else random.choice((3, True, False, "七", "12.50"))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | bool) else "0.5"


def _value(random: Random) -> Any:
    return random.choice(WORDS)
