"""Whose old bids they are: the company named, else where one stands, else near them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.load.files.yaml import read_yaml
from docgen.model.finding import Message, stop
from docgen.model.project_file import ProjectFile
from docgen.tasks.library.homes import BIDDER, PROJECT


def company_of(sources: Sequence[Path], named: Path | None) -> Path:
    """The company's folder that old bids go into: the one `named` (or that of a project named), else that of
    the company or project one stands in, else of the nearest around a source.

    Where one stands comes first: an old project has a company's folder of its own, which is as old as it is.

    Raises DocgenError FORMER-WHERE where there is none.
    """
    around = [named] if named is not None else [Path.cwd(), *Path.cwd().parents, *_around(sources)]
    for folder in around:
        if (folder / BIDDER).is_file():
            return folder
        if (folder / PROJECT).is_file():
            data, _ = read_yaml(folder / PROJECT, PROJECT, ProjectFile)
            company = folder / str((data.get("company") if isinstance(data, dict) else "") or "company")
            if (company / BIDDER).is_file():
                return company
    said = Message("whose old bids these are is not known: no company's folder is near")
    raise stop("FORMER-WHERE", str(named or (sources[0] if sources else ".")), said)


def _around(sources: Sequence[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield source
        yield from source.absolute().parents
