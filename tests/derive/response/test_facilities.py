"""Facilities asked for under two names, or served by another one, against what is offered."""

from __future__ import annotations

from decimal import Decimal

from docgen.derive.response.facilities import site_facilities
from docgen.model.response.figures import FacilityRow
from docgen.model.response.response import EquipmentItem
from docgen.model.tender.citation import Citation
from docgen.model.tender.requirement import FacilityRequirement
from docgen.model.tender.tender import Clause, Lot, SiteSpec


def rows(*clauses: tuple[FacilityRequirement, ...], offered: dict[str, int]) -> dict[str, FacilityRow]:
    """The facility rows of one site whose clauses ask for these facilities, by name."""
    lot = Lot.model_construct(
        sites=(SiteSpec(code="A", name="甲站", kind="站"),),
        clauses=tuple(
            Clause(
                code=f"T{number}",
                part="technical",
                title="设施",
                text="配齐",
                place=Citation(section="一"),
                sites=("A",),
                requires=requires,
            )
            for number, requires in enumerate(clauses, 1)
        ),
    )
    items = [
        EquipmentItem(site="A", facility=name, name=name, quantity=Decimal(count), unit="台", source="自有")
        for name, count in offered.items()
    ]
    (site,) = site_facilities(lot, items)
    return {row.facility: row for row in site.rows}


def facility(name: str, least: int | None = None, accepts: tuple[str, ...] = ()) -> FacilityRequirement:
    count = None if least is None else Decimal(least)
    return FacilityRequirement(kind="facility", name=name, least=count, accepts=accepts)


def test_another_name_serves_where_the_tender_accepts_it() -> None:
    found = rows((facility("打印机", accepts=("打印复印一体机",)),), offered={"打印复印一体机": 1})
    assert {name: row.verdict for name, row in found.items()} == {"打印机": "met"}


def test_another_name_does_not_serve_where_nothing_accepts_it() -> None:
    found = rows((facility("打印机"),), offered={"打印复印一体机": 1})
    assert {name: row.verdict for name, row in found.items()} == {
        "打印机": "short",
        "打印复印一体机": "extra",
    }


def test_what_is_accepted_counts_beside_the_thing_itself() -> None:
    found = rows((facility("打印机", 2, ("打印复印一体机",)),), offered={"打印机": 1, "打印复印一体机": 1})
    assert (found["打印机"].offered, found["打印机"].verdict) == (2, "met")


def test_two_clauses_ask_by_the_larger_count_and_accept_what_either_accepts() -> None:
    asked = (facility("打印机", 2),), (facility("打印机", 1, ("打印复印一体机",)),)
    for clauses in (asked, asked[::-1]):
        found = rows(*clauses, offered={"打印复印一体机": 2})
        assert (found["打印机"].required, found["打印机"].verdict) == (2, "met")
