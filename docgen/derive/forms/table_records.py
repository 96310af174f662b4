"""Rows for the tables of a tender's forms, by kind of table, from the project's records.

A row has the fields that labels.yaml gives to the heads of columns; what the records do not say is not in
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.derive.forms.contracts import chosen
from docgen.derive.forms.persons import Value, persons
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.page_marks import PAGES, page_mark
from docgen.model.tender.standing import standings

SUBSTANTIVE, PART, CLAUSE, WORDS = "clause.substantive", "clause.part", "clause.code", "clause.words"
"""Of a row of a deviation table: "yes" where the clause is substantive; part; code; words in full."""

MARK, DEMAND = "deviation.mark", "deviation.demand"

Row = Mapping[str, Value]
Records = Mapping[str, tuple[Row, ...]]
"""The rows by kind: people, contracts, finance, vehicles, equipment, deviations, review, subcontracts …"""

_KINDS = {"none": "无偏离", "positive": "正偏离", "negative": "负偏离"}


@dataclass(frozen=True, slots=True)
class _Made:
    """A row under way: what is blank is left out."""

    fields: Mapping[str, Value | None]

    def row(self) -> Row:
        return {name: value for name, value in self.fields.items() if value not in (None, "")}


def table_records(project: Project, figures: ResponseFigures) -> Records:
    """Every kind of rows that a form's table may ask for."""
    made: dict[str, Iterator[_Made]] = {
        "people": _people(project),
        "contracts": _contracts(project),
        "finance": _finance(project),
        "vehicles": _vehicles(project),
        "equipment": _equipment(project),
        "deviations": _deviations(project),
        "review": _review(project),
        "subcontracts": _subcontracts(project),
        "offer": _offer(project, figures),
        "prices": _prices(figures),
    }
    return {kind: tuple(each.row() for each in rows) for kind, rows in made.items()}


def _people(project: Project) -> Iterator[_Made]:
    """Whom the bid names, once each, with all their posts."""
    posted = dict.fromkeys(post.staff for site in project.response.sites for post in site.posts)
    known = persons(project)
    yield from (_Made(known[code]) for code in posted)


def _contracts(project: Project) -> Iterator[_Made]:
    for each in chosen(project).kept:
        yield _Made(
            {
                "contract.name": each.name,
                "contract.client": each.purchaser,
                "contract.amount": each.amount,
                "contract.date": each.signed,
                "contract.contact": each.contact,
                PAGES: page_mark("paper", code)
                if (code := each.evidence or "") in project.evidence
                else None,
            }
        )


def _finance(project: Project) -> Iterator[_Made]:
    for each in sorted(project.bidder.years, key=lambda year: year.year):
        yield _Made(
            {
                "finance.year": f"{each.year}年",
                "finance.headcount": each.headcount,
                "finance.revenue": each.revenue,
                "finance.assets": each.assets,
            }
        )


def _vehicles(project: Project) -> Iterator[_Made]:
    for site in project.response.sites:
        for each in site.vehicles:
            own = next((one for one in project.company.vehicles if each.code and one.code == each.code), None)
            yield _Made(
                {
                    "vehicle.type": each.model,
                    "vehicle.seats": each.seats,
                    "vehicle.held": each.source,
                    "vehicle.plate": own.plate if own else None,
                    "vehicle.licence": own.inspected_until if own else None,
                }
            )


def _equipment(project: Project) -> Iterator[_Made]:
    for each in project.equipment:
        yield _Made(
            {
                "equipment.name": each.name,
                "equipment.model": each.model,
                "equipment.qty": each.quantity,
                "equipment.unit": each.unit,
                "equipment.held": each.source,
                "note": each.note,
            }
        )


def _deviations(project: Project) -> Iterator[_Made]:
    standing = standings(project.tender)
    for clause in project.tender.lot.clauses:
        answer = project.answers.get(clause.code)
        yield _Made(
            {
                "deviation.clause_no": clause.place.in_words,
                MARK: standing[clause.code].sign,
                DEMAND: clause.as_asked,
                "deviation.answer": answer.text if answer else None,
                "deviation.kind": _KINDS[answer.deviation] if answer else None,
                PAGES: _pages(project, clause.code),
                SUBSTANTIVE: "yes" if standing[clause.code].substantive else None,
                PART: clause.part,
                CLAUSE: clause.code,
                WORDS: clause.with_row,
            }
        )


def _review(project: Project) -> Iterator[_Made]:
    lot = project.tender.lot
    rows = [*lot.qualification, *lot.conformity]
    for name, text, code in (
        *((row.name, row.text, row.code) for row in rows),
        *((item.name, item.text, item.code) for item in lot.evaluation),
    ):
        answer = project.answers.get(code)
        yield _Made(
            {
                "review.item": name,
                "review.standard": text,
                "review.answer": answer.text if answer else None,
                PAGES: _pages(project, code),
            }
        )


def _pages(project: Project, code: str) -> str | None:
    """The mark for the pages of what answers a row; None where no place does."""
    answer = project.answers.get(code)
    placed = answer is not None and bool(answer.forms or set(answer.evidence) & project.evidence.keys())
    chapters = any(code in chapter.record.answers for chapter in project.plan)
    return page_mark("answer", code) if placed or chapters else None


def _subcontracts(project: Project) -> Iterator[_Made]:
    if part := project.response.subcontract:
        yield _Made({"sub.contractor": part.name, "sub.ratio": part.share})


def _offer(project: Project, figures: ResponseFigures) -> Iterator[_Made]:
    """The offer as a whole, where it has one sum."""
    total = figures.price.total
    lot = project.tender.lot
    yield _Made(
        {
            "tender.project_name": project.tender.project_name,
            "tender.lot_no": lot.code,
            "tender.service_term": f"{lot.term_months}个月",
            "price.item": lot.title,
            "offer.total": None if figures.price.unsummed else total,
        }
    )


def _prices(figures: ResponseFigures) -> Iterator[_Made]:
    for priced in figures.price.lines:
        line = priced.line
        yield _Made(
            {
                "price.item": line.name,
                "price.group": line.group,
                "price.head": priced.head_name,
                "price.basis": line.note,
                "price.unit": line.unit,
                "price.qty": line.quantity,
                "price.unit_price": line.unit_price,
                "price.amount": priced.amount,
            }
        )
