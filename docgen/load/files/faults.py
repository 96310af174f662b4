"""What pydantic says of a wrong value, told to the person who wrote it: place, fault, remedy."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from docgen.model.finding import Finding, Message, Origin
from docgen.model.near import nearest, suggestion
from docgen.model.project import Place

_QUOTE = Message("Put the value in quotes.")
_FIGURE = Message('Write digits with a point, such as "12000.00": no commas between them, no unit.')

# pydantic's error type → (our code, what is wrong, how to mend it)
_SAID: dict[str, tuple[str, Message, Message]] = {
    "missing": ("FIELD-MISSING", Message("is missing"), Message("Add the field.")),
    "blank": ("FIELD-MISSING", Message("is blank"), Message("Fill it in.")),
    "string_type": ("FIELD-TYPE", Message("must be text, not {value}"), _QUOTE),
    "decimal_parsing": ("FIELD-TYPE", Message("is not a number: {value}"), _FIGURE),
    "decimal_type": ("FIELD-TYPE", Message("is not a number: {value}"), _FIGURE),
    "decimal_max_places": ("FIELD-VALUE", Message("has too many decimals: {value}"), _FIGURE),
    "finite_number": ("FIELD-TYPE", Message("is not a number: {value}"), _FIGURE),
    "float_amount": (
        "FIELD-FLOAT",
        Message("is a binary float and not exact: {value}"),
        Message('Write it as text, such as "12000.00".'),
    ),
    "below_fen": (
        "FIELD-VALUE",
        Message("has more than two decimals: {value}"),
        Message("An amount ends at the fen: two decimals."),
    ),
    "figure_range": (
        "FIELD-VALUE",
        Message("is beyond 15 digits or 6 decimals: {value}"),
        Message("Check the figure."),
    ),
    "int_parsing": (
        "FIELD-TYPE",
        Message("is not a whole number: {value}"),
        Message("Write a whole number."),
    ),
    "int_type": ("FIELD-TYPE", Message("is not a whole number: {value}"), Message("Write a whole number.")),
    "int_from_float": (
        "FIELD-TYPE",
        Message("is not a whole number: {value}"),
        Message("Write a whole number."),
    ),
    "bool_parsing": (
        "FIELD-TYPE",
        Message("must be true or false, not {value}"),
        Message("Write true or false."),
    ),
    "bool_type": (
        "FIELD-TYPE",
        Message("must be true or false, not {value}"),
        Message("Write true or false."),
    ),
    "date_from_datetime_parsing": (
        "FIELD-TYPE",
        Message("is not a date: {value}"),
        Message('Write year-month-day, such as "2025-11-18".'),
    ),
    "time_parsing": (
        "FIELD-TYPE",
        Message("is not a time of day: {value}"),
        Message('Write it such as "09:00".'),
    ),
    "model_type": (
        "FIELD-TYPE",
        Message("must be a group of fields"),
        Message("Indent the fields below it."),
    ),
    "dict_type": ("FIELD-TYPE", Message("must be a group of fields"), Message("Indent the fields below it.")),
    "tuple_type": (
        "FIELD-TYPE",
        Message("must be a list"),
        Message("Write each entry on a line that starts with -."),
    ),
    "too_short": ("FIELD-MISSING", Message("needs at least one entry"), Message("Add an entry.")),
    "string_pattern_mismatch": (
        "FIELD-VALUE",
        Message("is no valid code: {value}"),
        Message("Use letters, digits, dots, dashes and underscores only."),
    ),
    "file_name": (
        "FIELD-VALUE",
        Message("cannot be the name of a file: {value}"),
        Message('Leave out \\ / : * ? " < > | and dots or spaces at the ends.'),
    ),
    "not_a_day": (
        "FIELD-TYPE",
        Message("is not a date: {value}"),
        Message('Write year-month-day, such as "2025-11-18".'),
    ),
    "not_a_clock": (
        "FIELD-TYPE",
        Message("is not a time of day: {value}"),
        Message('Write it such as "09:00".'),
    ),
    "not_a_count": (
        "FIELD-TYPE",
        Message("is not a whole number: {value}"),
        Message("Write a whole number."),
    ),
    "string_too_long": ("FIELD-VALUE", Message("is too long: {value}"), Message("Shorten it.")),
    "string_too_short": ("FIELD-MISSING", Message("is blank"), Message("Fill it in.")),
    "uscc": (
        "USCC-CHECKSUM",
        Message("is no valid unified social credit code (18 characters, the last one checks the rest)"),
        Message("Copy the code from the business licence."),
    ),
    "id_number": (
        "ID-CHECKSUM",
        Message("is no valid resident identity number (18 characters, the last one checks the rest)"),
        Message("Copy the number from the identity card, as text."),
    ),
}

# Values of these fields are personal and stay out of messages.
# An identity number that was typed into another field.
_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_SILENT = ("id_number", "phone", "account")


def faults(
    problem: ValidationError,
    record: type[BaseModel],
    data: Any,
    origin: Callable[[Place], Origin],
    label: Callable[[Place], str] = lambda place: dotted(place),
) -> list[Finding]:
    """Every error of `problem` as a Finding; `origin` gives a place's line or cell, `label` its name."""
    details = [(detail, _place(detail["loc"], data)) for detail in problem.errors(include_url=False)]
    broken = [place for _, place in details]
    misspelt = {
        (*place[:-1], nearest(str(place[-1]), _field_names(record, detail["loc"][:-1])) or "")
        for detail, place in details
        if detail["type"] == "extra_forbidden"
    }
    return [
        _finding(detail, place, record, origin, label)
        for detail, place in details
        if not _follows(detail["type"], place, broken, misspelt)
    ]


