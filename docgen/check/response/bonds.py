"""Bonds in words: amount, form and day as the tender of this lot asks for them, and no refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.check.response.amounts import FIGURE, one_form, value
from docgen.check.response.text_place import clause_of, text_origin
from docgen.model.finding import Finding, Message, found
from docgen.model.project import Project
from docgen.model.rules.statements import BondWords
from docgen.model.rules.wording import WrittenText
from docgen.model.tender.securities import Bond

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
Said = tuple[Message, str]
"""What is wrong, and the case of its remedy."""


def check_bonds(project: Project, written: Iterable[WrittenText], rule: BondWords) -> Iterator[Finding]:
    """Every sentence that names a bond the tender asks for, against what it asks."""
    asked = [bond for bond in project.tender.bonds if bond.asked]
    for text in written:
        if text.kind != "prose":
            continue
        for sentence in re.split("[。;!?\n]", one_form(text.text)):
            for bond in asked:
                for said, case in _wrong(project, sentence, bond, rule):
                    yield found("BOND-OTHER", text_origin(project, text), said, case, clause=clause_of(text))


def _wrong(project: Project, sentence: str, bond: Bond, rule: BondWords) -> Iterator[Said]:
    name = getattr(rule, bond.kind)
    called = re.search(name, sentence)
    if called is None:
        return
    if re.search(f"{rule.refused}[^,]{{0,4}}{name}|{name}[^,]{{0,4}}{rule.refused}", sentence):
        yield Message("{bond} is refused here, and the tender asks for it", {"bond": called[0]}), "refused"
        return
    amount = re.search(f"{name}[^\\d,]{{0,10}}{FIGURE}", sentence)
    if amount and bond.amount is not None and value(amount) != bond.amount:
        values = {
            "bond": called[0],
            "amount": f"{amount['figure']}{amount['unit']}",
            "asked": bond.amount,
        }
        yield Message("{bond} is {amount} here, and the tender asks for {asked}", values), ""
    named = [form for form in rule.forms if re.search(f"(?<!不)(?<!不以)(?<!不用){form}", sentence)]
    wrong = [form for form in named if not any(form in allowed for allowed in bond.forms)]
    if bond.forms and wrong:
        values = {"bond": called[0], "form": wrong[0], "asked": bond.forms}
        yield Message("{bond} by {form} is named here, and the tender takes {asked}", values), "form"
    yield from _late(project, sentence, called[0], bond, rule)


def _late(project: Project, sentence: str, name: str, bond: Bond, rule: BondWords) -> Iterator[Said]:
    """A bid bond's day after the last one: its own, the deadline's, or the opening's."""
    if bond.kind != "bid":
        return
    deadline = project.tender.dates.deadline
    last = bond.until.day if bond.until else deadline.day if deadline else project.tender.opening
    for part in sentence.split(","):
        day = _DAY.search(part)
        if day is None or not rule.paid.search(part) or rule.returned.search(part):
            continue
        try:
            paid = date(*map(int, day.groups()))
        except ValueError:
            continue
        if paid > last:
            values = {"bond": name, "day": paid, "last": last}
            yield Message("{bond} is paid on {day} here, after {last}", values), "late"
