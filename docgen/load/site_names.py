"""Sites as people write them in lists: by the tender's name of the site as well as by its code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from docgen.model.base import Record
from docgen.model.tender.tender import SiteSpec
from docgen.model.text import folded

R = TypeVar("R", bound=Record)


def with_site_codes(rows: Iterable[R], sites: Iterable[SiteSpec]) -> Iterator[R]:
    """The rows, whose field `site` has the site's code where it had its name; what is neither stays."""
    codes = {folded(site.name): site.code for site in sites}
    for row in rows:
        site: str = row.site  # type: ignore[attr-defined]
        code = codes.get(folded(site))
        yield row.model_copy(update={"site": code}) if code and code != site else row
