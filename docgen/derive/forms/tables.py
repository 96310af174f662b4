"""Which rows go into a table of a form: by the kind of its heads, in the tender's columns and order.

Rows that the tender printed are filled where a record is of their name; the others are left and told. A head
that nobody knows is filled by a person, a text a row, or left empty on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.derive.forms.answering import OfForm, Said
from docgen.derive.forms.binding import columns
from docgen.derive.forms.deciding import named
from docgen.derive.forms.table_records import EVIDENCE, PART, SUBSTANTIVE, Records, Row
from docgen.derive.forms.values import Value
from docgen.model.reading.blocks import Cell, Paragraph, Table
from docgen.model.reading.reading import FormTable, TenderForm
from docgen.model.response.form_answers import ColumnAnswer
from docgen.model.response.forms import FormPoint, Unsettled
from docgen.model.rules.forms import LabelWords
from docgen.model.text import squeezed

_NUMBER, _NOTE, _PAGES = "no", "note", "evidence.pages"
_QUIET = frozenset({_NUMBER, _NOTE, _PAGES})
"""Columns that may stay empty, or that are filled when pages are known."""

PagesOf = Callable[[Sequence[str]], str]
"""What a column of pages says of evidence, by its codes: volume and page, once they are known."""

Written = Value | None
"""What goes into a cell, still to be written as its head wants it; None leaves the cell as it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed row that is filled: the paragraph of each cell, and what goes into it."""

    cells: tuple[tuple[Paragraph, Written, str, str], ...]
    """Paragraph, value, its field, its head."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes into a table: rows for its empty ones, and what goes into rows that are printed.

    `fields` are those of the columns, "" where a person's texts stand.
    """

    table: FormTable
    number: int
    fields: tuple[str, ...]
    rows: tuple[tuple[Written, ...], ...] = ()
    lines: tuple[Line, ...] = ()
    points: tuple[FormPoint, ...] = ()


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
    pages: PagesOf
    points: list[FormPoint] = field(default_factory=list)

    def plan(self, kind: str, rows: Sequence[Row], total: Value | None) -> Plan:
        answers = {at: said for at in range(len(self.fields)) if (said := self._answer(at)) is not None}
        given = list(self._given())
        lines, left = self._lines(kind, rows, given, total)
        if not kind:
            rows, left = (), ()
        texts = max((len(_texts(said)) for said in answers.values()), default=0)
        if not kind and texts:
            left = ({},) * texts
        if kind and self.table.rows and not (left or lines or answers or self.points):
            self._tell("rows")
        if self.table.rows and (left or not kind):
            self._columns(left, answers, bool(kind))
        made = tuple(self._row(i, row, answers) for i, row in enumerate(left)) if self.table.rows else ()
        return Plan(self.table, self.number, self.fields, made, tuple(lines), tuple(self.points))

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
            return texts[i] if i < len(texts) else ""
        if asked == _NUMBER:
            return i + 1
        if asked == _PAGES:
            return self.pages(str(row.get(EVIDENCE, "")).split())
        return row.get(asked, "")

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

    def _given(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row below the head that prints something beside a number."""
        if self.printed is None:
            return
        for at in range(self.table.first, min(self.until, len(self.printed.rows))):
            cells = self.printed.rows[at].cells
            if len(cells) > 1 and any(_words(cell) for cell in cells[1:]):
                yield cells

    def _lines(
        self,
        kind: str,
        rows: Sequence[Row],
        given: Sequence[tuple[Cell, ...]],
        total: Value | None,
    ) -> tuple[list[Line], tuple[Row, ...]]:
        """The printed rows as they are filled, and the records that stand in none of them."""
        keys = [at for at, asked in enumerate(self.fields) if asked in self.labels.tables.get(kind, ())]
        if not kind or not keys:
            return [], tuple(rows)
        name_at = next((at for at, f in enumerate(self.fields) if f == "price.item"), keys[0])
        lines: list[Line] = []
        met: list[Row] = []
        unmet: list[str] = []
        for cells in given:
            if len(cells) != len(self.fields):
                continue
            name = _words(cells[name_at])
            if self.labels.totals.search(squeezed(name or _words(cells[0]))):
                summed: Row = {"price.amount": total, "offer.total": total} if total is not None else {}
                lines += self._line(cells, summed)
                continue
            alone = len(given) == 1 and (kind == "offer" or (kind == "prices" and len(rows) == 1))
            found = [row for row in rows if _same(name, row.get(self.fields[name_at]))]
            found = found or (list(rows[:1]) if alone else [])
            found = found or _summed(name, rows)
            if len(found) == 1:
                met += [row for row in rows if row is found[0] or _in(name, row)]
                lines += self._line(cells, found[0])
            elif any(not _words(cell) for at, cell in enumerate(cells) if self.fields[at] not in _QUIET):
                unmet.append(name)
        if unmet:
            self._tell("given", values=tuple(unmet))
            return lines, ()
        return lines, tuple(row for row in rows if not any(row is each for each in met))

    def _line(self, cells: tuple[Cell, ...], row: Row) -> Iterator[Line]:
        """What goes into the empty cells of a printed row."""
        found = []
        for at, cell in enumerate(cells):
            paragraph = next((block for block in cell.blocks if isinstance(block, Paragraph)), None)
            asked = self.fields[at]
            if paragraph is None or _words(cell) or asked in ("", _NUMBER):
                continue
            value = self.pages(str(row.get(EVIDENCE, "")).split()) if asked == _PAGES else row.get(asked)
            if value not in (None, ""):
                found.append((paragraph, value, asked, self.table.heads[at]))
        if found:
            yield Line(tuple(found))

    def _tell(self, kind: Unsettled, at: int | None = None, values: tuple[str, ...] = ()) -> None:
        head = "" if at is None else self.table.heads[at]
        own = self.said.column(head, self.number)[0] if head else None
        self.points.append(
            FormPoint(
                kind, named(self.form), self.form.found.place, head, self.number,
                field="" if at is None else self.fields[at], entry=own.place if own else (), values=values,
                title=self.form.title, table=self.number,
            )
        )  # fmt: skip


