"""Which rows go into a table of a form: by the kind of its heads, in the tender's columns and order.

Rows that the tender printed are filled where a record is of their name; the others are left and told. A head
that nobody knows is filled by a person, a text a row, or left empty on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.derive.forms.answering import OfForm, Said
from docgen.derive.forms.binding import columns
from docgen.derive.forms.deciding import named
from docgen.derive.forms.given_rows import (
    NUMBER,
    GivenRows,
    Line,
    Printed,
    Written,
    given_rows,
)
from docgen.derive.forms.table_records import DEMAND, MARK, PART, SUBSTANTIVE, WORDS, Records, Row
from docgen.derive.forms.values import Value
from docgen.model.reading.blocks import Table
from docgen.model.reading.reading import FormTable, TenderForm
from docgen.model.response.form_answers import ColumnAnswer
from docgen.model.response.forms import FormPoint, Unsettled
from docgen.model.response.page_marks import PAGES
from docgen.model.rules.forms import LabelWords
from docgen.model.text import squeezed

_QUIET = frozenset(
    {NUMBER, "note", "deviation.note", "deviation.mark", "price.note"}
    | {"deviation.answer", "deviation.kind", "review.answer"}
)
"""Columns that may stay empty: remarks, marks that most clauses lack.

Clauses and rows of reviews without an answer are told by checks of their own.
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes into a table: rows for its empty ones, and what goes into rows that are printed.

    `fields` are those of the columns, "" where a person's texts stand; `kind` that of its rows, "" unknown.
    """

    table: FormTable
    number: int
    fields: tuple[str, ...]
    rows: tuple[tuple[Written, ...], ...] = ()
    lines: tuple[Line, ...] = ()
    points: tuple[FormPoint, ...] = ()
    kind: str = ""


@dataclass
class _Table:
    """A table on the way to its plan."""

    form: TenderForm
    table: FormTable
    number: int
    printed: Table | None
    until: int
    fields: tuple[str, ...]
    said: OfForm
    labels: LabelWords
    points: list[FormPoint] = field(default_factory=list)

    def plan(self, kind: str, rows: Sequence[Row], total: Value | None) -> Plan:
        answers = {at: said for at in range(len(self.fields)) if (said := self._answer(at)) is not None}
        found = self._printed(kind, rows, total, answers)
        left, lines = found.left, found.lines
        self._bare(found, bool(self.table.rows) and bool(left or not kind))
        if found.unmet:
            self._tell("given", values=found.unmet)
        texts = max((len(_texts(said)) for said in answers.values()), default=0)
        if not kind and texts:
            left = ({},) * texts
        if kind and self.table.rows and not (left or lines or answers or self.points):
            self._tell("rows", asked=kind)
        if self.table.rows and (left or not kind):
            self._columns(left, answers, bool(kind))
        numbered = enumerate(left, found.printed + 1)
        made = tuple(self._row(i, row, answers) for i, row in numbered) if self.table.rows else ()
        return Plan(self.table, self.number, self.fields, made, tuple(lines), tuple(self.points), kind)

    def _bare(self, found: Printed, more: bool) -> None:
        """Tell the cells of printed rows that nothing fills; unknown columns where no row below does."""
        for at, asked in enumerate(self.fields):
            names = tuple(name for column, name in found.bare if column == at)
            if not names or asked in (_QUIET | {PAGES}) or (more and not asked):
                continue
            if not asked or len(names) == found.printed:
                self._tell("column", at)
            else:
                self._tell("cells", at, names)

    def _printed(
        self, kind: str, rows: Sequence[Row], total: Value | None, answers: Mapping[int, Said]
    ) -> Printed:
        """The rows that the tender printed under this head, as they are filled."""
        keys = [at for at, asked in enumerate(self.fields) if asked in self.labels.tables.get(kind, ())]
        texts = {at: _texts(said) for at, said in answers.items()}
        given = given_rows(self.printed, self.table.first, self.until)
        key = keys[0] if keys else 0
        made = GivenRows(kind, self.table.heads, self.fields, key, rows, total, self.labels, texts).filled(
            given
        )
        return made if keys else replace(made, left=(), unmet=(), bare=self._unknown(answers))

    def _unknown(self, answers: Mapping[int, Said]) -> tuple[tuple[int, str], ...]:
        """The empty cells of the rows that a table of no known kind prints, but for places of their own."""
        own = {(each.row, each.column) for each in self.form.blanks if each.table == self.table.block}
        shown = () if self.printed is None else self.printed.rows[: self.until]
        return tuple(
            (at, "")
            for row, line in enumerate(shown)
            if row >= self.table.first and len(line.cells) == len(self.fields)
            if given_rows(self.printed, row, row + 1)
            for at, cell in enumerate(line.cells)
            if at not in answers and not cell.text.strip() and (row, cell.column) not in own
        )

    def _answer(self, at: int) -> Said | None:
        own, company = self.said.column(self.table.heads[at], self.number)
        if own is not None and own.entry.settled:
            return own
        return company

    def _row(self, i: int, row: Row, answers: Mapping[int, Said]) -> tuple[Written, ...]:
        return tuple(self._cell(i, at, row, answers.get(at)) for at in range(len(self.fields)))

    def _cell(self, i: int, at: int, row: Row, said: Said | None) -> Written:
        asked = self.fields[at]
        if said is not None:
            texts = _texts(said)
            return texts[i - 1] if i <= len(texts) else ""
        if asked == NUMBER:
            return i
        if asked == DEMAND and DEMAND in row:
            return self._demand(row, self.table.heads[at])
        return row.get(asked, "")

    def _demand(self, row: Row, head: str) -> str:
        """A clause's words as the tender has them: the mark, the name of its row, what it asks.

        A column of marks has the mark; a head with a mark (★条款原文) says it of all its rows.
        """
        mark = str(row.get(MARK, ""))
        shown = MARK in self.fields or head.startswith(mark)
        return f"{'' if shown else mark}{row[WORDS]}"

    def _columns(self, rows: Sequence[Row], answers: Mapping[int, Said], known: bool) -> None:
        """Tell the columns that nobody knows, and the rows of a known one that the data do not say."""
        for at, asked in enumerate(self.fields):
            if at in answers or asked in _QUIET:
                continue
            without = [i for i, row in enumerate(rows, 1) if asked not in row]
            if not known or len(without) == len(rows):
                self._tell("column", at)
            elif without:
                self._tell("cells", at, tuple(map(str, without)))

    def _tell(
        self, kind: Unsettled, at: int | None = None, values: tuple[str, ...] = (), asked: str = ""
    ) -> None:
        head = "" if at is None else self.table.heads[at]
        own = self.said.column(head, self.number)[0] if head else None
        self.points.append(
            FormPoint(
                kind, named(self.form), self.form.found.place, head, self.number,
                field=asked if at is None else self.fields[at], entry=own.place if own else (), values=values,
                title=self.form.title, table=self.number,
            )
        )  # fmt: skip


def table_plans(
    form: TenderForm,
    tables: Mapping[str, Table],
    records: Records,
    said: OfForm,
    labels: LabelWords,
) -> Iterator[Plan]:
    """What goes into each table of a form; `tables` are the document's by their blocks."""
    total = next((row.get("offer.total") for row in records.get("offer", ())), None)
    for number, table in enumerate(form.tables, 1):
        fields = columns(form, table, labels)
        kind = _kind(fields, labels)
        below = [other.first - 1 for other in form.tables if other.block == table.block]
        until = min((at for at in below if at >= table.first), default=10**6)
        making = _Table(
            form, table, number, tables.get(table.block), until, fields, said, labels
        )  # fmt: skip
        yield making.plan(kind, wanted_rows(kind, form, table, records, labels), total)


def kind_of(form: TenderForm, table: FormTable, labels: LabelWords) -> str:
    """The kind of rows that a table's heads ask for; "" where nobody knows them."""
    return _kind(columns(form, table, labels), labels)


def _kind(fields: Sequence[str], labels: LabelWords) -> str:
    return next((kind for kind, keys in labels.tables.items() if any(f in keys for f in fields)), "")


def wanted_rows(
    kind: str, form: TenderForm, table: FormTable, records: Records, labels: LabelWords
) -> Sequence[Row]:
    """The records of a kind that go into a table: of deviations those of the part that its title names."""
    rows = records.get(kind, ())
    if kind != "deviations":
        return rows
    words = squeezed(form.title) + "".join(head for head in table.heads if head[:1] in "★▲")
    part = next((part for part, pattern in labels.answer_parts.items() if pattern.search(words)), "")
    if part == "substantive":
        return [row for row in rows if SUBSTANTIVE in row]
    return [row for row in rows if not part or row.get(PART) == part]


def _texts(said: Said) -> tuple[str, ...]:
    return said.entry.values if isinstance(said.entry, ColumnAnswer) else ()
