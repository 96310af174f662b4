"""The tender's forms as a screen shows them: each blank with what stands in it and where that is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from docgen.derive.forms.answering import OfForm
from docgen.derive.forms.binding import bindings
from docgen.derive.forms.deciding import Decision, decided, named, not_for, numbered
from docgen.derive.forms.tables import Plan, table_plans
from docgen.derive.forms.values import Value
from docgen.model.reading.blocks import Block, Paragraph, paragraphs_of, tables_of
from docgen.model.reading.reading import FormBlank, TenderForm
from docgen.model.response.form_answers import TICKED, BlankAnswer, ColumnAnswer
from docgen.packages.form_plan import Content
from docgen.packages.tender_forms import CutForms, blocks_of
from docgen.render.forms.writing import in_cell, written
from docgen.rules import blank_words, label_words

State = Literal["data", "person", "company", "empty", "open", "later", "hand", "quiet"]
"""Where what stands in a blank is from: the data, the project's forms.yaml, the company's; left empty on
purpose; open; for the data once they are without fault; for a pen, a seal or a scan; not for this bidder."""


@dataclass(frozen=True)
class ShownBlank:
    """A blank: what it asks for, which of several of that label, the words around it, what goes in."""

    label: str
    number: int
    around: str
    value: str
    state: State
    record: str = ""
    tick: bool = False


@dataclass(frozen=True)
class ShownColumn:
    """A column of a table that only a person can fill, or did."""

    head: str
    table: int
    values: tuple[str, ...]
    state: State


@dataclass(frozen=True)
class ShownTable:
    """A table as it will be filled: its heads, and the rows that go in."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph: its words, and the state of the blank that it stands in."""

    text: str
    state: State | None = None


@dataclass(frozen=True)
class ShownForm:
    """A form with its blanks, and its blocks with what goes into them."""

    code: str
    name: str
    title: str
    volume: str
    free: bool
    unused: bool
    blanks: tuple[ShownBlank, ...] = ()
    columns: tuple[ShownColumn, ...] = ()
    tables: tuple[ShownTable, ...] = ()
    blocks: tuple[Block, ...] = ()
    pieces: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)

    def count(self, *states: State) -> int:
        """How many of its blanks and columns are in these states."""
        entries: tuple[ShownBlank | ShownColumn, ...] = (*self.blanks, *self.columns)
        return sum(each.state in states for each in entries)


def shown_forms(
    cut: CutForms, known: Mapping[str, Value] | None, content: Content, volumes: Mapping[str, str]
) -> Iterator[ShownForm]:
    """Each form of the tender that a volume has among its parts; `volumes` are their titles by its code.

    `known` are the fields that the data say; None while they have faults.
    """
    for code, (_, tender_form) in cut.forms.items():
        file, form = cut.edited.get(code, (cut.files[cut.forms[code][0]], tender_form))
        blocks = blocks_of(cut, code) if code not in cut.edited else file.document.blocks
        yield _shown(code, form, blocks, known, content, volumes.get(code, ""))


