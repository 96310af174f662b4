"""At the start of every command: what killed runs left among the outputs of the folder that it names."""

from __future__ import annotations

from pathlib import Path

from docgen.model.finding import Finding
from docgen.pack.interrupted import interrupted


def recovered(folder: Path) -> list[Finding]:
    """Put right the packages in a project, a folder of outputs, or where a package should be; what was found.

    Never raises: who only reads may not write there, and who publishes will say so.
    """
    places = [folder, folder / "outputs"] if folder.exists() else [folder.parent]
    if not (left := [place for place in places if interrupted(place)]):
        return []
    from docgen.pack.recover import recover

    return [finding for place in left for finding in recover(place)]
