"""What a YAML file beside this one may say: sheets and charts. Every text is a template over the facts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Record

Span = tuple[float, float]
"""Two hours of the day: 9, 12.5."""


class Grid(Record):
    """A ruled table: fixed rows, then one row per member of the facts' list `each`, called `it`."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    each: str = ""
    row: tuple[str, ...] = ()


class Sheet(Record):
    """A sample paper: rows of label and value, a grid, closing words, issuer and date under the seal."""

    file: str
    title: str
    rows: tuple[tuple[str, str], ...] = ()
    grid: Grid | None = None
    closing: str = ""
    issuer: str = "{{ bidder.name }}"
    issued: str
    across: bool = False


class OrganisationChart(Record):
    """Who answers to whom: one above, the lead, two beside, the sites below."""

    kind: Literal["organisation"]
    file: str
    above: str
    lead: str
    beside: tuple[str, str]
    below: tuple[str, ...]


class Bar(Record):
    """Hours one shift is at work; `half` are those when only half of it is."""

    name: str
    spans: tuple[Span, ...]
    half: tuple[Span, ...] = ()
    note: str = ""


class ShiftChart(Record):
    """Who is at a site hour by hour, and a sentence that sums it up."""

    kind: Literal["shifts"]
    file: str
    opens: int
    closes: int
    bars: tuple[Bar, ...]
    summary: str


class Pictures(Record):
    """A whole file: the pictures of one example."""

    sheets: tuple[Sheet, ...]
    charts: tuple[OrganisationChart | ShiftChart, ...] = Field(default=())
