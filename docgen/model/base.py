"""What every record is made of: frozen, complete, exact.

A record takes no unknown field, no float for money, and no text that Word's XML cannot carry.
Field titles are the Chinese headings that sheets, schemas and messages show.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function, no_info_before_validator_function

from docgen.model import id_number
from docgen.model.characters import UNPRINTABLE
from docgen.model.money import FEN
from docgen.model.text import single_spaced
from docgen.model.told_apart import Keys
from docgen.model.written_day import written_day, written_time
from docgen.model.written_figure import vague_words, written_amount


class Record(BaseModel):
    """A frozen record that refuses unknown fields.

    `told_apart` is said by every record that stands in a list of a project's files: what none of them has
    alike. `code_spaces` names those that begin anew in each record of the kind. `of_origin` names fields
    that say where an entry comes from: two that differ in nothing else are alike.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    told_apart: ClassVar[Keys | None] = None
    code_spaces: ClassVar[tuple[str, ...]] = ()
    of_origin: ClassVar[frozenset[str]] = frozenset()


# Known as no fields by now; pydantic would evaluate these annotations anew for every record.
Record.__annotations__.clear()


def _printable(text: str) -> str:
    found = UNPRINTABLE.search(text)
    if found:
        raise PydanticCustomError(
            "unprintable",
            "character {name} at position {position} cannot stand in a document",
            {"name": f"U+{ord(found.group()):04X}", "position": found.start() + 1},
        )
    return text


def _exact(value: object) -> object:
    """Refuse a binary float: its value is not the one that was written."""
    if isinstance(value, float):
        raise PydanticCustomError("float_amount", "a binary float is no exact figure", {})
    return _plain(value)


# Thousands are set off everywhere or nowhere: "12,00" is a slip, not 1200.
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)


def _plain(value: object) -> object:
    """Full-width digits and signs (１２．５) as the usual ones, without commas between thousands."""
    if not isinstance(value, str):
        return value
    text = single_spaced(value)
    return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text


def _amount(value: object) -> object:
    """The amount in 元 that a text writes; what it does not write is left for the field to refuse."""
    if not isinstance(value, str):
        return value
    figure = written_amount(value)
    if figure is None and (words := vague_words(value)):
        raise PydanticCustomError("vague_figure", 'says "{words}", and is no exact figure', {"words": words})
    return value if figure is None else figure


def _whole_fen(amount: Decimal) -> Decimal:
    if amount != amount.quantize(FEN):
        raise PydanticCustomError("below_fen", "an amount has at most two decimals", {})
    return amount


def _bounded(value: Decimal) -> Decimal:
    """Keep figures within what a tender can mean, so that arithmetic stays exact and short."""
    if abs(value) >= Decimal(10) ** 15 or (value and value.as_tuple().exponent < -6):  # type: ignore[operator]
        raise PydanticCustomError("figure_range", "a figure beyond 15 digits or 6 decimals", {})
    return value


def _uscc(value: str) -> str:
    # Imported with the first code: not every command that knows the records reads one.
    from stdnum.cn import uscc
    from stdnum.exceptions import ValidationError

    try:
        return uscc.validate(value)
    except ValidationError:
        raise PydanticCustomError("uscc", "not a unified social credit code", {}) from None


def _id_number(value: str) -> str:
    try:
        return id_number.verified(value)
    except ValueError:
        raise PydanticCustomError("id_number", "not a resident identity number", {}) from None


def _no_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "must not be blank", {})
    return value


class _After(AfterValidator):
    """The same without a look at the function's signature, which costs more than all else of a field."""

    def __get_pydantic_core_schema__(self, source_type: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self.func, handler(source_type))  # type: ignore[arg-type]


class _Before(BeforeValidator):
    """The same, before."""

    def __get_pydantic_core_schema__(self, source_type: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(self.func, handler(source_type))  # type: ignore[arg-type]


Text = Annotated[str, Field(strict=True), _After(_printable)]
"""Text that a document can carry; may be empty."""

Name = Annotated[Text, _After(_no_blank)]
"""Text that must say something."""


def _file_name(value: str) -> str:
    stem = value.partition(".")[0].upper()
    if re.search(r'[\\/:*?"<>|\r\n\t]', value) or value != value.strip(" .") or stem in _RESERVED:
        raise PydanticCustomError("file_name", "cannot be the name of a file", {})
    return value


# Names that Windows keeps for devices.
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{device}{n}" for device in ("COM", "LPT") for n in range(1, 10))}

FileName = Annotated[Name, Field(max_length=80), _After(_file_name)]
"""Text that can be a file's name on Windows and elsewhere, without folder or ending."""

Code = Annotated[Text, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
"""An identifier that other records refer to: letters, digits, dot, dash, underscore."""

Figure = Annotated[Decimal, _Before(_exact), _After(_bounded)]
"""An exact figure: area in ㎡, count, share in percent …"""


class Yuan:
    """Stands beside the type of an amount, so that a sheet's 万元 are known to count."""


Money = Annotated[Figure, _After(_whole_fen), _Before(_amount), Yuan()]
"""An amount in 元, exact to the fen; in digits or as papers write it: 1,200, 12万元, 壹佰元整."""

Uscc = Annotated[Text, _After(_uscc)]
"""统一社会信用代码 (GB 32100-2015), check character verified."""

IdNumber = Annotated[Text, _After(_id_number)]
"""居民身份证号 (GB 11643-1999), date and check character verified; always text."""


def _day(value: object) -> object:
    if isinstance(value, datetime) or not isinstance(value, (str, date, int)):
        raise PydanticCustomError("not_a_day", "not a date", {})
    day = value if isinstance(value, date) else written_day(str(value))
    if day is None:
        raise PydanticCustomError("not_a_day", "not a date", {})
    if day.year not in YEARS:
        raise PydanticCustomError("other_age", "no day of this age", {})
    return day


YEARS = range(1900, 2200)
"""In which whatever a tender, its bidder and its contract date can fall."""


def _clock(value: object) -> object:
    if not isinstance(value, (str, time)):
        raise PydanticCustomError("not_a_clock", "not a time of day", {})
    return value if isinstance(value, time) else written_time(value) or single_spaced(value)


def _closing(value: object) -> object:
    """24:00 is how people write the midnight that ends a day; hours that end at 0:00 end there too."""
    clock = _clock(value)
    return time() if clock == "24:00" else clock


def _count(value: object) -> object:
    if isinstance(value, (bool, float)):
        raise PydanticCustomError("not_a_count", "not a whole number", {})
    return _plain(value)


Day = Annotated[date, _Before(_day)]
"""A date as people write it (`written_day`); a number is one of eight digits, never seconds since 1970."""

Clock = Annotated[time, _Before(_clock), Field(description='时刻，如 "09:00"')]
"""A time of day; a bare number is none."""

Closing = Annotated[time, _Before(_closing), Field(description='时刻，如 "21:00"；半夜为 "24:00"')]
"""When hours end: a time of day, 24:00 as 0:00; at or before their beginning it is the next day's."""

Count = Annotated[int, _Before(_count)]
"""A whole number: people, days, months."""

__all__ = [
    "Clock",
    "Closing",
    "Code",
    "Count",
    "Day",
    "Figure",
    "FileName",
    "IdNumber",
    "Money",
    "Name",
    "Record",
    "Text",
    "Uscc",
    "Yuan",
]
