"""`docgen sign` and `docgen verify`: a period frozen as it was signed, and compared with what is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.options import BLOCKED, JsonOption, LangOption, ProjectFolder, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from decimal import Decimal

    from docgen.model.acceptance.signed import Basis
    from docgen.tasks.sign import Verified

_Period = Annotated[int, typer.Option(min=1, help="assessment period, counted from 1")]


def sign(
    folder: ProjectFolder,
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


def verify(folder: ProjectFolder, period: _Period, json: JsonOption = False, lang: LangOption = None) -> None:
    """Recompute a signed period from its ledgers and list what differs."""
    from docgen.tasks.sign import compare

    output = Output(language(lang), json)
    with stopping(output):
        verified = compare(folder, period)
    _print(output, verified)
    raise typer.Exit(0 if verified.same else BLOCKED)


def _print(output: Output, verified: Verified) -> None:
    """The differences as lines, or one JSON document."""
    if not output.as_json:
        output.lines(output.say(line) for line in _lines(verified))
        return
    both = (verified.then, verified.now)
    output.document(
        {
            "same": verified.same,
            "papers": list(verified.papers),
            "changed": list(verified.changed),
            "total": [str(each.total) for each in both],
            "payable": [_text(each.payable) for each in both],
            "totals": [[str(total) for total in each.totals or ()] for each in both],
            "payables": [[_text(amount) for amount in each.payables] for each in both],
            "criteria": list(verified.criteria),
        }
    )


def _lines(verified: Verified) -> Iterator[Message]:
    if verified.same:
        yield Message("Everything is as it was signed.")
    for paper in verified.files.gone:
        yield Message("{paper}, which was signed, is not there", {"paper": paper})
    for paper in verified.files.changed:
        yield Message("{paper} is not the paper that was signed", {"paper": paper})
    for name in verified.changed:
        yield Message("{name} changed since signing", {"name": name})
    for code in verified.criteria:
        yield Message("{code} takes other points than when signed", {"code": code})
    then, now = verified.then, verified.now
    if then.totals is None:
        yield Message("The record of signing is an older one: of the scores only the first was compared.")
    for what, (before, after) in (
        (Message("points scored"), (_range(then), _range(now) if then.totals else str(now.total))),
        (Message("payable"), (_amounts(then), _amounts(now))),
    ):
        if before != after:
            words = {"what": what, "then": before, "now": after}
            yield Message("{what}: {then} when signed, {now} now", words)


def _range(basis: Basis) -> str:
    return "–".join(dict.fromkeys(str(each) for each in basis.totals or (basis.total,)))


def _amounts(basis: Basis) -> str | Message:
    """One amount, or all that are possible; of an older record that was open, that it was."""
    if basis.payable is not None:
        return f"{basis.payable:.2f}"
    return " / ".join(f"{amount:.2f}" for amount in basis.payables) or Message("open")


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
