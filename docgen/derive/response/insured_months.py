"""The months of social insurance that a tender asks of a person, held against the company's list by month."""

from __future__ import annotations

from datetime import date

from docgen.model.company.company import Company
from docgen.model.finding import Message
from docgen.model.tender.people import InsuranceDemand

_TWELVE = 12


def insured_months(
    company: Company, staff: str, demand: InsuranceDemand, opening: date
) -> tuple[Message, bool | None]:
    """The demand in words with the months that are missing, and whether it is met; None: unknown.

    A person whom the list does not name is unknown, and so is a month for which it names nobody: the list
    may not be kept so far. A month for which it names others and not the person is missing.
    """
    held = {_number(month) for month in company.months_of(staff)}
    kept = {_number(each.month) for each in company.insurance if each.staff or each.name}
    last = opening.year * _TWELVE + opening.month - 1
    if demand.within:
        windows = [range(last - demand.within, last + 1)]
    else:
        windows = [range(end - demand.months + 1, end + 1) for end in (last - 1, last)]
    absent = min(([month for month in window if month not in held] for window in windows), key=len)
    lacking = demand.months - (len(windows[0]) - len(absent))
    if lacking <= 0:
        return _said(demand, ()), True
    absent = [month for month in absent if month < last] or absent
    open_yet = sum(month not in kept for month in absent)
    return _said(demand, tuple(map(_written, absent))), None if not held or open_yet >= lacking else False


def _said(demand: InsuranceDemand, absent: tuple[str, ...]) -> Message:
    words = {"n": demand.months, "within": demand.within, "months": absent}
    if demand.within and absent:
        return Message("social insurance of {n} months within {within}; not shown: {months}", words)
    if demand.within:
        return Message("social insurance of {n} months within {within}", words)
    if absent:
        return Message("social insurance of the last {n} months; not shown: {months}", words)
    return Message("social insurance of the last {n} months", words)


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * _TWELVE + int(number) - 1


def _written(number: int) -> str:
    year, month = divmod(number, _TWELVE)
    return f"{year}-{month + 1:02}"
