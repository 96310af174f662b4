"""`docgen pack` and `docgen unpack`: a project as one file, and taken in again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import JsonOption, LangOption, ProjectFolder, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message


def pack(
    folder: ProjectFolder,
    out: Annotated[Path, typer.Argument(metavar="OUT.zip", help="the file to write")],
    without_company: Annotated[
        bool, typer.Option("--without-company", help="leave the company's folder behind")
    ] = False,
    without_personal: Annotated[
        bool,
        typer.Option(
            "--without-personal", help="blank numbers of people, leave copies of their papers behind"
        ),
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Pack a project into one file, for a colleague or a backup."""
    from docgen.tasks.carry.pack import pack as write

    output = Output(language(lang), json)
    with stopping(output):
        packed = write(folder, out, not without_company, not without_personal)
    said = Message("{file}: {n} files packed.", {"file": packed.path, "n": packed.files})
    output.carried(said, [packed.path], packed.findings)


def unpack(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", help="a packed project")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="the folder to take it into")],
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Take a packed project into a folder; what differs there is kept and said."""
    from docgen.tasks.carry.unpack import unpack as take

    output = Output(language(lang), json)
    with stopping(output):
        taken = take(file, folder)
    values = {"folder": folder, "n": len(taken.written), "same": taken.same}
    said = Message("{folder}: {n} files written, {same} were the same.", values)
    output.carried(said, taken.written, taken.findings)
