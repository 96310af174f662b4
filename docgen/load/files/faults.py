"""What pydantic says of a wrong value, told to the person who wrote it: place, fault, remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from docgen.load.files.annotations import records, step
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.near import nearest, suggestion
from docgen.model.personal import hidden
from docgen.model.sources import Place

# pydantic's error type → (our code, what is wrong, the case of its remedy)
SAID: dict[str, tuple[str, Message, str]] = {
    "missing": ("FIELD-MISSING", Message("is missing"), "field"),
    "blank": ("FIELD-MISSING", Message("is blank"), ""),
    "string_type": ("FIELD-TYPE", Message("must be text, not {value}"), "quote"),
    "decimal_parsing": ("FIELD-TYPE", Message("is not a number: {value}"), "figure"),
    "vague_figure": ("FIELD-VALUE", Message("is no exact figure: {value}"), "exact"),
    "decimal_type": ("FIELD-TYPE", Message("is not a number: {value}"), "figure"),
    "decimal_max_places": ("FIELD-VALUE", Message("has too many decimals: {value}"), "figure"),
    "finite_number": ("FIELD-TYPE", Message("is not a number: {value}"), "figure"),
    "float_amount": ("FIELD-FLOAT", Message("is a binary float and not exact: {value}"), ""),
    "below_fen": ("FIELD-VALUE", Message("has more than two decimals: {value}"), "fen"),
    "figure_range": ("FIELD-VALUE", Message("is beyond 15 digits or 6 decimals: {value}"), "digits"),
    "int_parsing": ("FIELD-TYPE", Message("is not a whole number: {value}"), "whole"),
    "int_type": ("FIELD-TYPE", Message("is not a whole number: {value}"), "whole"),
    "int_from_float": ("FIELD-TYPE", Message("is not a whole number: {value}"), "whole"),
    "bool_parsing": ("FIELD-TYPE", Message("must be true or false, not {value}"), "flag"),
    "bool_type": ("FIELD-TYPE", Message("must be true or false, not {value}"), "flag"),
    "date_from_datetime_parsing": ("FIELD-TYPE", Message("is not a date: {value}"), "day"),
    "time_parsing": ("FIELD-TYPE", Message("is not a time of day: {value}"), "clock"),
    "model_type": ("FIELD-TYPE", Message("must be a group of fields"), "group"),
    "dict_type": ("FIELD-TYPE", Message("must be a group of fields"), "group"),
    "tuple_type": ("FIELD-TYPE", Message("must be a list"), "list"),
    "too_short": ("FIELD-MISSING", Message("needs at least one entry"), "entry"),
    "string_pattern_mismatch": ("FIELD-VALUE", Message("is no valid code: {value}"), "code"),
    "file_name": ("FIELD-VALUE", Message("cannot be the name of a file: {value}"), "file"),
    "not_a_day": ("FIELD-TYPE", Message("is not a date: {value}"), "day"),
    "other_age": ("FIELD-VALUE", Message("is a day of no age that counts here: {value}"), "age"),
    "table_unit": ("FIELD-MISSING", Message("names no unit that goes with its metric"), "unit"),
    "table_rising": ("FIELD-VALUE", Message("has bounds that do not rise from small to large"), "check"),
    "table_parts": ("FIELD-VALUE", Message("has a bound in 元 that is no whole 万元"), "unit"),
    "certificate_day": ("FIELD-TYPE", Message("names a day that is none: {value}"), "day"),
    "not_a_month": ("FIELD-TYPE", Message("is not a month: {value}"), "month"),
    "no_pages": ("FIELD-VALUE", Message("names no pages: {value}"), "pages"),
    "nobody": ("FIELD-MISSING", Message("is about nobody: needs the code or the name"), ""),
    "not_a_clock": ("FIELD-TYPE", Message("is not a time of day: {value}"), "clock"),
    "not_a_count": ("FIELD-TYPE", Message("is not a whole number: {value}"), "whole"),
    "string_too_long": ("FIELD-VALUE", Message("is too long: {value}"), "long"),
    "string_too_short": ("FIELD-MISSING", Message("is blank"), ""),
    # Fields that only together make a record.
    "value_or_empty": ("FIELD-VALUE", Message("needs a value, or left_empty: true, and not both"), "check"),
    "amount_and_later": ("FIELD-VALUE", Message("needs amount and later together, or neither"), "check"),
    "vehicle_known": ("FIELD-MISSING", Message("needs code, or else model, seats and source"), ""),
    "equipment_known": ("FIELD-MISSING", Message("needs code, or else name, unit and source"), ""),
    "clause_words": ("FIELD-MISSING", Message("is blank: needs text, or verbatim"), ""),
    "stage_due": ("FIELD-MISSING", Message("is blank: needs due, or terms"), ""),
    "lot_or_lots": ("FIELD-VALUE", Message("needs lot or lots, and not both"), "check"),
    "amount_form": ("FIELD-VALUE", Message("needs amount, or else least or most"), "check"),
    "answering_a_sample": (
        "FIELD-VALUE",
        Message("needs answers with gives: answers, and only there"),
        "check",
    ),
    "every_row_placed": (
        "FIELD-VALUE",
        Message("key and day must name required columns, and day a date"),
        "check",
    ),
    "bond_size": (
        "FIELD-VALUE",
        Message("needs amount or percent where it is asked for, and neither where it is not"),
        "check",
    ),
    "fee_size": ("FIELD-VALUE", Message("needs an amount, rates or text"), "check"),
    "item_ceiling": ("FIELD-VALUE", Message("needs the item that the ceiling binds"), "check"),
    "no_visit": ("FIELD-VALUE", Message("is not held, and so has no day"), "check"),
    "known_by_date": ("FIELD-VALUE", Message("known must name a column of dates"), "check"),
    "named_columns": (
        "FIELD-VALUE",
        Message("by, only, person, alike, not_before and follows must name columns of the ledger"),
        "check",
    ),
    "until_date": ("FIELD-VALUE", Message("until must name a column of dates"), "check"),
    "not_before_alike": (
        "FIELD-VALUE",
        Message("not_before goes between two columns of dates, or two of times"),
        "check",
    ),
    "follows_reference": (
        "FIELD-VALUE",
        Message("follows must name a column that refers to another ledger"),
        "check",
    ),
    "no_bound": ("FIELD-VALUE", Message("needs least or most"), "check"),
    "one_bound": ("FIELD-VALUE", Message("needs least or most, and only one of them"), "check"),
    "one_measure": ("FIELD-VALUE", Message("needs one of each, least_share and least_mean"), "check"),
    "one_price": ("FIELD-VALUE", Message("needs amount or percent, and only one of them"), "check"),
    "open_point": (
        "FIELD-VALUE",
        Message("several outcomes need the point that decides among them"),
        "check",
    ),
    "pattern": ("FIELD-VALUE", Message("is no regular expression"), "check"),
    "scheduled": (
        "FIELD-VALUE",
        Message("targets of the term need one schedule under every reading"),
        "check",
    ),
    "shared_least": ("FIELD-VALUE", Message("a shared ratio needs least"), "check"),
    "total_or_deductions": ("FIELD-VALUE", Message("needs a total or deductions, not both"), "check"),
    "uscc": (
        "USCC-CHECKSUM",
        Message("is no valid unified social credit code (18 characters, the last one checks the rest)"),
        "",
    ),
    "id_number": (
        "ID-CHECKSUM",
        Message("is no valid resident identity number (18 characters, the last one checks the rest)"),
        "",
    ),
}

_SIGNS = {"greater_than": ">", "greater_than_equal": "≥", "less_than": "<", "less_than_equal": "≤"}

# Values of these fields are personal and stay out of messages.
SILENT = ("id_number", "phone", "account")


def faults(
    problem: ValidationError,
    record: type[BaseModel],
    data: Any,
    origin: Callable[[Place], Origin],
    label: Callable[[Place], str] | None = None,
) -> list[Finding]:
    """Every error of `problem` as a Finding; `origin` gives a place's line or cell, `label` its name."""
    label = label or (lambda place: dotted(place, data))
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


