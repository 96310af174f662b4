"""`docgen read`: a stranger's tender, as a table to look over or as the neutral JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import LangOption, language, stopping
from docgen.cli.output import Output

STANDARD = Path("-")


def read(
    tender: Annotated[Path, typer.Argument(metavar="TENDER", help="the tender: .docx, .doc, .wps or .pdf")],
    more: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[MORE]...", help="the tender's other files, in their order"),
    ] = None,
    lot: Annotated[str, typer.Option(help="only what this lot needs: its code, or its number")] = "",
    json: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="write the reading as JSON; - for standard output"),
    ] = None,
    amends: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="TENDER is an addendum: what it changes of this project's tender"),
    ] = None,
    apply: Annotated[
        str,
        typer.Option(
            metavar="CODES", help="with --amends: write these changes into tender.yaml: A1,A3 or all"
        ),
    ] = "",
    lang: LangOption = None,
) -> None:
    """Read a tender: facts, marks, demands, reviews, scoring, payment, forms, each with its place."""
    if amends is not None:
        from docgen.cli.amend import amend

        amend(tender, amends, apply, json, lang)
        return
    from docgen.cli.read_output import print_read
    from docgen.tasks import read as reads
    from docgen.tasks.neutral import document

    output = Output(language(lang), json == STANDARD)
    with stopping(output), output.telling() as told:
        found = reads.read((tender, *(more or ())), lot, told)
        if json is not None and json != STANDARD:
            reads.write(found, json, output.entries(found.findings))
    if json == STANDARD:
        output.document(document(found, output.entries(found.findings)))
        return
    if found.findings:
        output.listed_findings(found.findings)
    if json is not None:
        output.written([json])
    else:
        print_read(output, found)
