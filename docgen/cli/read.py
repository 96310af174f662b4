"""`docgen read`: a stranger's tender, as a table to look over or as the neutral JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.options import LangOption, language, stopping
from docgen.cli.output import Output

if TYPE_CHECKING:
    from docgen.tasks.neutral import Read

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
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="make a project of it, or put what is new into one"),
    ] = None,
    company: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="with --into: the company's folder, which projects may share"),
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
    files = (tender, *(more or ()))
    with stopping(output), output.telling() as told:
        whole = reads.read(files, told)
        chosen = reads.lot_named(lot, whole.outline, tender) if lot else None
        found = reads.only(whole, chosen) if chosen else whole
        if into is not None:
            code = chosen.code if chosen else ""
            _put_into(into, whole, files, code, company, output if json != STANDARD else None)
        if json is not None and json != STANDARD:
            reads.write(found, json, output.entries(found.findings), output.say, output.reason)
    if json == STANDARD:
        output.document(document(found, output.entries(found.findings), output.say, output.reason))
        return
    if found.findings:
        output.listed_findings(found.findings)
    if json is not None:
        output.written([json])
    elif into is None:
        print_read(output, found)


def _put_into(
    folder: Path, whole: Read, files: Sequence[Path], lot: str, company: Path | None, output: Output | None
) -> None:
    """A project of what was read; imported here, for reading alone needs none of its records."""
    from docgen.cli.read_into import print_into
    from docgen.tasks.into.folder import into_project

    made = into_project(whole.reading, whole.outline, files, folder, date.today(), lot, company)
    if output is not None:
        print_into(output, made)
