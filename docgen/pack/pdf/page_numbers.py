"""True page numbers: converted, read from the PDF, stored in the .docx, until nothing moves.

papers, first those that name no page of others → PDF → where the bookmarks stand → stored results → where
these need other room than was left for them, PDF again …
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from docgen.model.finding import Finding, Message, Origin, found
from docgen.office.office import Export, Office
from docgen.pack.pdf.document import bookmark_pages, page_count
from docgen.pack.pdf.page_fields import (
    Target,
    laid_out_alike,
    not_asking,
    stored_pages,
    with_open_lists,
    with_pages,
    with_room,
)

ROUNDS = 5
"""One is the rule: the office works a paper's own pages out while it lays out, and those of others are known
by then. A number of three digits, or one that moves, can move a line; what still moves after five rounds will
never come to rest."""


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
    given: dict[str, bytes] = {}
    pdfs: dict[str, bytes] = {}
    for wave in _waves(papers):
        given |= {name: with_room(papers[name], _pages(name, papers, pdfs)) for name in wave}
        pdfs |= office.convert({name: with_open_lists(given[name]) for name in wave}, export, done)
    for _ in range(ROUNDS - 1):
        moving = _moving(papers, given, pdfs)
        if not moving:
            break
        given |= moving
        opened = {name: with_open_lists(paper) for name, paper in moving.items()}
        pdfs |= office.convert(opened, export, done)
    settled = {name: _numbered(name, papers, pdfs) for name in papers}
    found = [_unsettled(name) for name in _moving(papers, given, pdfs)]
    found += [f for name in papers for f in _lost(name, settled, pdfs)]
    # Where all is known Word need not ask at opening; a number that is not had better be worked out there.
    papers_then = settled if found else {name: not_asking(paper) for name, paper in settled.items()}
    return Paged(papers_then, pdfs, tuple(found))


def _waves(papers: Mapping[str, bytes]) -> Iterator[Collection[str]]:
    """Names of papers by turns: each after those whose pages it names, unless they name its own too."""
    needs = {name: {f"{target.paper}.docx" for target, _ in stored_pages(papers[name])} for name in papers}
    left = list(papers)
    while left:
        wave = [name for name in left if not (needs[name] - {name}).intersection(left)] or left
        yield wave
        left = [name for name in left if name not in wave]


def _moving(
    papers: Mapping[str, bytes], given: Mapping[str, bytes], pdfs: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The papers with their true numbers that may be laid out otherwise than as they were `given`."""
    numbered = {name: _numbered(name, papers, pdfs) for name in papers}
    return {name: paper for name, paper in numbered.items() if not laid_out_alike(given[name], paper)}


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
