"""A demand that stands as data, in words: its name and its figures in signs, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.money import in_digits
from docgen.model.tender.requirement import (
    AmountRequirement,
    AreaRequirement,
    CountRequirement,
    FacilityRequirement,
    HoursRequirement,
    Requirement,
    ShareRequirement,
    StaffRequirement,
    TermRequirement,
    TimesRequirement,
    VehicleRequirement,
)

Figure = Decimal | int | None


def demand_words(requirement: Requirement) -> str:
    """质保期 ≥24个月, 专职保安员 ≥12人, 面积 ≥150㎡; the name alone where there is no figure."""
    return " ".join((demand_name(requirement), *_figures(requirement)))


def demand_name(requirement: Requirement) -> str:
    """What a demand is called: its own name, or that of its kind."""
    named = getattr(requirement, "role", "") or getattr(requirement, "name", "")
    return str(named or type(requirement).model_fields["kind"].title)


def _figures(requirement: Requirement) -> Iterator[str]:
    match requirement:
        case AreaRequirement():
            yield from _bounds("㎡", least=requirement.least)
        case StaffRequirement():
            yield from _bounds("人", least=requirement.least)
        case FacilityRequirement():
            yield from _bounds(requirement.unit, least=requirement.least)
        case VehicleRequirement():
            yield from _bounds("辆", least=requirement.least)
            yield from _bounds("座", least=requirement.seats)
        case HoursRequirement() | TimesRequirement():
            yield f"{requirement.opens:%H:%M}–{requirement.closes:%H:%M}"
        case TermRequirement():
            yield from _bounds(requirement.unit, requirement.least, requirement.most)
        case CountRequirement():
            every = requirement.every if requirement.every > 1 else ""
            per = f"/{every}{requirement.per}" if requirement.per else ""
            yield from _bounds(f"{requirement.unit}{per}", requirement.least, requirement.most)
        case AmountRequirement():
            least, most = requirement.bounds
            yield from _bounds(requirement.unit, least, most)
            if least is None and most is None and requirement.amount is not None:
                yield f"{in_digits(requirement.amount)}{requirement.unit}"
        case ShareRequirement():
            yield from _bounds("%", requirement.least, requirement.most)


def _bounds(unit: str, least: Figure = None, most: Figure = None) -> Iterator[str]:
    for sign, bound in (("≥", least), ("≤", most)):
        if bound is not None:
            yield f"{sign}{in_digits(Decimal(bound))}{unit}"
