"""The old bids of a company's folder: former/*.yaml."""

from __future__ import annotations

from pathlib import Path

from docgen.load.reading import Reading
from docgen.model.company.former import FormerBid

FORMER = "former"


def read_former(company: Path) -> dict[str, FormerBid]:
    """The company's old bids by the names of their files, in the order of the names; none where there is no
    folder of them. Raises DocgenError with the faults of all of them."""
    reading = Reading(company, of_company=True)
    found: dict[str, FormerBid] = {}
    for path in sorted((company / FORMER).glob("*.yaml")):
        bid = reading.yaml(f"{FORMER}/{path.stem}", path, FormerBid)
        if bid is not None:
            found[path.stem] = bid
    if reading.findings:
        raise reading.stopped()
    return found
