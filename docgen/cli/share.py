"""`docgen share DIR` and `docgen gather DIR FILE …`: workbooks for colleagues, and what they wrote back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docgen.cli.options import BLOCKED, JsonOption, LangOption, ProjectFolder, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.tasks.share.gather import Gathered

_FIELDS = {
    "text": Message("answer"),
    "deviation": Message("deviation"),
    "evidence": Message("evidence"),
    "owner": Message("person in charge"),
}


def share(
    folder: ProjectFolder,
    to: Annotated[Path | None, typer.Option(help="output folder; outputs/share if not named")] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Write workbooks for colleagues: answers by person in charge, brief, check results, what to prepare."""
    from docgen.tasks.share.share import share as task

    output = Output(language(lang), json)
    with stopping(output):
        made = task(folder, to or folder / "outputs" / "share")
    if json:
        files = [str(file) for file in made.files]
        output.document({"files": files, "people": dict(made.people), "too_long": list(made.long)})
        return
    output.lines(str(file) for file in made.files)
    for name, count in made.people.items():
        output.line(Message("{name}: {count} rows", {"name": name, "count": count}))
    if made.long:
        said = Message("left out, too long for a cell of Excel: {codes}", {"codes": made.long})
        output.line(said)


def gather(
    folder: ProjectFolder,
    files: Annotated[list[Path], typer.Argument(metavar="FILE ...", help="workbooks that came back")],
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Merge workbooks that came back into the answers by code; what does not agree is kept and listed."""
    from docgen.tasks.share.gather import gather as task

    output = Output(language(lang), json)
    with stopping(output):
        made = task(folder, files)
    if json:
        output.document(_document(output, made))
    else:
        _print(output, made)
    if made.conflicts or made.unknown:
        raise typer.Exit(BLOCKED)


def _print(output: Output, made: Gathered) -> None:
    output.list_findings(output.err, made.said)
    values = {"rows": made.rows, "files": made.files, "taken": len(made.taken), "same": made.same}
    output.line(
        Message("{rows} rows of {files} workbooks: {taken} answers changed, {same} as they were.", values)
    )
    for conflict in made.conflicts:
        told = {"code": conflict.code, "field": _FIELDS[conflict.field]}
        output.line(Message("{code}: more than one {field}", told))
        output.lines(f"    {who}：{value or '—'}" for who, value in conflict.versions)
    for code, who in made.unknown:
        output.line(Message("{code} of {who} is nothing that is asked", {"code": code, "who": who}))
    for code, name in made.emptied:
        told = {"code": code, "field": _FIELDS[name]}
        output.line(Message("{code}: the {field} was emptied, and is left as it is", told))
    for code, who, remark in made.remarks:
        output.lines([f"{code}  {who}：{remark}"])
    if made.file:
        said = Message("none of it is lost: choose in {file} and gather that", {"file": made.file})
        output.line(said)


def _document(output: Output, made: Gathered) -> dict[str, Any]:
    return {
        "files": made.files,
        "rows": made.rows,
        "taken": made.taken,
        "same": made.same,
        "conflicts": [
            {
                "code": each.code,
                "field": each.field,
                "versions": [{"who": who, "value": value} for who, value in each.versions],
            }
            for each in made.conflicts
        ],
        "unknown": [{"code": code, "who": who} for code, who in made.unknown],
        "emptied": [{"code": code, "field": name} for code, name in made.emptied],
        "remarks": [{"code": code, "who": who, "remark": said} for code, who, said in made.remarks],
        "conflicts_file": str(made.file) if made.file else None,
        "findings": output.entries(made.said),
    }
