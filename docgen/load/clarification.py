"""The records of a letter that asks for clarification: tender, company, letter; no bid has to be there."""

from __future__ import annotations

from pathlib import Path

from docgen.load.reading import Reading
from docgen.model.clarification import Clarification, ClarificationFile
from docgen.model.company.bidder import Bidder
from docgen.model.project_file import ProjectFile


def load_clarification(folder: Path) -> Clarification:
    """Read the letter in `folder`. Raises DocgenError with every fault of every file at once."""
    reading = Reading(folder)
    project_file = reading.yaml("project", folder / "project.yaml", ProjectFile)
    tender = reading.tender(project_file)
    letter = reading.yaml("clarification", folder / "clarification.yaml", ClarificationFile)
    company = reading.company(project_file)
    bidder = reading.yaml("bidder", company / "bidder.yaml", Bidder) if company else None
    if not (project_file and tender and letter and bidder) or reading.findings:
        raise reading.stopped()
    return Clarification(
        folder=folder,
        title=project_file.title,
        waivers=project_file.waivers,
        tender=tender,
        bidder=bidder,
        letter=letter,
        sources=reading.sources,
    )
