"""What the company's lists hold as people write it: 300名, 2024年度, 2025年10月, several names in a cell."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from docgen.model.base import Count, Money, Name, Text
from docgen.model.text import single_spaced
from docgen.model.written_day import written_day
from docgen.model.written_figure import vague_words, written_count


def _persons(value: object) -> object:
    if not isinstance(value, str):
        return value
    figure = written_count(value)
    if figure is None and (words := vague_words(value)):
        raise PydanticCustomError("vague_figure", 'says "{words}", and is no exact figure', {"words": words})
    if isinstance(figure, Decimal) and figure == figure.to_integral_value():
        return int(figure)
    return value if figure is None else figure


WrittenCount = Annotated[Count, BeforeValidator(_persons, json_schema_input_type=int | str)]
"""A whole number of people, in digits or as papers write it."""

WrittenMoney = Money
"""An amount of the company's own figures; every amount is read so."""


_YEAR = re.compile(r"(\d{4})\s*年?度?", re.ASCII)


def _year(value: object) -> object:
    written = _YEAR.fullmatch(single_spaced(value)) if isinstance(value, str) else None
    return int(written[1]) if written else value


WrittenYear = Annotated[Count, BeforeValidator(_year, json_schema_input_type=int | str)]
"""A year: 2024, 2024年, 2024年度."""

# 2025.1 may be October whose zero a sheet has lost, so behind a point two digits are wanted.
_MONTH = re.compile(r"(\d{4})(?:[-/年]\s*(\d{1,2})\s*月?|\.(\d{2})|(\d{2}))", re.ASCII)


def _month(value: object) -> object:
    text = single_spaced(str(value))
    found = _MONTH.fullmatch(text)
    if found:
        year, month = int(found[1]), int(found[2] or found[3] or found[4])
    elif isinstance(value, (str, date)) and (day := written_day(text)):
        year, month = day.year, day.month
    else:
        year, month = 0, 0
    if not (1990 <= year <= 2100 and 1 <= month <= 12):
        raise PydanticCustomError("not_a_month", "not a month", {})
    return f"{year}-{month:02}"


Month = Annotated[Text, BeforeValidator(_month)]
"""A month as 2025-10, made of all the ways people write one; a day stands for its month."""


def _parted(value: object) -> object:
    if not isinstance(value, str):
        return value
    return [part.strip() for part in re.split(r"[；;\n]", value) if part.strip()]


NameList = Annotated[tuple[Name, ...], BeforeValidator(_parted, json_schema_input_type=list[str] | str)]
"""Names as a list, or in one cell with semicolons between them."""
