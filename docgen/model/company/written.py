"""Numbers of people as papers write them: 300名, 三百人. Vague ones are refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from docgen.model.base import Count, Money
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