def table_plans(
    form: TenderForm,
    tables: Mapping[str, Table],
    records: Records,
    said: OfForm,
    labels: LabelWords,
    pages: PagesOf = lambda _: "",
) -> Iterator[Plan]:
    """What goes into each table of a form; `tables` are the document's by their blocks."""
    total = next((row.get("offer.total") for row in records.get("offer", ())), None)
    for number, table in enumerate(form.tables, 1):
        fields = columns(form, table, labels)
        kind = next((kind for kind, keys in labels.tables.items() if any(f in keys for f in fields)), "")
        below = [other.first - 1 for other in form.tables if other.block == table.block]
        until = min((at for at in below if at >= table.first), default=10**6)
        making = _Table(
            form, table, number, tables.get(table.block), until, fields, said, labels, pages
        )  # fmt: skip
        yield making.plan(kind, _wanted(kind, form, table, records, labels), total)


def _wanted(
    kind: str, form: TenderForm, table: FormTable, records: Records, labels: LabelWords
) -> Sequence[Row]:
    rows = records.get(kind, ())
    if kind != "deviations":
        return rows
    words = squeezed(form.title) + "".join(head for head in table.heads if head[:1] in "★▲")
    part = next((part for part, pattern in labels.answer_parts.items() if pattern.search(words)), "")
    if part == "substantive":
        return [row for row in rows if SUBSTANTIVE in row]
    return [row for row in rows if not part or row.get(PART) == part]


def _summed(name: str, rows: Sequence[Row]) -> list[Row]:
    """The lines of a group or a cost head of that name as one: their sum, where each has one."""
    found = [row for row in rows if _in(name, row)]
    if not found or any("price.amount" not in row for row in found):
        return []
    if len(found) == 1:
        return found
    amounts = [row["price.amount"] for row in found]
    return [{"price.amount": sum(amounts)}]  # type: ignore[arg-type]


def _in(name: str, row: Row) -> bool:
    return _same(name, row.get("price.group")) or _same(name, row.get("price.head"))


def _same(printed: str, said: Value | None) -> bool:
    own = squeezed(str(said or ""))
    return bool(own) and own == squeezed(printed)


def _words(cell: Cell) -> str:
    return cell.text.strip()


def _texts(said: Said) -> tuple[str, ...]:
    return said.entry.values if isinstance(said.entry, ColumnAnswer) else ()
