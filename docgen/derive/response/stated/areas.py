"""The areas that an answer names for the sites of its clause, where it may name those of others beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.derive.response.stated.figure import Stated
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.likeness import ENOUGH, likeness
from docgen.model.project import Project
from docgen.model.tender.asked import Asked
from docgen.model.tender.tender import SiteSpec


def named_areas(
    project: Project, clause: Asked, stated: Iterable[Stated], grammar: Grammar
) -> list[list[Stated]]:
    """Those called by a site of the clause, site by site; without any the largest that no other has.

    A site is known by the characters of its name and kind that no site outside the clause has. The areas of
    zones, and of what lies beside a site (前广场, 仓库), are no areas of sites.
    """
    zones = [zone.name for site in project.response.sites for zone in site.zones]
    areas = [
        each
        for each in stated
        if "area" in each.measures
        and not (each.part or each.beyond or each.quoted or each.conditional)
        and not any(likeness(zone, each.topic, grammar) >= ENOUGH for zone in zones)
        and not _beside(project, clause, each, grammar)
    ]
    own, others = _told_apart(project.tender.lot.sites, clause)
    by_site: dict[frozenset[str], list[Stated]] = {}
    for each in areas:
        if own & set(each.topic):
            by_site.setdefault(_site_of(project.tender.lot.sites, clause, each), []).append(each)
    if by_site:
        return list(by_site.values())
    rest = [each for each in areas if not others & set(each.topic)]
    return [[max(rest, key=lambda each: each.low)]] if rest else []


def _beside(project: Project, clause: Asked, stated: Stated, grammar: Grammar) -> bool:
    """Whether it is the area of something beside the site, which the clause does not ask for."""
    asked = f"{clause.title}{clause.text}" + "".join(
        site.name + site.kind for site in project.tender.lot.sites if site.code in clause.sites
    )
    # What the part before was of says nothing of 室内120平方米 behind it.
    own = all(chunk in stated.words for chunk in stated.topic.split("|"))
    named = stated.topic if own else stated.words
    return any(found[0] not in asked for found in grammar.rule.beside_sites.finditer(named))


def _site_of(sites: Sequence[SiteSpec], clause: Asked, stated: Stated) -> frozenset[str]:
    """The sites of the clause that the words call by a character which no other of them has."""
    names = {site.code: set(site.name + site.kind) for site in sites if site.code in clause.sites}
    return frozenset(
        code
        for code, signs in names.items()
        if (signs - set().union(*(other for each, other in names.items() if each != code)))
        & set(stated.topic)
    )


def _told_apart(sites: Sequence[SiteSpec], clause: Asked) -> tuple[set[str], set[str]]:
    """The characters by which the clause's sites are known, and those of the others."""
    own = {sign for site in sites if site.code in clause.sites for sign in site.name + site.kind}
    others = {sign for site in sites if site.code not in clause.sites for sign in site.name + site.kind}
    return own - others, others - own
