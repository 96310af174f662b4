"""The fields and filters of templates with their meaning, generated from the code that fills them."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

from docgen.model.finding import Message
from docgen.render.engine import values
from docgen.render.engine.filters import FILTERS

_TYPES: dict[type, Message] = {
    str: Message("text"),
    int: Message("whole number"),
    Decimal: Message("number"),
    date: Message("date"),
    bool: Message("yes or no"),
    values.Anchor: Message("title with a bookmark"),
    values.PageOf: Message("page number"),
    values.Picture: Message("picture"),
    values.Prose: Message("prose"),
    values.Contents: Message("contents list"),
    values.RichText: Message("words with emphasis and links"),
    values.QrCode: Message("QR code"),
    values.Drawn: Message("drawing"),
    values.Captions: Message("list of captions"),
}


@dataclass(frozen=True)
class Usable:
    """What a template may use: a field's path or a filter's name, its type, its meaning."""

    name: str
    type: Message
    meaning: Message


def fields(root: type[values.Fields]) -> Iterator[Usable]:
    """The fields below `root`, each with the path that a tag names."""
    return _fields(root, "")


def filters() -> Iterator[Usable]:
    """The filters of all templates; each means what its docstring says first."""
    for name, call in FILTERS.items():
        said = (call.__doc__ or "").strip().partition("\n")[0]
        yield Usable(name, Message("filter"), Message(said))


def _fields(record: type[values.Fields], prefix: str) -> Iterator[Usable]:
    for name, field in record.model_fields.items():
        inner, listed, optional = _unwrap(field.annotation)
        path = f"{prefix}{name}{'[]' if listed else ''}"
        kind = _TYPES.get(inner, Message("group of fields"))
        if listed:
            kind = Message("list: {kind}", {"kind": kind})
        if optional:
            kind = Message("{kind}, or empty", {"kind": kind})
        yield Usable(path, kind, Message(field.title or name))
        if isinstance(inner, type) and issubclass(inner, values.Fields):
            yield from _fields(inner, f"{path}.")


def _unwrap(annotation: Any) -> tuple[Any, bool, bool]:
    """The type inside, whether it is a list, whether it may be empty."""
    if get_origin(annotation) is list:
        return get_args(annotation)[0], True, False
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [arg for arg in get_args(annotation) if arg is not type(None)]
        return inner[0], False, True
    return annotation, False, False
