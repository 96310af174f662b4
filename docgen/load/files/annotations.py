"""What a record's annotations say of plain data: which records may stand at a place, and which text."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docgen.model.sources import Place

# Each row of a list, each entry of a file asks the same of the same few hundred annotations.
_remembered = lru_cache(maxsize=4_096)


@_remembered
def options(annotation: Any) -> tuple[Any, ...]:
    """The types that a value may be of, without validators."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return options(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return tuple(option for arg in get_args(annotation) for option in options(arg))
    return (annotation,)


@_remembered
def records(annotation: Any) -> tuple[type[BaseModel], ...]:
    """The kinds of records that a value may be."""
    return tuple(
        option for option in options(annotation) if isinstance(option, type) and issubclass(option, BaseModel)
    )


def record_of(annotation: Any, entry: Mapping[Any, Any]) -> type[BaseModel] | None:
    """The kind of record that an entry is meant to be: the only one, or the one of its `kind`."""
    known = records(annotation)
    if len(known) < 2:
        return known[0] if known else None
    kind = entry.get("kind")
    return next((record for record in known if kind in kinds(record)), None)


def kinds(record: type[BaseModel]) -> tuple[Any, ...]:
    """The values of `kind` by which a record is told from others."""
    field = record.model_fields.get("kind")
    return get_args(field.annotation) if field else ()


def step(annotation: Any, part: str | int) -> Any:
    """The annotation one part of a place further on; a union's kind is a part of its own."""
    for option in options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            if part in option.model_fields:
                return whole(option.model_fields[str(part)])
            if part in kinds(option):
                return option
        elif get_origin(option) is tuple:
            return get_args(option)[0]
        elif get_origin(option) is dict:
            return get_args(option)[1]
    return None


def at(record: type[BaseModel], data: Any, place: Place) -> Any:
    """The annotation at a place of the data; None where nothing is known of it."""
    current: Any = record
    for part in place:
        if isinstance(data, Mapping):
            current = record_of(current, data) or current
        current = step(current, part)
        within = isinstance(data, Mapping) and part in data
        within |= isinstance(data, list) and isinstance(part, int) and part < len(data)
        data = data[part] if within else None
    return current


def whole(field: FieldInfo) -> Any:
    """A field's annotation with what pydantic keeps apart from it."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def is_text(annotation: Any) -> bool:
    """Whether words may stand there: no code, no figure, no choice."""
    return str in options(annotation) and not is_code(annotation)


@_remembered
def is_code(annotation: Any) -> bool:
    """Whether text there keeps to a pattern, and is compared as it stands."""
    return any(getattr(each, "pattern", None) is not None for each in _metadata(annotation))


def _metadata(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        for each in annotation.__metadata__:
            yield from each.metadata if isinstance(each, FieldInfo) else (each,)
    if origin in (Annotated, Union, types.UnionType):
        for arg in get_args(annotation):
            yield from _metadata(arg)


@_remembered
def said(annotation: Any, kind: type) -> Sequence[Any]:
    """What of that kind stands beside the type in the annotation."""
    return tuple(each for each in _metadata(annotation) if isinstance(each, kind))
