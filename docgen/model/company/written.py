"""Figures of a company as papers write them: 300名, 1亿2000万元, 人民币壹佰万元整. Vague ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from docgen.model.base import Count, Money
from docgen.model.written_figure import vague_words, written_amount, written_count


def _read(read: Callable[[str], Decimal | None], value: object) -> object:
    """The figure that a text writes; what it does not write is left for the field to refuse."""
    if not isinstance(value, str):
        return value
    figure = read(value)
    if figure is None and (words := vague_words(value)):
        raise PydanticCustomError("vague_figure", 'says "{words}", and is no exact figure', {"words": words})
    return value if figure is None else figure


def _persons(value: object) -> object:
    read = _read(written_count, value)
    return int(read) if isinstance(read, Decimal) and read == read.to_integral_value() else read


WrittenCount = Annotated[Count, BeforeValidator(_persons, json_schema_input_type=int | str)]
"""A whole number of people, in digits or as papers write it."""

WrittenMoney = Annotated[Money, BeforeValidator(partial(_read, written_amount))]
"""An amount in 元, exact to the fen, in digits or as papers write it."""
