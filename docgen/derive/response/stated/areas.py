"""The areas that an answer names for the sites of its clause, where it may name those of others beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.derive.response.stated.figure import Stated
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.likeness import ENOUGH, likeness
from docgen.model.project import Project
from docgen.model.tender.tender import Clause, SiteSpec


def named_areas(project: Project, clause: Clause, stated: Iterable[Stated], grammar: Grammar) -> list[Stated]:
    """Those called by a site of the clause, each to be judged; without any the largest that no other has.

    A site is known by the characters of its name and kind that no site outside the clause has. The areas of
    zones are no areas of sites.
    """
    zones = [zone.name for site in project.response.sites for zone in site.zones]
    areas = [
        each
        for each in stated
        if "area" in each.measures
        and not (each.part or each.beyond or each.quoted or each.conditional)
        and not any(likeness(zone, each.topic, grammar) >= ENOUGH for zone in zones)
    ]
    own, others = _told_apart(project.tender.lot.sites, clause)
    called = [each for each in areas if own & set(each.topic)]
    if called:
        return called
    rest = [each for each in areas if not others & set(each.topic)]
    return [max(rest, key=lambda each: each.low)] if rest else []


def _told_apart(sites: Sequence[SiteSpec], clause: Clause) -> tuple[set[str], set[str]]:
    """The characters by which the clause's sites are known, and those of the others."""
    own = {sign for site in sites if site.code in clause.sites for sign in site.name + site.kind}
    others = {sign for site in sites if site.code not in clause.sites for sign in site.name + site.kind}
    return own - others, others - own
