"""What the tables of a tender's forms print of a project: kinds of rows, and which clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.derive.forms.binding import bindings
from docgen.derive.forms.table_records import CLAUSE, Records
from docgen.derive.forms.tables import kind_of, wanted_rows
from docgen.model.reading.reading import TenderForm
from docgen.model.response.forms import Printed
from docgen.model.rules.forms import BlankWords, LabelWords


def printed_by(
    forms: Iterable[TenderForm], records: Records, labels: LabelWords, blanks: BlankWords
) -> Printed:
    """What these forms print; a table that has no rows for it is told by itself (FORM-ROWS).

    A price is printed too where a line asks for it: 总报价（大写）：____.
    """
    every = list(forms)
    kinds = {kind for form in every for kind in _kinds(form, labels)}
    if any(each.field.startswith("offer.") for form in every for each in bindings(form, labels, blanks)):
        kinds.add("offer")
    clauses = {code for form in every for code in _clauses(form, records, labels)}
    return Printed(frozenset(kinds), frozenset(clauses))


def _kinds(form: TenderForm, labels: LabelWords) -> Iterator[str]:
    yield from (kind_of(form, table, labels) for table in form.tables)


def _clauses(form: TenderForm, records: Records, labels: LabelWords) -> Iterator[str]:
    for table in form.tables:
        if kind_of(form, table, labels) == "deviations":
            yield from (str(row[CLAUSE]) for row in wanted_rows("deviations", form, table, records, labels))