def _follows(kind: str, place: Place, broken: list[Place], misspelt: set[Place]) -> bool:
    """Whether a fault only follows from another one: say the cause alone."""
    if kind == "too_short":  # an entry that failed also makes its list look too short
        return any(other[: len(place)] == place != other for other in broken)
    return kind == "missing" and place in misspelt


def dotted(place: Place) -> str:
    """A place as people read it: offer.lines[2].unit_price (entries counted from 1)."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return _ID_NUMBER.sub("***", text.lstrip("."))


def _finding(
    detail: ErrorDetails,
    place: Place,
    record: type[BaseModel],
    origin: Callable[[Place], Origin],
    label: Callable[[Place], str],
) -> Finding:
    code, message, remedy = _wording(detail, place, record)
    said = Message("{field}: {fault}", {"field": label(place), "fault": message})
    return Finding(code, "error", origin(place), said, remedy)


def _wording(detail: ErrorDetails, place: Place, record: type[BaseModel]) -> tuple[str, Message, Message]:
    kind, context = detail["type"], detail.get("ctx", {})
    if detail["input"] is None and kind != "missing":
        return "FIELD-MISSING", Message("is blank"), Message("Fill it in.")
    shown = _shown(detail["input"], place)
    if kind == "extra_forbidden":
        known = _field_names(record, detail["loc"][:-1])
        return "FIELD-UNKNOWN", Message("is not a known field"), suggestion(str(place[-1]), known)
    if kind in ("literal_error", "union_tag_invalid"):
        expected = str(context.get("expected") or context.get("expected_tags", "")).replace(" or ", ", ")
        allowed = tuple(expected.replace("'", "").split(", "))
        return (
            "FIELD-VALUE",
            Message("{value} is not one of the values allowed", {"value": shown}),
            Message("Allowed: {known}.", {"known": allowed}),
        )
    if kind == "union_tag_not_found":
        return "FIELD-MISSING", Message("needs a kind"), Message("Add `kind:`.")
    if kind == "unprintable":
        return (
            "TEXT-CONTROL",
            Message("character {name} at position {position} cannot stand in a document", context),
            Message("Delete the invisible character; retype the text around it."),
        )
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        bound = context.get("gt", context.get("ge", context.get("lt", context.get("le"))))
        sign = {"greater_than": ">", "greater_than_equal": "≥", "less_than": "<", "less_than_equal": "≤"}[
            kind
        ]
        return (
            "FIELD-VALUE",
            Message("{value} is out of range", {"value": shown}),
            Message("It must be {sign} {bound}.", {"sign": sign, "bound": bound}),
        )
    code, message, remedy = _SAID.get(
        kind, ("FIELD-VALUE", Message("is not valid: {value}"), Message("Check the value."))
    )
    return code, Message(message.text, {"value": shown}), remedy


def _shown(value: Any, place: Place) -> str:
    if any(part in _SILENT for part in place):
        return "***"
    value = _ID_NUMBER.sub("***", str(value)) if isinstance(value, (str, int)) else value
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _place(loc: tuple[str | int, ...], data: Any) -> Place:
    """`loc` without the parts that pydantic adds for unions and keys and that stand nowhere in the data."""
    place: list[str | int] = []
    for position, part in enumerate(loc):
        last = position == len(loc) - 1
        if isinstance(data, Mapping) and (part in data or last):
            place.append(part)
            data = data.get(part)
        elif isinstance(data, Sequence) and not isinstance(data, str) and isinstance(part, int):
            place.append(part)
            data = data[part] if part < len(data) else None
    return tuple(place)


def _field_names(record: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """The fields known at `loc`, an unaltered pydantic location below `record`."""
    current: Any = record
    for part in loc:
        current = _step(current, part)
    models = [
        option for option in _options(current) if isinstance(option, type) and issubclass(option, BaseModel)
    ]
    return sorted({name for model in models for name in model.model_fields})


def _step(annotation: Any, part: str | int) -> Any:
    for option in _options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            if part in option.model_fields:
                return option.model_fields[str(part)].annotation
            if "kind" in option.model_fields and part in get_args(option.model_fields["kind"].annotation):
                return option
        elif get_origin(option) is tuple:
            return get_args(option)[0]
        elif get_origin(option) is dict:
            return get_args(option)[1]
    return None


def _options(annotation: Any) -> list[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _options(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return [option for arg in get_args(annotation) for option in _options(arg)]
    return [annotation]
