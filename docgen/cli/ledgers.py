"""`docgen ledgers`: files of ledgers in another form."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.app import App
from docgen.cli.options import LangOption, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message

ledgers_app = App("Ledgers: their files in another form.")


class Form(StrEnum):
    """Forms of a ledger's file."""

    xlsx = "xlsx"
    csv = "csv"
    parquet = "parquet"


@ledgers_app.command()
def convert(
    files: Annotated[list[Path], typer.Argument(metavar="FILE …", help="files of a project's ledgers")],
    to: Annotated[Form, typer.Option(help="the form to make")],
    out: Annotated[Path | None, typer.Option(help="output folder; beside the file if not named")] = None,
    project: Annotated[
        Path | None, typer.Option(help="the project whose ledgers they are, if they lie elsewhere")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Write ledgers as xlsx, csv or parquet: the same rows and types; what was not taken is listed."""
    from docgen.tasks import ledgers

    output = Output(language(lang))
    with stopping(output):
        for made in ledgers.convert(files, to.value, out, project):
            output.list_findings(output.err, made.done)
            words = {"file": made.target, "rows": made.rows}
            output.lines([output.say(Message("{file}: {rows} rows", words))])
            if out is None:
                said = Message("one ledger stands here in two forms now: keep one of them")
                output.err.print(output.say(said), markup=False)
