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
        for page in range(item.facts.pages):
            label = f"{labels[code]}-{page + 1}" if item.facts.pages > 1 else labels[code]
            own = OwnPage(evidence_bookmark(code, page + 1), label, item.path, page)
            found.setdefault(f"{titles[item.record.volume]}.docx", []).append(own)
    return {name: tuple(pages) for name, pages in found.items()}
