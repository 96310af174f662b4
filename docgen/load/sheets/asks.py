"""Headings that cannot be used as they are, and columns that are not there: findings with a proposal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.load.sheets.columns import Wanted
from docgen.load.sheets.names import Ask, Assigned
from docgen.model.finding import Finding, Message, Origin, found


def asked(ask: Ask, at: Origin) -> Finding:
    """What is to be asked about one heading."""
    words: dict[str, Any] = {"heading": ask.heading}
    if ask.how == "two":
        said = Message("the heading {heading} may mean {titles}", {**words, "titles": ask.titles})
        return found("SHEET-COLUMN-UNKNOWN", at, said, "two", known=ask.titles)
    if ask.how == "same":
        words |= {"title": ask.titles[0]}
        said = Message("the heading {heading} means {title}, as another does", words)
        return found("SHEET-COLUMN-UNKNOWN", at, said, "twice")
    if ask.how == "unit":
        words |= {"unit": ask.titles[1]}
        said = Message("the heading {heading} counts in another unit than {unit}", words)
        return found("SHEET-COLUMN-UNKNOWN", at, said, "unit")
    said = Message("the heading {heading} is unknown or stands twice", words)
    if ask.how == "twice":
        return found("SHEET-COLUMN-UNKNOWN", at, said, "twice")
    return found("SHEET-COLUMN-UNKNOWN", at, said, ask.how, near=ask.titles[0])


def missing(made: Assigned, wanted: Wanted, at: Origin) -> Iterator[Finding]:
    """Required columns that no heading names, but for those that a heading is asked about."""
    meant = {title for ask in made.asks if ask.how in ("two", "near") for title in ask.titles}
    for column in wanted.columns:
        if column.required and column.code not in made.found and column.title not in meant:
            said = Message("the column {heading} is missing", {"heading": column.title})
            yield found("SHEET-COLUMN-MISSING", at, said)
