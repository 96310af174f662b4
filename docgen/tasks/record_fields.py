"""The fields of a project's file as a screen shows them, by their record: titles, kinds, values as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docgen.edit.change import at
from docgen.load.files.annotations import at as annotation_at
from docgen.load.files.annotations import kinds, options, record_of, records, whole
from docgen.model.sources import Place

How = Literal["text", "choice", "flag", "lines", "group", "list", "fixed"]
"""One value; one of several; yes or no; a value a line; fields; entries; shown alone."""

LONG = 40


@dataclass(frozen=True)
class Shown:
    """A field, or an entry of a list: where it stands, what it is called and about, its value as text.

    `parts` are the fields of a group and the entries of a list. `kinds` are what a further entry may be.
    """

    place: Place
    title: str
    how: How
    about: str = ""
    value: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    parts: tuple[Shown, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether it needs several lines."""
        return self.how == "lines" or len(self.value) > LONG or "\n" in self.value


def fields(record: type[BaseModel], data: Any, place: Place = (), deep: bool = True) -> Iterator[Shown]:
    """The fields of a record's data; entries of lists without their own fields where not `deep`."""
    held = data if isinstance(data, Mapping) else {}
    for name, field in record.model_fields.items():
        yield shown(whole(field), held.get(name), (*place, name), field, deep)


def shown(
    annotation: Any, value: Any, place: Place, field: FieldInfo | None = None, deep: bool = True
) -> Shown:
    """What stands at a place, by its annotation."""
    title = (field.title if field else "") or str(place[-1])
    known: dict[str, Any] = {
        "place": place,
        "title": title,
        "about": (field.description if field else "") or "",
        "required": bool(field and field.is_required()),
    }
    of_records = records(annotation)
    inner = entries_of(annotation)
    if of_records:
        record = record_of(annotation, value if isinstance(value, Mapping) else {}) or of_records[0]
        parts = tuple(fields(record, value, place, deep)) if deep or value is not None else ()
        return Shown(how="group", value=summary(value), parts=parts, **known)
    if inner is not None and records(inner):
        entries = value if isinstance(value, list) else []
        parts = tuple(_entry(inner, each, (*place, i), deep) for i, each in enumerate(entries))
        several = records(inner) if len(records(inner)) > 1 else ()
        names = tuple(str(kind) for record in several for kind in kinds(record))
        return Shown(how="list", parts=parts, kinds=names, **known)
    if _listed_by_name(annotation):
        return Shown(how="lines", value=as_text(value), **known)
    if any(get_origin(each) is dict for each in options(annotation)):
        return Shown(how="fixed", value=summary(value), **known)
    if inner is not None:
        return Shown(how="lines", value=as_text(value), **known)
    if choices := _choices(annotation):
        return Shown(how="choice", value=as_text(value), choices=choices, **known)
    if bool in options(annotation):
        return Shown(how="flag", value=as_text(value), choices=("true", "false"), **known)
    return Shown(how="text", value=as_text(value), **known)


def _entry(inner: Any, value: Any, place: Place, deep: bool) -> Shown:
    record = record_of(inner, value if isinstance(value, Mapping) else {})
    parts = tuple(fields(record, value, place)) if deep and record is not None else ()
    return Shown(place, summary(value), "group", value=summary(value), parts=parts)


def entries_of(annotation: Any) -> Any:
    """The annotation of a list's entries; None where it is no list."""
    return next((get_args(each)[0] for each in options(annotation) if get_origin(each) is tuple), None)


def _choices(annotation: Any) -> tuple[str, ...]:
    return tuple(
        str(value) for each in options(annotation) if get_origin(each) is Literal for value in get_args(each)
    )


def _listed_by_name(annotation: Any) -> bool:
    """Whether it is codes by a name: a line each, the name, a colon, the codes with blanks between them."""
    return any(
        get_origin(each) is dict and get_origin(get_args(each)[1]) is tuple for each in options(annotation)
    )


def as_text(value: Any) -> str:
    """A value as a field shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "\n".join(map(as_text, value))
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {as_text(each).replace(chr(10), ' ')}" for name, each in value.items())
    return str(value)


def summary(value: Any) -> str:
    """An entry in a few words: its code and what it is called, else its first values."""
    if not isinstance(value, Mapping):
        return "" if value is None else as_text(value)
    names = ("code", "symbol", "field", "kind", "name", "title", "role", "head", "section", "site", "text")
    told = [as_text(value[name]) for name in names if value.get(name) and not isinstance(value[name], list)]
    if not told:
        told = [as_text(each) for each in value.values() if each and not isinstance(each, list | Mapping)]
    return " ".join(told[:3])[:80]


def value_of(record: type[BaseModel], data: Any, place: Place, told: str) -> Any:
    """What was typed into the field at a place as its file holds it; None where nothing was."""
    return _value(annotation_at(record, data, place), told)


def _value(annotation: Any, told: str) -> Any:
    told = told.replace("\r\n", "\n")
    if _listed_by_name(annotation):
        pairs = (line.replace("：", ":").partition(":") for line in told.split("\n") if line.strip())
        return {name.strip(): codes.replace("、", " ").split() for name, _, codes in pairs}
    inner = entries_of(annotation)
    if inner is not None:
        return [_value(inner, line) for line in told.split("\n") if line.strip()]
    kinds_of = options(annotation)
    if not told.strip() and str not in kinds_of:
        return None
    if bool in kinds_of and told in ("true", "false"):
        return told == "true"
    if int in kinds_of and told.strip().isascii() and told.strip().isdigit():
        return int(told)
    return told


def entry_of(record: type[BaseModel], told: Mapping[str, str]) -> dict[str, Any]:
    """An entry of what was typed into its fields, by their dotted names; what was left blank is not there."""
    entry: dict[str, Any] = {}
    for name, words in told.items():
        place = tuple(name.split("."))
        annotation = annotation_at(record, {}, place)
        value = _value(annotation, words) if annotation is not None else None
        if value in (None, "", []):
            continue
        group = entry
        for part in place[:-1]:
            group = group.setdefault(part, {})
        group[place[-1]] = value
    return entry


def record_at(record: type[BaseModel], data: Any, place: Place, kind: str = "") -> type[BaseModel] | None:
    """The record of the entries of the list at a place; that of `kind` where there are several."""
    inner = entries_of(annotation_at(record, data, place))
    if inner is None:
        return None
    return record_of(inner, {"kind": kind})


def identity(data: Any, place: Place) -> str:
    """By what the entries on the way to a place are known again, when their positions shifted."""
    told = []
    for part in place:
        if isinstance(data, Mapping):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            data = data[part]
            told.append(_known(data))
        else:
            return ""
    return "/".join(told)


def _known(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return as_text(entry)
    names = ("code", "symbol", "field", "form", "label", "head", "name", "title", "kind")
    return next((as_text(entry[name]) for name in names if entry.get(name)), "")


def is_needed(record: type[BaseModel], data: Any, place: Place) -> bool:
    """Whether the field at a place has to be there, blank or not."""
    inner = annotation_at(record, data, place[:-1]) if len(place) > 1 else record
    try:
        held = at(data, place[:-1])
    except LookupError:
        held = {}
    holder = record if len(place) == 1 else record_of(inner, held if isinstance(held, Mapping) else {})
    field = holder.model_fields.get(str(place[-1])) if holder is not None else None
    return field is not None and field.is_required()
