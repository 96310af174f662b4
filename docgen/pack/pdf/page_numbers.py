"""True page numbers: converted, read from the PDF, stored in the .docx, until nothing moves.

papers → PDF → where the bookmarks stand → stored results → PDF again …
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen.model.finding import Finding, Message, Origin, found
from docgen.office.office import Export, Office
from docgen.pack.pdf.document import bookmark_pages, page_count
from docgen.pack.pdf.page_fields import Target, not_asking, stored_pages, with_pages

ROUNDS = 5
"""Two are the rule: the office works the fields out while it lays out, and the second round agrees.
A number that grows by a digit can move a line; five rounds that still move will never come to rest."""


@dataclass(frozen=True)
class Paged:
    """Papers whose stored numbers are those of their PDFs, by name; what would not settle is found."""

    papers: Mapping[str, bytes]
    pdfs: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def settle(
    papers: Mapping[str, bytes], office: Office, export: Export, done: Callable[[str], None] | None = None
) -> Paged:
    """Convert each paper until its stored page numbers are those of its PDF, at most `ROUNDS` times.

    Raises DocgenError where a paper cannot be converted.
    """
    settled = dict(papers)
    pdfs: dict[str, bytes] = {}
    moving = set(papers)
    for _ in range(ROUNDS):
        pdfs |= office.convert({name: settled[name] for name in papers if name in moving}, export, done)
        numbered = {name: _numbered(name, settled, pdfs) for name in papers}
        moving = {name for name, paper in numbered.items() if paper != settled[name]}
        settled |= numbered
        if not moving:
            break
    found = [_unsettled(name) for name in papers if name in moving]
    found += [f for name in papers for f in _lost(name, settled, pdfs)]
    # Where all is known Word need not ask at opening; a number that is not had better be worked out there.
    papers_then = settled if found else {name: not_asking(paper) for name, paper in settled.items()}
    return Paged(papers_then, pdfs, tuple(found))


def _numbered(name: str, papers: Mapping[str, bytes], pdfs: Mapping[str, bytes]) -> bytes:
    return with_pages(papers[name], _pages(name, papers, pdfs), page_count(pdfs[name]))


def _pages(name: str, papers: Mapping[str, bytes], pdfs: Mapping[str, bytes]) -> dict[Target, int]:
    """The page of every target that the paper points at and a PDF shows."""
    targets = {target for target, _ in stored_pages(papers[name])}
    found: dict[Target, int] = {}
    for paper in {target.paper for target in targets}:
        there = f"{paper}.docx" if paper else name
        wanted = {target.bookmark for target in targets if target.paper == paper}
        known = bookmark_pages(pdfs[there], wanted) if there in pdfs else {}
        found |= {Target(bookmark, paper): page for bookmark, page in known.items()}
    return found


def _unsettled(name: str) -> Finding:
    said = Message("its page numbers still moved after {rounds} rounds", {"rounds": ROUNDS})
    return found("PAGES-UNSETTLED", Origin(name), said)


def _lost(name: str, papers: Mapping[str, bytes], pdfs: Mapping[str, bytes]) -> list[Finding]:
    """Targets that no PDF shows: in hidden text, around nothing, or in a volume that does not print it."""
    known = _pages(name, papers, pdfs)
    lost = {target.bookmark for target, _ in stored_pages(papers[name]) if target not in known}
    return [
        found(
            "PAGES-LOST",
            Origin(name),
            Message("the place {bookmark}, whose page is named, is not in the PDF", {"bookmark": bookmark}),
        )
        for bookmark in sorted(lost)
    ]
