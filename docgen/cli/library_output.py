"""What `docgen library check` prints: what ends, where that stands, which bids it touches."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.tasks.library.look_over import Bid, Ending, LookedOver


def print_looked_over(output: Output, looked: LookedOver) -> None:
    """A table of all that ends, then the findings; or one JSON document."""
    if output.as_json:
        output.document(_document(output, looked))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for heading in (Message("ends on"), Message("what"), Message("file"), Message("bids touched")):
        table.add_column(output.say(heading), overflow="fold")
    for ending in looked.endings:
        until = str(ending.until) if ending.until else output.say(Message("no last day"))
        bids = "、".join(bid.folder.name for bid in ending.bids)
        table.add_row(Text(until), Text(output.say(ending.what)), Text(str(ending.origin)), Text(bids))
    output.out.print(table)
    if looked.findings:
        output.list_findings(output.out, looked.findings)
    said = Message("{n} bids looked at.", {"n": len(looked.bids)})
    output.lines([output.say(said)])


def _document(output: Output, looked: LookedOver) -> dict[str, Any]:
    counts = Counter(finding.severity for finding in looked.findings)
    return {
        "company": str(looked.folder),
        "bids": [_bid(bid) for bid in looked.bids],
        "endings": [_ending(output, ending) for ending in looked.endings],
        "findings": output.entries(looked.findings),
        "counts": {severity: counts[severity] for severity in ("error", "warning", "info")},
    }


def _bid(bid: Bid) -> dict[str, Any]:
    return {
        "project": str(bid.folder),
        "title": bid.title,
        "opening": str(bid.opening),
        "valid_until": str(bid.valid_until),
    }


def _ending(output: Output, ending: Ending) -> dict[str, Any]:
    return {
        "until": str(ending.until) if ending.until else None,
        "what": output.say(ending.what),
        "file": ending.origin.file,
        "location": ending.origin.location,
        "bids": [str(bid.folder) for bid in ending.bids],
    }
