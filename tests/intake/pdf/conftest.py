"""What the tests of this room share: an invented tender, printed once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from kit.printed_tender import tender

from docgen.intake.opened import opened
from docgen.intake.pdf.document import opened_pdf
from docgen.model.reading.blocks import Document
from docgen.office.office import Office, find_office


@dataclass(frozen=True)
class Printed:
    """A Word file, its PDF, and both as read."""

    word: Document
    pdf: Document
    path: Path


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("printed")
    word, pdf = folder / "tender.docx", folder / "tender.pdf"
    word.write_bytes(tender())
    with Office(find_office(), workers=1) as office:
        pdf.write_bytes(office.convert({"tender": word.read_bytes()})["tender"])
    return Printed(opened(word), opened_pdf(pdf), pdf)
