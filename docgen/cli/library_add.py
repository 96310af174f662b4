"""`docgen library add FOLDER|FILE …`: what files of evidence prove, proposed and confirmed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.library_bids import add_bids
from docgen.cli.options import JsonOption, LangOption, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message
from docgen.model.personal import impersonal

if TYPE_CHECKING:
    from docgen.tasks.library.evidence import Added, Proposed
    from docgen.tasks.library.survey import Seen

_SURE = {
    "exact": Message("exact"),
    "likely": Message("likely"),
    "asked": Message("to be asked"),
}
_STATES = {
    "proposed": Message("proposed"),
    "unknown": Message("unknown"),
    "unreadable": Message("cannot be read"),
    "duplicate": Message("the same once more"),
    "passed": Message("passed by"),
    "known": Message("already known"),
}


class Result(StrEnum):
    """What became of an old bid."""

    won = "won"
    lost = "lost"


def add(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FOLDER|FILE...",
            help="papers: a company's folder, a project's, or files in their folder evidence; "
            "old bids: Word files, or with --former folders and PDF",
        ),
    ],
    former: Annotated[
        bool, typer.Option("--former", help="these are old bids: Word, PDF, folders of volumes, projects")
    ] = False,
    company: Annotated[
        Path | None, typer.Option(help="the company that the old bids are for; else the nearest one around")
    ] = None,
    bid: Annotated[str, typer.Option(help="name of the old bid's project, where its file says another")] = "",
    purchaser: Annotated[str, typer.Option(help="its purchaser")] = "",
    on: Annotated[str, typer.Option("--date", help="its date, such as 2025-11-17")] = "",
    result: Annotated[Result | None, typer.Option(help="what became of it")] = None,
    apply: Annotated[
        str, typer.Option(help="proposals to write down: sure, or codes such as P1,P3=S01 (whose it is)")
    ] = "",
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Take in old bids (Word), or propose what files in a folder of evidence prove and write that down."""
    from docgen.tasks.library import evidence
    from docgen.tasks.library.former.store import WORD, Given

    output = Output(language(lang), json)
    if former or (paths and all(each.suffix.lower() in WORD for each in paths)):
        given = Given(bid, purchaser, on, result.value if result else None)
        add_bids(output, paths, company, given)
        return
    with stopping(output), output.telling() as progress:
        codes = [code for code in re.split(r"[,，、\s]+", apply) if code]
        added = evidence.add(paths, codes, progress)
    if json:
        output.document(evidence.document(added, output.say))
    else:
        _print(output, added)


def _print(output: Output, added: Added) -> None:
    for state, title in _STATES.items():
        seen = [each for each in added.files if each.state == state]
        if seen:
            output.out.print(f"{output.say(title)} {len(seen)}", style="bold", markup=False)
        for each in seen:
            output.lines(_lines(output, added, each))
    if not added.files:
        output.line(Message("There are no files in the folder evidence."))
    unread = sum(each.state in ("proposed", "unknown") and each.read == "none" for each in added.files)
    if unread:
        said = Message("{count} files were judged by their names alone: no text could be read.")
        if not added.recognises:
            said = Message(
                "{count} files were judged by their names alone: reading pictures needs docgen[ocr]."
            )
        output.line(Message(said.text, {"count": unread}))
    open_ones = [each for each in added.proposals if not each.written]
    if open_ones:
        output.line(
            Message("Confirm with --apply sure, or by code: --apply {code}", {"code": open_ones[0].code})
        )


def _lines(output: Output, added: Added, seen: Seen) -> Iterator[str]:
    shown = impersonal(seen.path)
    if seen.state == "known":
        yield f"  {shown}  {'、'.join(seen.codes)}"
    elif seen.state != "proposed":
        said = output.say(Message("; ")).join(map(output.say, seen.said))
        yield f"  {shown}  {said}"
    else:
        for each in added.of(seen):
            yield from _proposal(output, each)


def _proposal(output: Output, each: Proposed) -> Iterator[str]:
    proposal = each.proposal
    sure = output.say(_SURE[proposal.certainty])
    yield f"  {each.code}  {impersonal(str(each.entry['title']))}  [{sure}]  {impersonal(each.seen.path)}"
    facts = []
    if proposal.until:
        facts.append(Message("valid until {until}", {"until": proposal.until}))
    if proposal.numbered:
        facts.append(Message("number as printed: {number}", {"number": impersonal(proposal.numbered)}))
    if proposal.pages:
        facts.append(Message("pages {pages}", {"pages": proposal.pages}))
    for said in (*facts, *proposal.reasons, *proposal.notes):
        yield f"      {output.say(said)}"
    if each.written:
        values = {"file": each.seen.home.file.name, "code": each.entry["code"]}
        said = Message("written into {file} as {code}", values)
        yield f"      {output.say(said)}"
