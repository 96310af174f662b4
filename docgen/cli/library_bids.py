"""What `docgen library add` prints of old bids: what was taken in of each, and what was passed by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from docgen.cli.options import BLOCKED, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message
from docgen.model.personal import impersonal

if TYPE_CHECKING:
    from docgen.tasks.library.former.store import Added, Given

_STATES = {
    "new": Message("a new bid"),
    "more": Message("one more volume of a bid that is known"),
    "renewed": Message("read anew, for it was changed"),
    "known": Message("already taken in"),
    "nothing": Message("no answers or chapters in it"),
    "unreadable": Message("cannot be read"),
}


def add_bids(output: Output, paths: list[Path], company: Path | None, given: Given) -> None:
    """Take in old bids and say what came of each; exit code 1 where one cannot be read."""
    from docgen.tasks.library.former.company import company_of
    from docgen.tasks.library.former.store import add_former

    with stopping(output), output.telling() as progress:
        home = company_of(paths, company)
        added = add_former(home, paths, given, progress)
    if output.as_json:
        output.document({"company": str(home), "bids": [_document(output, each) for each in added]})
    else:
        for each in added:
            output.lines(_lines(output, each))
    if any(each.state == "unreadable" for each in added):
        raise typer.Exit(BLOCKED)


def _document(output: Output, added: Added) -> dict[str, Any]:
    bid, passed = added.bid, added.passed
    return {
        "source": str(added.source),
        "state": added.state,
        "file": str(added.file) if added.file else None,
        "bid": bid.bid if bid else None,
        "number": bid.number if bid else None,
        "purchaser": bid.purchaser if bid else None,
        "date": bid.date if bid else None,
        "result": bid.result if bid else None,
        "pairs": len(bid.pairs) if bid else 0,
        "chapters": len(bid.chapters) if bid else 0,
        "passed": {
            "confirmations": passed.confirmations,
            "forms": passed.forms,
            "short": passed.short,
            "numbers": passed.numbers,
        },
        "findings": output.entries(added.findings),
    }


def _lines(output: Output, added: Added) -> Iterator[str]:
    yield f"{impersonal(added.source.name)}  {output.say(_STATES[added.state])}"
    for finding in added.findings:
        yield f"    {output.say(finding.message)}"
    if added.bid is None:
        return
    bid, passed = added.bid, added.passed
    yield "    " + "  ".join(filter(None, (bid.bid, bid.number, bid.lot, bid.purchaser, bid.date)))
    if added.file is not None and added.state != "known":
        values = {"pairs": len(bid.pairs), "chapters": len(bid.chapters), "file": added.file.name}
        kept = Message("{pairs} answers and {chapters} sections, in former/{file}", values)
        yield f"    {output.say(kept)}"
    told = (
        (passed.confirmations, Message("answers that only confirm")),
        (passed.forms, Message("sections that are forms or papers")),
        (passed.short, Message("sections that say next to nothing")),
        (passed.numbers, Message("numbers of persons, taken out")),
    )
    if said := [f"{output.say(words)} {count}" for count, words in told if count]:
        left_out = Message("not kept: {what}", {"what": "，".join(said)})
        yield f"    {output.say(left_out)}"
    if added.state == "new" and bid.result == "unknown":
        said_so = Message("result unknown: write won or lost there once it is known")
        yield f"    {output.say(said_so)}"
