"""Entries as YAML that people go on writing in: short ones on a line, long texts as they were printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

Entry = dict[str, Any]
"""Fields by name; "#" and "#name" hold comments that stand above the entry and above a field."""

_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff《“（★▲]")
_TAKEN = re.compile(r"(?i)true|false|null|yes|no|on|off|nan|inf")
_UNSAFE = re.compile(r":(?:\s|$)|#|\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_IN_FLOW = re.compile(r"[\[\]{},:]")
"""libyaml takes a colon within braces for the end of a name, whatever stands behind it: 9:00 is one."""
_NO_BLOCK = re.compile(
    r"(?:^|\n)[ \t]|[ \t](?:\n|$)|[^\S\n\u0020\u3000]|[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]|\n\n|\n$"
)
_SHORT = ("ages", "certificates")
"""Lists of a few small entries, which stand on one line where they fit."""

_HIDDEN = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LONG = (
    "clauses",
    "headings",
    "qualification",
    "conformity",
    "evaluation",
    "items",
    "criteria",
    "stages",
    "lots",
    "questions",
)


def lines(data: Entry, indent: int = 0) -> Iterator[str]:
    """The fields of an entry, a line or more each, with their comments above them."""
    pad = " " * indent
    yield from _comment(data.get("#"), pad)
    for name, value in data.items():
        if name.startswith("#"):
            continue
        yield from _comment(data.get(f"#{name}"), pad)
        yield from _field(name, value, indent)


def items(name: str, entries: list[Any], indent: int) -> Iterator[str]:
    """The entries of a list called `name`, each beginning at `indent`."""
    pad = " " * indent
    for entry in entries:
        if not isinstance(entry, Mapping):
            yield f"{pad}- {scalar(entry)}"
            continue
        yield from _comment(entry.get("#"), pad)
        if name not in _LONG and (flow := _flow(entry, indent + 2)):
            yield f"{pad}- {flow}"
            continue
        bare = {key: value for key, value in entry.items() if key != "#"}
        first, *rest = lines(bare, indent + 2)
        # A comment above the first field stands above the entry.
        while first.lstrip().startswith("#"):
            yield f"{pad}{first.lstrip()}"
            first, *rest = rest
        yield f"{pad}- {first.lstrip()}"
        yield from rest


def _field(name: str, value: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    if value is None:
        yield f"{pad}{name}:"
    elif isinstance(value, Mapping):
        if "text" not in value and (flow := _flow(value, indent + len(name) + 2)):
            yield f"{pad}{name}: {flow}"
        else:
            yield f"{pad}{name}:"
            yield from lines(dict(value), indent + 2)
    elif isinstance(value, list):
        if not value:
            yield f"{pad}{name}: []"
        elif not any(isinstance(each, Mapping) for each in value):
            yield f"{pad}{name}: [{', '.join(scalar(each, flow=True) for each in value)}]"
        elif name in _SHORT and len(told := _listed(value)) + indent + len(name) <= _WIDTH:
            yield f"{pad}{name}: {told}"
        else:
            yield f"{pad}{name}:"
            yield from items(name, value, indent + 2)
    elif isinstance(value, str) and "\n" in value and not _NO_BLOCK.search(value):
        yield f"{pad}{name}: |-"
        yield from (f"{pad}  {line}" for line in value.split("\n"))
    else:
        yield f"{pad}{name}: {scalar(value)}"


def _comment(text: str | None, pad: str) -> Iterator[str]:
    for line in (text or "").splitlines():
        yield f"{pad}# {line}"


def flow(entry: Mapping[str, Any]) -> str:
    """An entry on one line, in braces."""
    told = (
        f"{name}: {flow(value) if isinstance(value, Mapping) else _listed(value)}"
        for name, value in entry.items()
        if not name.startswith("#") and value is not None
    )
    return "{" + ", ".join(told) + "}"


def short(value: Any) -> str:
    """A value on one line, whatever it is."""
    return flow(value) if isinstance(value, Mapping) else _listed(value)


def is_short(value: Any) -> bool:
    """Whether a value is one for a single line: words, figures, or a list of them."""
    if isinstance(value, Mapping):
        return not value or (bool(_flow(dict(value), 0)) and "text" not in value)
    if isinstance(value, list):
        return not any(isinstance(each, Mapping | list) for each in value)
    return True


def _listed(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_listed, value))}]"
    if isinstance(value, Mapping):
        return flow(value)
    return scalar(value, flow=True)


def _flow(entry: Mapping[str, Any], indent: int) -> str:
    """The entry in braces where that is short and has neither comments nor blanks to fill; else ""."""
    plain = all(
        value is not None and not isinstance(value, list) and not name.startswith("#")
        for name, value in entry.items()
    )
    text = flow(entry) if entry and plain and "verbatim" not in entry else ""
    return text if len(text) + indent <= _WIDTH else ""


def scalar(value: Any, flow: bool = False) -> str:
    """A value as YAML reads it back: words plain where that is safe, figures and hours in quotes."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case Decimal():
            return json.dumps(format(value, "f"))
    text = str(value)
    safe = _PLAIN.match(text) and not _TAKEN.fullmatch(text) and not _UNSAFE.search(text)
    if safe and not (flow and _IN_FLOW.search(text)):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text in quotation marks; signs that YAML would take for a line's end, or nobody sees, by number."""
    return _HIDDEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))
