"""What a template's names stand for: from the records of a package's fields, or from the data of a render."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Union, get_args, get_origin

from docgen.render.engine.values import Fields, Rich


@dataclass(frozen=True)
class Shape:
    """A value's `form`: what it makes of a document, "group" or "list"; blank where anything may come.

    `path` is its name as a tag writes it (plan[].body), `fields` those of a group, `item` one of a list.
    """

    path: str = ""
    form: str = ""
    fields: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None


ANYTHING = Shape()


@cache
def shape_of_fields(root: type[Fields]) -> Shape:
    """The shape of all that a template of that kind may name."""
    return _of_annotation(root, "")


def shape_of_data(data: Mapping[str, Any]) -> Shape:
    """The shape of the data of one document; a list's rows have the fields that every one has."""
    return _of_value(data, "")


def _of_annotation(annotation: Any, path: str) -> Shape:
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        said = [arg for arg in get_args(annotation) if arg is not type(None)]
        return _of_annotation(said[0], path) if len(said) == 1 else Shape(path)
    if origin in (list, tuple):
        return Shape(path, "list", item=_of_annotation(get_args(annotation)[0], f"{path}[]"))
    if not isinstance(annotation, type) or origin is not None:
        return Shape(path)
    if issubclass(annotation, Fields):
        known = annotation.model_fields.items()
        fields = {name: _of_annotation(field.annotation, _below(path, name)) for name, field in known}
        return Shape(path, "group", fields)
    return Shape(path, annotation.form if issubclass(annotation, Rich) else "text")


def _of_value(value: Any, path: str) -> Shape:
    if isinstance(value, Mapping):
        known = ((str(name), item) for name, item in value.items())
        return Shape(path, "group", {name: _of_value(item, _below(path, name)) for name, item in known})
    if isinstance(value, list):
        return Shape(path, "list", item=_joined([_of_value(item, f"{path}[]") for item in value]))
    if isinstance(value, Rich):
        return Shape(path, value.form)
    return Shape(path, "" if value is None else "text")


def _joined(shapes: list[Shape]) -> Shape:
    """One shape for all rows: what is a group in one and a text in another may be anything."""
    said = [shape for shape in shapes if shape.form]
    forms = {shape.form for shape in said}
    if len(forms) != 1:
        return ANYTHING
    first = said[0]
    names = [name for name in first.fields if all(name in shape.fields for shape in said)]
    fields = {name: _joined([shape.fields[name] for shape in said]) for name in names}
    items = [shape.item for shape in said if shape.item is not None]
    return Shape(first.path, first.form, fields, _joined(items) if items else None)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def paths(shape: Shape) -> Iterator[tuple[str, Shape]]:
    """Everything that has a name in `shape`, itself left out: path and shape."""
    for below in (*shape.fields.values(), *((shape.item,) if shape.item else ())):
        yield below.path, below
        yield from paths(below)
