"""The list of enterprises of `docgen sme batch`, as the reader of lists looks for it."""

from __future__ import annotations

from docgen.load.sheets.columns import Column, Wanted


def enterprises() -> Wanted:
    """Its columns; figures stay as written, for the size classes read them, but for those in another unit."""
    return Wanted(
        (
            Column("name", "name", "text", required=True),
            Column("industry", "industry", "text", required=True),
            Column("headcount", "headcount", "count"),
            Column("revenue", "revenue", "money", unit="元"),
            Column("assets", "assets", "money", unit="元"),
        ),
        "SmeRow",
    )
