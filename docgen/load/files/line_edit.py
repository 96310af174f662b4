"""Words of a YAML file put in the place of others; comments, order and quotes stay as they were."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from docgen.model.sources import Place


def span(lines: Mapping[Place, str], place: Place, last: int) -> tuple[int, int]:
    """The first and the last line, from 1, of what stands at a place, `last` being the file's own."""
    start = int(lines[place])
    after = [int(line) for other, line in lines.items() if other[: len(place)] != place and int(line) > start]
    return start, min(after, default=last + 1) - 1


def replaced(text: str, lines: Mapping[Place, str], place: Place, old: str, new: str) -> str | None:
    """The file with `old` at the place as `new`; None where it does not stand there, or more than once.

    Blanks and line ends within `old` count for nothing: YAML folds them.
    """
    rows = text.split("\n")
    first, last = span(lines, place, len(rows))
    part = "\n".join(rows[first - 1 : last])
    pattern = r"\s*".join(re.escape(sign) for sign in old if not sign.isspace())
    found = list(re.finditer(pattern, part)) if pattern else []
    if len(found) != 1 or "\n" in new:
        return None
    part = part[: found[0].start()] + new + part[found[0].end() :]
    return "\n".join([*rows[: first - 1], *part.split("\n"), *rows[last:]])


def taken_out(text: str, lines: Mapping[Place, str], place: Place, why: str) -> str | None:
    """The file with the entry at the place as comments below `why`; None where it shares a line.

    Comments that stand behind the entry, above the next one, stay as they are.
    """
    rows = text.split("\n")
    first, last = span(lines, place, len(rows))
    dash = re.match(r"(\s*)- ", rows[first - 1])
    if dash is None:
        return None
    indent = dash[1]
    while last > first and re.match(r"\s*(?:#.*)?$", rows[last - 1]):
        last -= 1
    inside = rows[first:last]
    if any(row.strip() and len(row) - len(row.lstrip()) <= len(indent) for row in inside):
        return None
    out = [f"{indent}# {row[len(indent) :]}" if row.strip() else row for row in rows[first - 1 : last]]
    return "\n".join([*rows[: first - 1], f"{indent}# {why}", *out, *rows[last:]])


def at(data: Any, place: Place) -> Any:
    """What stands at a place of plain data."""
    for part in place:
        data = data[part]
    return data
