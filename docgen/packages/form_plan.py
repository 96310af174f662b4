"""What is written where in a tender's forms, and what is left for a person: each blank and row decided.

What a form's blanks ask for is bound by `derive`, what goes into them is decided there, from a person's
answers and the project's data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.derive.forms.answering import Answers
from docgen.derive.forms.binding import bindings
from docgen.derive.forms.deciding import Decision, decided, named, not_for, numbered, point
from docgen.derive.forms.table_records import Records
from docgen.derive.forms.tables import Plan, table_plans
from docgen.derive.forms.values import Value
from docgen.model.finding import Message
from docgen.model.reading.blocks import Document, Paragraph, Table, paragraphs_of, tables_of
from docgen.model.reading.reading import FormBlank, TenderForm
from docgen.model.response.forms import STUCK, FormPoint
from docgen.model.text import squeezed
from docgen.render.forms.filling import Filling
from docgen.render.forms.rebuild import placed
from docgen.render.forms.rows import Rows
from docgen.render.forms.scans import Scan
from docgen.render.forms.writing import in_cell, set_off, written
from docgen.rules import blank_words, label_words


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank of a form that was not filled, with why: nobody knows what it asks for, or the data do not say.

    `field` is empty in the first case. Places to sign, seal and put scans are no such blanks.
    """

    form: TenderForm
    label: str
    field: str = ""


ScanOf = Callable[[str], bytes | None]
"""The picture for a box that asks for a scan, by its field (legal.id_copy_front); None: there is none."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is known beside `known`: a person's answers, rows of tables, facts of the bidder, scans.

    `withheld`: fields that stay blank although the data say them, with why; `told`: what a person has to
    look at where a table of that kind is printed. `persons` are fields of everybody by code, `leader` is the
    code of the project's manager.
    """

    answers: Answers = field(default_factory=Answers)
    records: Records = field(default_factory=dict)
    facts: Mapping[str, bool] = field(default_factory=dict)
    withheld: Mapping[str, Message] = field(default_factory=dict)
    told: Mapping[str, Message] = field(default_factory=dict)
    persons: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    leader: str = ""
    scans: ScanOf = lambda _: None


@dataclass
class Planned:
    """What is written where, and what is left, in one form or in all."""

    fillings: dict[Filling, tuple[Blank, FormPoint]] = field(default_factory=dict)
    rows: dict[Rows, FormPoint] = field(default_factory=dict)
    open: list[Blank] = field(default_factory=list)
    points: list[FormPoint] = field(default_factory=list)
    scans: list[Scan] = field(default_factory=list)
    marks: list[Filling] = field(default_factory=list)
    by_hand: int = 0

    def take(self, one: Planned, copy: int, name: str) -> None:
        """Add one copy of a form; what is told of one of several says whose it is."""
        self.fillings |= {replace(each, copy=copy): said for each, said in one.fillings.items()}
        self.rows |= {replace(each, copy=copy): said for each, said in one.rows.items()}
        self.open += one.open
        self.points += [replace(each, form=f"{each.form}（{name}）") if name else each for each in one.points]
        self.scans += [replace(each, copy=copy) for each in one.scans]
        self.marks += [replace(each, copy=copy) for each in one.marks]
        self.by_hand += one.by_hand


def form_points(
    document: Document, forms: Sequence[TenderForm], known: Mapping[str, Value], content: Content
) -> tuple[FormPoint, ...]:
    """All that a person has to look at in these forms, without making them."""
    if document.format == "pdf":
        document = placed(document)
    return tuple(planned_forms(document, forms, known, content).points)


def planned_forms(
    document: Document, forms: Sequence[TenderForm], known: Mapping[str, Value], content: Content
) -> Planned:
    """Every form decided, each copy of it, in this order."""
    paragraphs = {each.id: each for each in paragraphs_of(document.blocks)}
    tables = {each.id: each for each in tables_of(document.blocks)}
    made = Planned()
    for form in forms:
        copies = copies_of(form, content)
        for copy, person in enumerate(copies):
            one = Planned()
            own = {**known, **content.persons.get(person, {})}
            _decide(form, own, content, paragraphs, tables, one)
            made.take(one, copy, str(own.get("person.name", "")) if len(copies) > 1 else "")
        if _of_persons(form) and not content.answers.about(form).people:
            why = Message("it is filled for {name} alone", {"name": str(known.get("manager.name", "—"))})
            made.points.append(FormPoint("people", named(form), form.found.place, title=form.title, why=why))
    return made


def copies_of(form: TenderForm, content: Content) -> tuple[str, ...]:
    """The codes of the people who fill a form, each a copy of it; "" for one that the bidder fills once."""
    if not _of_persons(form):
        return ("",)
    return content.answers.about(form).people or (content.leader,)


def _of_persons(form: TenderForm) -> bool:
    return label_words().each_person.search(squeezed(form.title)) is not None


