"""Whom a row of the company's lists is about: by code, or by a name that only one employee has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from docgen.load.reading import Reading
from docgen.model.company.bidder import Bidder, StaffMember
from docgen.model.company.company import Company
from docgen.model.company.people import InsuredMonth, PersonCertificate
from docgen.model.finding import Message
from docgen.model.sources import Place
from docgen.model.text import squeezed

Row = TypeVar("Row", PersonCertificate, InsuredMonth)
_COMPANY = ("公司", "本公司")


def named(
    reading: Reading, source: str, rows: Sequence[Row], staff: Sequence[StaffMember] | None
) -> tuple[Row, ...]:
    """The rows with the code of whom they are about; those that name nobody there are told and passed by.

    Without `staff`, whose sheet has faults of its own, rows stay as they are.
    """
    if staff is None:
        return tuple(rows)
    made, nobody = [], []
    for i, row in enumerate(rows):
        code, name = row.staff.strip(), row.name.strip()
        if not (code or name):
            made.append(row)
            continue
        met = [each for each in staff if (each.code == code if code else _alike(each.name, name))]
        if not met:
            nobody.append(((source, i, "staff" if code else "name"), code or name))
        else:
            _doubtful(reading, (source, i, "name"), row, met)
        made.append(row.model_copy(update={"staff": met[0].code if met else ""}))
    _unknown(reading, nobody)
    return tuple(made)


def _doubtful(reading: Reading, place: Place, row: Row, met: Sequence[StaffMember]) -> None:
    if len(met) > 1:
        said = Message("{who} are several people of the staff sheet", {"who": row.name})
        reading.findings.append(reading.found("COMPANY-ABOUT", place, said, "several"))
    elif row.name.strip() and not _alike(met[0].name, row.name):
        words = {"who": met[0].code, "known": met[0].name, "name": row.name}
        said = Message("{who} is {known} in the staff sheet, and {name} here", words)
        reading.findings.append(reading.found("COMPANY-ABOUT", place, said))


def _alike(one: str, other: str) -> bool:
    return squeezed(one) == squeezed(other)


def about_faults(reading: Reading, bidder: Bidder, staff: Iterable[StaffMember], company: Company) -> None:
    """Papers that are about something that none of the lists has: told, and taken for the company's own."""
    known = {name for each in staff for name in (each.code, each.name)}
    known |= {each.name for each in (bidder.legal_representative, bidder.agent) if each}
    known |= {each.code for each in company.vehicles}
    known |= {each.code for each in company.equipment} | {each.code for each in bidder.licences}
    known |= {each for contract in bidder.contracts for each in (contract.number, contract.name) if each}
    known |= {bidder.name, *_COMPANY}
    _unknown(
        reading,
        [
            (("bidder", "evidence", i, "about"), paper.about)
            for i, paper in enumerate(bidder.evidence)
            if paper.about and paper.about not in known
        ],
    )


def _unknown(reading: Reading, nobody: Sequence[tuple[Place, str]]) -> None:
    """One finding a list: lists keep people who left."""
    if not nobody:
        return
    who = tuple(dict.fromkeys(each for _, each in nobody))
    said = Message(
        "{n} rows are about what no list of the company has: {who}", {"n": len(nobody), "who": who}
    )
    reading.said.append(reading.sources.found("COMPANY-ABOUT", nobody[0][0], said, "nobody"))
