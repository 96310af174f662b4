"""`docgen sign` and `docgen verify`: a period frozen as it was signed, and compared with what is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.options import BLOCKED, JsonOption, LangOption, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.tasks.sign import Verified

_Folder = Annotated[Path, typer.Argument(metavar="DIR", help="the project's folder, with project.yaml")]
_Period = Annotated[int, typer.Option(min=1, help="assessment period, counted from 1")]


def sign(
    folder: _Folder,
    period: _Period,
    by: Annotated[str, typer.Option(help="who signs")],
    on: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="the day of signing")],
    paper: Annotated[str, typer.Option(help="number of the signed paper")] = "",
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Freeze a period as it is signed: its papers, its samples, its score and what they rest on."""
    from docgen.tasks.sign import Signature, freeze

    output = Output(language(lang), json)
    with stopping(output), output.progress() as progress:
        built = freeze(folder, period, Signature(by, on.date(), paper), progress)
    output.built(built)
    raise typer.Exit(0 if built.complete else BLOCKED)


def verify(folder: _Folder, period: _Period, json: JsonOption = False, lang: LangOption = None) -> None:
    """Recompute a signed period from its ledgers and list what differs."""
    from docgen.tasks.sign import compare

    output = Output(language(lang), json)
    with stopping(output):
        verified = compare(folder, period)
    _print(output, verified)
    raise typer.Exit(0 if verified.same else BLOCKED)


def _print(output: Output, verified: Verified) -> None:
    """The differences as lines, or one JSON document."""
    if output.as_json:
        output.document(
            {
                "same": verified.same,
                "papers": list(verified.papers),
                "changed": list(verified.changed),
                "total": list(verified.totals),
                "payable": list(verified.payable),
            }
        )
    else:
        output.lines(output.say(line) for line in _lines(verified))


def _lines(verified: Verified) -> Iterator[Message]:
    if verified.same:
        yield Message("Everything is as it was signed.")
    for paper in verified.papers:
        yield Message("{paper} is not the paper that was signed", {"paper": paper})
    for name in verified.changed:
        yield Message("{name} changed since signing", {"name": name})
    for what, (then, now) in (
        (Message("points scored"), verified.totals),
        (Message("payable"), verified.payable),
    ):
        if then != now:
            words = {"what": what, "then": then or Message("open"), "now": now or Message("open")}
            yield Message("{what}: {then} when signed, {now} now", words)
