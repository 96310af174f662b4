"""`docgen library check`: the company's own folder, beside the bids that are made from it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.library_output import print_looked_over
from docgen.cli.options import BLOCKED, JsonOption, LangOption, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import has_errors


def check(
    folder: Annotated[
        Path, typer.Argument(metavar="COMPANY_DIR", help="the company's folder, with bidder.yaml")
    ],
    projects: Annotated[
        list[Path] | None, typer.Argument(metavar="[PROJECT ...]", help="folders of the bids made from it")
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Say what of the company's ends when, and which bids it touches."""
    from docgen.tasks.library.look_over import look_over

    output = Output(language(lang), json)
    with stopping(output):
        looked = look_over(folder, projects or [])
    print_looked_over(output, looked)
    raise typer.Exit(BLOCKED if has_errors(looked.findings) else 0)
