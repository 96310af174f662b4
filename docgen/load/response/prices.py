"""Lines of the offer that are kept in a sheet beside response.yaml."""

from __future__ import annotations

from docgen.load.files.sheet import stands_there
from docgen.load.reading import Reading
from docgen.model.finding import Message
from docgen.model.response.offer import OfferLine
from docgen.model.response.response import Response

USUAL = "prices.xlsx"
"""The sheet that is read where it lies there; response.yaml may name another."""
_SOURCE = "prices"


def with_prices(reading: Reading, response: Response) -> Response:
    """The response with the lines of its sheet; as it was where there is none, or with faults in both.

    Which of two price lists is right is never guessed: both at once are a finding.
    """
    named = response.offer.sheet
    usual = reading.folder / USUAL
    if named and reading.file("response", ("offer", "sheet"), reading.folder, named) is None:
        return response
    if not named and not stands_there(usual):
        return response
    path = reading.folder / named if named else usual
    lines = reading.sheet(_SOURCE, path, OfferLine, alone=bool(named))
    if named and path != usual and stands_there(usual):
        said = Message("{name} lies there too, and is not read", {"name": USUAL})
        reading.findings.append(reading.found("PRICE-SHEET", ("response", "offer", "sheet"), said, "unnamed"))
    if not lines:
        return response
    if response.offer.lines:
        words = {"file": reading.files[_SOURCE], "rows": len(lines), "lines": len(response.offer.lines)}
        said = Message("prices stand in {file} ({rows} rows) and here ({lines} lines)", words)
        reading.findings.append(reading.found("PRICE-SHEET", ("response", "offer", "lines"), said))
        return response
    reading.lists["response", "offer", "lines"] = (_SOURCE, 0)
    return response.model_copy(update={"offer": response.offer.model_copy(update={"lines": lines})})
