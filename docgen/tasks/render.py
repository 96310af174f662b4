"""The engine alone: any template, any data, one Word file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from docgen.guard.files import read_file
from docgen.model.characters import UNPRINTABLE
from docgen.model.finding import Message, stop
from docgen.pack.writing import writing
from docgen.render.engine.limits import fill_limited
from docgen.render.engine.package import Properties
from docgen.tasks.render_values import with_values

MAX_BYTES = 50_000_000


def render_file(template: Path, data: Path, out: Path) -> Path:
    """Fill `template` with the mapping in `data` (YAML or JSON) into `out`, all or nothing."""
    if out.suffix.lower() != ".docx" or out.resolve() in (template.resolve(), data.resolve()):
        said = Message("is no new .docx file")
        raise stop("OUTPUT-IS-INPUT", str(out), said)
    fields = read_data(data)
    content = read_file(template, str(template), MAX_BYTES)
    filled = fill_limited(content, str(template), fields, Properties(title=out.stem))
    with writing(out) as temporary:
        temporary.write_bytes(filled.content)
    return out


def read_data(path: Path) -> Mapping[str, Any]:
    """The mapping in a YAML or JSON file, its pictures, codes, texts and drawings made.

    Raises DocgenError where it is none, or cannot be printed.
    """
    data = _json(path) if path.suffix.lower() == ".json" else _yaml(path)
    if not isinstance(data, Mapping):
        said = Message("must hold named fields, not a list or a single value")
        raise stop("FIELD-TYPE", str(path), said, "fields")
    _refuse_unprintable(data, str(path), "")
    values: Mapping[str, Any] = with_values(data, path)
    return values


def _yaml(path: Path) -> Any:
    from docgen.load.files.yaml import read_yaml  # imported here: JSON needs no parser of YAML

    return read_yaml(path, str(path))[0]


def _json(path: Path) -> Any:
    try:
        text = read_file(path, str(path), MAX_BYTES).decode("utf-8-sig")
        return json.loads(text, parse_float=Decimal, parse_constant=str, object_pairs_hook=_unique)
    except json.JSONDecodeError as problem:
        said = Message("is not valid JSON: {problem}", {"problem": problem.msg})
        raise stop("JSON-SYNTAX", str(path), said, location=str(problem.lineno)) from None
    except (ValueError, RecursionError) as problem:
        said = Message("is not valid JSON: {problem}", {"problem": problem})
        raise stop("JSON-SYNTAX", str(path), said, "whole") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise ValueError(f"the key {key!r} stands twice")
        seen[key] = value
    return seen


def _refuse_unprintable(value: Any, shown: str, place: str) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            _refuse_unprintable(str(key), shown, place)
            _refuse_unprintable(item, shown, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            _refuse_unprintable(item, shown, f"{place}[{number}]")
    elif isinstance(value, str) and (found := UNPRINTABLE.search(value)):
        values = {"name": f"U+{ord(found.group()):04X}", "position": found.start() + 1}
        said = Message("character {name} at position {position} cannot stand in a document", values)
        raise stop("TEXT-CONTROL", shown, said, location=place)
