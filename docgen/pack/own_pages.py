"""Which pages of evidence stand whole in a volume's PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.model.company.evidence_names import evidence_bookmark, evidence_labels
from docgen.model.project import Project


@dataclass(frozen=True)
class OwnPage:
    """A page (from 0) of a PDF of evidence that stands whole where `bookmark` does."""

    bookmark: str
    label: str
    path: Path
    page: int


def own_pages(project: Project) -> dict[str, tuple[OwnPage, ...]]:
    """By the name of each paper, the pages of evidence that go whole into its PDF."""
    titles = {volume.code: volume.title for volume in project.tender.volumes}
    labels = evidence_labels(project)
    found: dict[str, list[OwnPage]] = {}
    for code, item in project.evidence.items():
        if item.record.printed != "pages" or item.facts.kind != "pdf" or not item.facts.readable:
            continue
        for place, page in enumerate(item.pages, 1):
            label = f"{labels[code]}-{place}" if len(item.pages) > 1 else labels[code]
            own = OwnPage(evidence_bookmark(code, place), label, item.path, page - 1)
            found.setdefault(f"{titles[item.record.volume]}.docx", []).append(own)
    return {name: tuple(pages) for name, pages in found.items()}
