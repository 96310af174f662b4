"""`docgen library skeleton DIR`: chapters of items that are scored as they begin."""

from __future__ import annotations

from typing import Annotated

import typer

from docgen.cli.options import JsonOption, LangOption, ProjectFolder, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message


def skeleton(
    folder: ProjectFolder,
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE ...]", help="items that are scored; all if none named"),
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Give chapters that have no text yet headings and a check list of the item's own words."""
    from docgen.tasks.into.skeleton import skeletons

    output = Output(language(lang), json)
    with stopping(output):
        made, left = skeletons(folder, codes or ())
    if json:
        output.document({"files": made, "written_already": left})
        return
    output.lines(f"  {name}" for name in made)
    output.line(Message("{n} chapters begun.", {"n": len(made)}))
    if left:
        said = Message("left as they are, for they have text or are in Word: {codes}", {"codes": tuple(left)})
        output.line(said)
