"""Properties of the bidder's own files that go into the papers: Word chapters, pictures, PDFs.

Read within bounds, and never a reason to stop: a file that cannot be read has no properties here. Those of
pictures were read when they were opened to see whether they are whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from docgen.guard.archive import open_archive
from docgen.guard.content import content_of
from docgen.guard.markup import parse_markup
from docgen.load.response.pdf_properties import pdf_properties
from docgen.model.company.file_property import FileProperty, Meaning, Read, properties
from docgen.model.finding import DocgenError
from docgen.model.project import EvidenceFile, Project
from docgen.model.remembered import Remembered
from docgen.model.response.fingerprint import Fingerprint
from docgen.model.sources import Place

_MAX_PART_BYTES = 2**20

_WORD: dict[str, dict[str, Meaning]] = {
    "docProps/core.xml": {
        "creator": "person",
        "lastModifiedBy": "person",
        "title": "text",
        "subject": "text",
        "keywords": "text",
        "description": "text",
        "category": "text",
    },
    "docProps/app.xml": {"Company": "company", "Manager": "person", "Template": "text"},
}


def read_fingerprints(project: Project) -> tuple[Fingerprint, ...]:
    """The properties of every chapter and every piece of evidence that has any."""
    found = (
        Fingerprint(file=file, source=source, place=place, properties=properties)
        for file, source, place, properties in _files(project)
    )
    return tuple(fingerprint for fingerprint in found if fingerprint.properties)


def _files(project: Project) -> Iterator[tuple[str, str, Place, tuple[FileProperty, ...]]]:
    for i, chapter in enumerate(project.plan):
        word = chapter.path.suffix.lower() == ".docx"
        read = _known(chapter.path, lambda path: properties(_word(path))) if word else ()
        yield f"plan/{chapter.record.file}", "response", ("plan", i, "file"), read
    for source, records in (("bidder", project.bidder.evidence), ("response", project.response.evidence)):
        for i, record in enumerate(records):
            if record.code in project.evidence:
                yield record.file, source, ("evidence", i, "file"), _evidence(project.evidence[record.code])


def _evidence(item: EvidenceFile) -> tuple[FileProperty, ...]:
    if item.facts.kind != "pdf":
        return item.facts.properties
    return _known(item.path, lambda path: properties(pdf_properties(path)))


_files_known: Remembered[tuple[FileProperty, ...]] = Remembered(2_000)


def _known(path: Path, read: Callable[[Path], tuple[FileProperty, ...]]) -> tuple[FileProperty, ...]:
    """What a file says of itself, read once for its content."""
    content = content_of(path)
    return read(path) if content is None else _files_known.get((path.suffix, content), lambda: read(path))


def _word(path: Path) -> list[Read]:
    found: list[Read] = []
    try:
        archive = open_archive(path, path.name)
        for part, wanted in _WORD.items():
            if part not in archive.entries or archive.entries[part].file_size > _MAX_PART_BYTES:
                continue
            for element in parse_markup(archive.part(part)).iterchildren("*"):
                name = str(element.tag).rpartition("}")[2]
                if name in wanted:
                    found.append((name, wanted[name], element.text or ""))
    except (DocgenError, etree.XMLSyntaxError):
        return found
    return found
