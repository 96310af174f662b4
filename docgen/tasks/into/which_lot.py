"""Which of a tender's lots a project is for: by the command, by its files, or the only one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docgen.load.files.yaml import read_yaml
from docgen.model.finding import Message, stop
from docgen.model.reading.outline import Lot, Outline
from docgen.model.text import squeezed
from docgen.tasks.into.asked import lot_of


def which_lot(outline: Outline, files: Sequence[Path], folder: Path, named: str) -> str:
    """The code of the lot that is bid for; "" for a tender that is not divided.

    `named` is the one that was asked for. Raises DocgenError where a divided tender leaves it open, for a
    project for none would ask for the answers and forms of all; and where the project is for another.
    """
    own = _of_project(folder)
    if named and own and squeezed(named) != squeezed(own):
        raise stop(
            "READ-LOT", str(folder), Message("is a project for {lot}", {"lot": own}), "other", lot=named
        )
    code = named or own
    if code or len(outline.lots) < 2:
        return code
    lots = "；".join(f"{lot.code} {lot.title}".strip() for lot in outline.lots)
    said = Message(
        "has {count} lots, and a project is for one: {lots}", {"count": len(outline.lots), "lots": lots}
    )
    typed = " ".join(_typed(file) for file in files)
    command = f"docgen read {typed} --into {_typed(folder)} --lot {outline.lots[0].code}"
    raise stop("READ-LOT", str(files[0]), said, "several", command=command)


def same_lot(outline: Outline, code: str) -> tuple[Lot, ...]:
    """The lot of that code, as the tender names it; none where it has none that is called so."""
    return tuple(lot for lot in outline.lots if squeezed(lot.code) == squeezed(code))[:1]


def _of_project(folder: Path) -> str:
    """The lot that a project's files are for; "" where they leave it open, or there are none."""
    if not (folder / "project.yaml").is_file():
        return ""
    project, _ = read_yaml(folder / "project.yaml", "project.yaml")
    fields: dict[str, Any] = project if isinstance(project, dict) else {}
    named = str(fields.get("lot") or "")
    file = folder / str(fields.get("tender") or "tender.yaml")
    if named or not file.is_file():
        return named
    tender, _ = read_yaml(file, file.name)
    return str(lot_of(tender if isinstance(tender, dict) else {}, "").get("code") or "")


def _typed(path: Path) -> str:
    """A path as it is typed."""
    return f'"{path}"' if " " in str(path) else str(path)