def _decide(
    form: TenderForm,
    known: Mapping[str, Value],
    content: Content,
    paragraphs: Mapping[str, Paragraph],
    tables: Mapping[str, Table],
    made: Planned,
) -> None:
    """Decide one copy of a form."""
    labels = label_words()
    covered: frozenset[str] = frozenset()
    if not not_for(form, content.facts, labels):
        covered = _table_cells(form, tables, content, made)
    bound = bindings(form, labels, blank_words())
    choices = list(decided(form, bound, known, content.facts, content.answers, labels, content.withheld))
    numbers = {id(binding): number for number, binding in numbered(bound)}
    for each in choices:
        if each.binding.blank.block not in covered:
            scan = content.scans(each.binding.field) if each.binding.how == "file" else None
            owner = paragraphs.get(each.binding.blank.block)
            if each.by_hand and scan is not None and owner is not None and owner.index is not None:
                made.scans.append(Scan(owner.index, scan))
                continue
            number = numbers.get(id(each.binding), 1)
            if each.by_hand and each.binding.how == "file":
                binding = each.binding
                each = replace(each, point=point("copy", form, binding.blank, number, binding.field))
            _take(form, each, number, paragraphs, made)


def _take(
    form: TenderForm, each: Decision, number: int, paragraphs: Mapping[str, Paragraph], made: Planned
) -> None:
    """Write a decision down as a filling, or as what is left."""
    binding = each.binding
    made.by_hand += each.by_hand
    blank = Blank(form, binding.blank.label, binding.field)
    if each.point is not None:
        if not _asked_before(each, made):
            made.points.append(each.point)
        if each.point.kind in ("open", "unsaid", "withheld", "twice"):
            made.open.append(blank)
    owner = paragraphs.get(binding.blank.block)
    if each.value is None:
        if each.point is not None:
            _show(binding.blank, owner, made)
        return
    said, shown = None, ""
    if owner is not None and owner.index is not None:
        shown = owner.text[binding.blank.start : binding.blank.end]
        said = (
            str(each.value)
            if each.typed
            else written(binding.field, each.value, binding.blank, shown, _head(form, binding.blank))
        )
    if owner is None or owner.index is None or said is None:
        made.open.append(blank)
        made.points.append(each.unfit(form, number))
        _show(binding.blank, owner, made)
        return
    said = set_off(said, binding.blank, shown, owner.text[binding.blank.end :])
    filling = Filling(owner.index, owner.text, binding.blank.start, binding.blank.end, said)
    made.fillings[filling] = blank, each.unfit(form, number)


def _show(blank: FormBlank, owner: Paragraph | None, made: Planned) -> None:
    """Have a blank stand out in a draft; a box has its label beside it already."""
    if owner is not None and owner.index is not None:
        note = "" if blank.kind == "tick" else blank.label
        place = owner.index, owner.text, blank.start, blank.end
        made.marks.append(Filling(*place, "", marked=True, note=note))


def _show_heads(plan: Plan, table: Table | None, made: Planned) -> None:
    """Have the heads of columns that nobody fills stand out."""
    open_heads = {each.label.rpartition("/")[2] for each in plan.points if each.kind == "column"}
    for row in table.rows[: plan.table.first] if table is not None else ():
        for cell in row.cells:
            first = next(iter(paragraphs_of(cell.blocks)), None)
            if "".join(cell.text.split()) in open_heads and first is not None and first.index is not None:
                place = first.index, first.text, 0, len(first.text)
                made.marks.append(Filling(*place, "", marked=True))


def _head(form: TenderForm, blank: FormBlank) -> str:
    """The head of the column that a blank stands in; "" outside of tables with heads."""
    for table in form.tables:
        if table.block == blank.table and blank.column is not None and blank.column < len(table.heads):
            return table.heads[blank.column]
    return ""


def _asked_before(each: Decision, made: Planned) -> bool:
    """Whether another box of the same question was told as open: 是 □ 否 □ is asked once."""
    own = each.point
    return bool(each.binding.option) and any(
        told.kind == "unsaid" and own is not None and (told.form, told.field) == (own.form, own.field)
        for told in made.points
    )


def _table_cells(
    form: TenderForm, tables: Mapping[str, Table], content: Content, made: Planned
) -> frozenset[str]:
    """Plan the rows of a form's tables; the blocks of the cells that they fill."""
    covered: set[str] = set()
    said = content.answers.about(form)
    for plan in table_plans(form, tables, content.records, said, label_words()):
        made.points += plan.points
        if (why := content.told.get(plan.kind)) is not None:
            place = form.found.place
            made.points.append(
                FormPoint("chosen", named(form), place, title=form.title, table=plan.number, why=why)
            )
        stuck = FormPoint(
            "rows", named(form), form.found.place, field=STUCK, title=form.title, table=plan.number
        )
        for line in plan.lines:
            for paragraph, value, asked, head in line.cells:
                if paragraph.index is not None and value is not None:
                    text = in_cell(asked, value, head)
                    filling = Filling(paragraph.index, paragraph.text, 0, len(paragraph.text), text)
                    made.fillings[filling] = Blank(form, head, asked), stuck
                    covered.add(paragraph.id)
        table = tables.get(plan.table.block)
        _show_heads(plan, table, made)
        if plan.rows and table is not None and table.index is not None:
            made.rows[Rows(table.index, plan.table.first, _texts(plan))] = stuck
    return frozenset(covered)


def _texts(plan: Plan) -> tuple[tuple[str | None, ...], ...]:
    return tuple(
        tuple(
            None if value is None else in_cell(asked, value, head)
            for value, asked, head in zip(row, plan.fields, plan.table.heads, strict=True)
        )
        for row in plan.rows
    )
