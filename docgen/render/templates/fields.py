"""The fields and filters of templates as text, generated from the code that fills them."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

from docgen.render.engine import values
from docgen.render.engine.filters import FILTERS

_TYPES: dict[type, str] = {
    str: "文字",
    int: "整数",
    Decimal: "数值",
    date: "日期",
    bool: "是否",
    values.Anchor: "带书签的标题",
    values.PageOf: "页码",
    values.Picture: "图片",
    values.Prose: "正文",
    values.Contents: "目录",
}


def field_lines(root: type[values.Fields]) -> Iterator[str]:
    """One line a field below `root`: its path, its type, its Chinese name; then the filters."""
    yield from _fields(root, "")
    yield ""
    for name, call in FILTERS.items():
        yield f"|{name}\t过滤器\t{(call.__doc__ or '').strip().splitlines()[0]}"


def _fields(record: type[values.Fields], prefix: str) -> Iterator[str]:
    for name, field in record.model_fields.items():
        inner, listed, optional = _unwrap(field.annotation)
        path = f"{prefix}{name}{'[]' if listed else ''}"
        kind = _TYPES.get(inner, "字段组") if isinstance(inner, type) else str(inner)
        yield f"{path}\t{'列表：' if listed else ''}{kind}{'，可空' if optional else ''}\t{field.title}"
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
