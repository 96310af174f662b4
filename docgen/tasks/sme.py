"""Enterprises classified: one that a person asks for, or a list, CSV or Excel in and out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docgen.derive.sme.enquiry import enquire
from docgen.model.finding import Finding, Message, stop
from docgen.rules import trades
from docgen.rules.size_table import size_table

if TYPE_CHECKING:
    from docgen.load.files.table import Line
    from docgen.model.response.figures import PriceEvaluation
    from docgen.model.sme.trade import Candidate, Enquiry

Told = Callable[[int], None]
"""Told the number of rows done, every few thousand."""

_TELL_EVERY = 5000


def classify_one(
    industry: str, headcount: str, revenue: str, assets: str
) -> tuple[Enquiry | None, tuple[Finding, ...]]:
    """One enterprise's class from what was typed (blank: unknown), or every fault of it."""
    return enquire(size_table(), trades, industry, headcount, revenue, assets)


def verdict(answer: Enquiry, candidate: Candidate) -> Message:
    """The class of an enterprise in one of the industries that it may be of, in a sentence."""
    from docgen.model.sme.size_class import SIZE_NAMES

    found = candidate.classification
    if found is None:
        return Message("{asked}: not in the size table, no class", {"asked": answer.asked})
    values = {"industry": found.industry, "possible": tuple(SIZE_NAMES[size] for size in found.possible)}
    if found.size == "unknown":
        return Message("{industry}: not settled, still possible: {possible}", values)
    return Message("{industry}: {possible}", values)


def evaluated_price(folder: Path) -> tuple[PriceEvaluation | None, list[Finding]]:
    """The price as evaluation would take it, for the bidder's own eyes, and what is wrong with its terms."""
    from docgen.check.response.sme import check_sme
    from docgen.derive.response.figures import response_figures
    from docgen.load.response.project import load_project
    from docgen.rules import ruleset

    project = load_project(folder)
    rules = ruleset(project.tender.opening)
    figures = response_figures(project, rules)
    return figures.evaluation, list(check_sme(project, figures, rules.printed_tables))


def classify_list(
    source: Path, target: Path, show: Callable[[Message], str], told: Told
) -> tuple[int, int, list[Finding]]:
    """Classify every row of `source` into `target`; gives the rows, how many of them have an error, and what
    was done with a list that is not plain.

    `target` is replaced only when all rows are done. Raises DocgenError where the list cannot be read.
    """
    # What reads sheets and writes files takes longer to import than one enterprise to classify.
    from docgen.derive.sme.batch import COLUMNS_IN, COLUMNS_OUT, classify_rows
    from docgen.load.files.sme import enterprises
    from docgen.load.files.table import LongList
    from docgen.pack.sheets.plain import write_list
    from docgen.pack.writing import writing
    from docgen.rules import size_rule

    if os.path.realpath(source) == os.path.realpath(target):
        said = Message("is both input and output")
        raise stop("OUTPUT-IS-INPUT", str(target), said)
    written = [name for name in COLUMNS_OUT if name not in COLUMNS_IN]
    listed = LongList(source, enterprises(), always=COLUMNS_IN, reserved=written)
    columns = [*listed.headings, *written]
    counted = _Count(told)
    made = counted.through(classify_rows(size_rule(), trades, map(_told, listed.rows()), show))
    with writing(target) as temporary:
        write_list(temporary, target.suffix, columns, ([row.get(c, "") for c in columns] for row in made))
    return counted.rows, counted.errors, listed.done()


def _told(line: Line) -> dict[str | None, Any]:
    """A row with what was wrong in it, as it is classified."""
    row = cast("dict[str | None, Any]", line.cells)
    if line.faults:
        row[None] = line.faults
    return row


class _Count:
    def __init__(self, told: Told) -> None:
        self.rows = self.errors = 0
        self.told = told

    def through(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for row in rows:
            self.rows += 1
            self.errors += bool(row["error"])
            if self.rows % _TELL_EVERY == 0:
                self.told(self.rows)
            yield row