def dotted(place: Place, data: Any = None) -> str:
    """A place as people read it: clauses[T3.1].text, offer.lines[2].unit_price (counted from 1).

    Entries go by their code where `data` gives one that no other of the list has.
    """
    text = ""
    for part in place:
        text += f"[{_entry_name(part, data)}]" if isinstance(part, int) else f".{part}"
        data = _within(data, part)
    return hidden(text.lstrip("."))


def _entry_name(part: int, data: Any) -> str:
    codes = [entry.get("code") if isinstance(entry, Mapping) else None for entry in _listed(data)]
    code = codes[part] if part < len(codes) else None
    return code if isinstance(code, str) and code.strip() and codes.count(code) == 1 else str(part + 1)


def _listed(data: Any) -> Sequence[Any]:
    return data if isinstance(data, (list, tuple)) else ()


def _within(data: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return data[part] if part < len(_listed(data)) else None
    return data.get(part) if isinstance(data, Mapping) else None


def _finding(
    detail: ErrorDetails,
    place: Place,
    record: type[BaseModel],
    origin: Callable[[Place], Origin],
    label: Callable[[Place], str],
) -> Finding:
    code, message, case, values = _wording(detail, place, record)
    said = Message("{field}: {fault}", {"field": label(place), "fault": message})
    return found(code, origin(place), said, case, **values)


def _wording(
    detail: ErrorDetails, place: Place, record: type[BaseModel]
) -> tuple[str, Message, str, dict[str, Any]]:
    """Code, what is wrong, and the case of the remedy with its values."""
    kind, context = detail["type"], detail.get("ctx", {})
    if detail["input"] is None and kind != "missing":
        return "FIELD-MISSING", Message("is blank"), "", {}
    shown = _shown(detail["input"], place)
    if kind == "extra_forbidden":
        known = _field_names(record, detail["loc"][:-1])
        return "FIELD-UNKNOWN", Message("is not a known field"), *suggestion(str(place[-1]), known)
    if kind in ("literal_error", "union_tag_invalid"):
        if kind == "union_tag_invalid":
            shown = _shown(detail["input"]["kind"], place)  # the tag would be its repr
        expected = str(context.get("expected") or context.get("expected_tags", "")).replace(" or ", ", ")
        allowed = tuple(expected.replace("'", "").split(", "))
        said = Message("{value} is not one of the values allowed", {"value": shown})
        return "FIELD-VALUE", said, "allowed", {"known": allowed}
    if kind == "union_tag_not_found":
        return "FIELD-MISSING", Message("needs a kind"), "kind", {}
    if kind == "unprintable":
        said = Message("character {name} at position {position} cannot stand in a document", context)
        return "TEXT-CONTROL", said, "", {}
    if kind in _SIGNS:
        bound = context.get("gt", context.get("ge", context.get("lt", context.get("le"))))
        said = Message("{value} is out of range", {"value": shown})
        return "FIELD-VALUE", said, "range", {"sign": _SIGNS[kind], "bound": bound}
    code, message, case = SAID.get(kind, ("FIELD-VALUE", Message("is not valid: {value}"), "check"))
    return code, Message(message.text, {"value": shown}), case, {}


def _shown(value: Any, place: Place) -> str | Message:
    if any(part in SILENT for part in place):
        return "***"
    if isinstance(value, (Mapping, list, tuple)):
        return Message("a group of fields") if isinstance(value, Mapping) else Message("a list")
    # An identity number may be typed into another field.
    value = hidden(str(value)) if isinstance(value, (str, int)) else value
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
        current = step(current, part)
    return sorted({name for model in records(current) for name in model.model_fields})
