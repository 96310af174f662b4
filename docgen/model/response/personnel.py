"""Who is named in a bid, and the papers that are about each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from docgen.model.company.someone import Someone, named, people
from docgen.model.response.response import Response
from docgen.model.tender.tender import Tender

if TYPE_CHECKING:
    from docgen.model.project import EvidenceFile, Project


def named_in_bid(everybody: Iterable[Someone], tender: Tender, response: Response) -> tuple[Someone, ...]:
    """Who signs, then who is posted, in the order of the personnel table: by site, post by post."""
    known = tuple(everybody)
    order = {site.code: no for no, site in enumerate(tender.lot.sites)}
    sites = sorted(response.sites, key=lambda site: order.get(site.site, 0))
    posted = [one for site in sites for post in site.posts for one in known if one.code == post.staff]
    signing = [one for role in ("legal", "agent") for one in known if role in one.roles]
    return tuple(dict.fromkeys((*signing, *posted)))


def about(item: EvidenceFile, everybody: Sequence[Someone]) -> Someone | None:
    """The one person whom a paper is about; None for the company's own, and for a name of several."""
    met = named(item.record.about, everybody)
    return met[0] if len(met) == 1 else None


def papers_of(
    project: Project, staff: str, papers: Mapping[str, EvidenceFile] | None = None
) -> tuple[EvidenceFile, ...]:
    """The papers about somebody of the staff sheet that this bid prints, in that order; or of `papers`."""
    everybody = people(project.bidder, project.staff.values())
    found = project.evidence if papers is None else papers
    return tuple(
        item
        for item in found.values()
        if item.record.about and (one := about(item, everybody)) and staff in (one.code, one.key)
    )
