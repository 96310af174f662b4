"""Sites: every one that the tender names is offered."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.finding import Finding, Message
from docgen.model.project import Project


def check_sites(project: Project) -> Iterator[Finding]:
    """Sites of the tender that the response leaves out."""
    offered = {site.site for site in project.response.sites}
    for site in project.tender.lot.sites:
        if site.code not in offered:
            yield Finding(
                "SITE-MISSING",
                "error",
                project.sources.origin("response", "sites"),
                Message("the site {site} is not offered", {"site": site.name}),
                Message("Add an entry with site: {code}.", {"code": site.code}),
            )