def _shown(
    code: str,
    form: TenderForm,
    blocks: tuple[Block, ...],
    known: Mapping[str, Value] | None,
    content: Content,
    volume: str,
) -> ShownForm:
    labels = label_words()
    unused = not_for(form, content.facts, labels)
    if form.free:
        return ShownForm(code, named(form), form.title, volume, True, unused, blocks=blocks)
    said = content.answers.about(form)
    tables = {each.id: each for each in tables_of(blocks)}
    paragraphs = {each.id: each for each in paragraphs_of(blocks)}
    plans = [] if unused else list(table_plans(form, tables, content.records, said, labels))
    in_cells = {
        cell.id: (value, asked, head)
        for plan in plans
        for line in plan.lines
        for cell, value, asked, head in line.cells
    }
    bound = bindings(form, labels, blank_words())
    numbers = {id(binding): number for number, binding in numbered(bound)}
    blanks: list[ShownBlank] = []
    filled: dict[str, list[tuple[FormBlank, str, State]]] = {}
    for each in decided(form, bound, known or {}, content.facts, content.answers, labels):
        blank = each.binding.blank
        if not blank.block or blank.block in in_cells:
            continue
        number = numbers.get(id(each.binding), 1)
        state = _state(each, said, number)
        if known is None and state == "open" and each.binding.field.partition("#")[0] in labels.records:
            state = "later"
        value = _value(each, paragraphs.get(blank.block))
        around = f"{blank.before[-24:]}____{blank.after[:16]}" if blank.before or blank.after else ""
        record = labels.records.get(each.binding.field.partition("#")[0], "")
        blanks.append(ShownBlank(blank.label, number, around, value, state, record, blank.kind == "tick"))
        filled.setdefault(blank.block, []).append((blank, value, state))
    pieces = {
        block: tuple(_pieces(paragraphs[block], each))
        for block, each in filled.items()
        if block in paragraphs
    }
    for block, (own, asked, head) in in_cells.items():
        if own is not None:
            pieces[block] = (Piece(in_cell(asked, own, head), "data"),)
    return ShownForm(
        code,
        named(form),
        form.title,
        volume,
        False,
        unused,
        tuple(blanks),
        tuple(_columns(plans, said)),
        tuple(_table(plan) for plan in plans if plan.rows),
        blocks,
        pieces,
    )


def _state(each: Decision, said: OfForm, number: int) -> State:
    own, company = said.blank(each.binding.blank.label, number)
    if own is not None and own.entry.settled:
        entry = own.entry
        return "empty" if isinstance(entry, BlankAnswer) and entry.left_empty else "person"
    if each.value is not None:
        return "company" if each.typed and company is not None and each.value != TICKED else "data"
    if each.by_hand:
        return "hand"
    if each.point is not None:
        return "open"
    if company is not None and isinstance(company.entry, BlankAnswer) and company.entry.left_empty:
        return "empty"
    return "quiet"


def _value(each: Decision, paragraph: Paragraph | None) -> str:
    if each.value is None:
        return ""
    if each.typed or paragraph is None:
        return str(each.value)
    blank = each.binding.blank
    shown = paragraph.text[blank.start : blank.end]
    return written(each.binding.field, each.value, blank, shown) or str(each.value)


def _pieces(paragraph: Paragraph, filled: Sequence[tuple[FormBlank, str, State]]) -> Iterator[Piece]:
    at = 0
    for blank, value, state in sorted(filled, key=lambda each: each[0].start):
        if blank.start < at:
            continue
        yield Piece(paragraph.text[at : blank.start])
        printed = paragraph.text[blank.start : blank.end]
        yield Piece(value or printed or "____", state)
        at = max(blank.end, at)
    yield Piece(paragraph.text[at:])


def _columns(plans: Sequence[Plan], said: OfForm) -> Iterator[ShownColumn]:
    for plan in plans:
        told = {point.label for point in plan.points if point.kind == "column"}
        for head in plan.table.heads:
            own, company = said.column(head, plan.number)
            entry = own.entry if own is not None and own.entry.settled else None
            if isinstance(entry, ColumnAnswer):
                state: State = "empty" if entry.left_empty else "person"
                yield ShownColumn(head, plan.number, entry.values, state)
            elif company is not None and isinstance(company.entry, ColumnAnswer):
                yield ShownColumn(head, plan.number, company.entry.values, "company")
            elif head in told:
                yield ShownColumn(head, plan.number, (), "open")


def _table(plan: Plan) -> ShownTable:
    rows = tuple(
        tuple(
            "" if value is None else in_cell(asked, value, head)
            for value, asked, head in zip(row, plan.fields, plan.table.heads, strict=True)
        )
        for row in plan.rows
    )
    return ShownTable(plan.table.heads, rows)
