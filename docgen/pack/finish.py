"""Filled papers become what is handed in: Word files, or PDFs with true page numbers, and their archive.

papers → laid out for print → (pdf.printed: page numbers, seals, covers, one whole, notes) → archive
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from docgen.model.finding import Finding
from docgen.pack.wanted import Wanted
from docgen.repeatable_zip import repeatable_zip

WHOLE = "响应文件（合订）.pdf"
MARKS = ("正本", "副本")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Finished:
    """The files of a package by name, none where they must not be handed in; what was found.

    `office` is the program that made the PDFs, blank where there are none.
    """

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()
    office: str = ""


def finish(papers: Mapping[str, bytes], wanted: Wanted, progress: Progress) -> Finished:
    """The files to publish for filled `papers` (.docx by name); `progress` is told each one converted.

    Without LibreOffice the Word files come alone, with OFFICE-MISSING. Raises DocgenError where LibreOffice
    fails on a paper: then nothing is to be published.
    """
    if wanted.handin.two_sided:
        from docgen.pack.pdf.layout import on_odd_pages

        papers = {name: on_odd_pages(paper) for name, paper in papers.items()}
    finished = Finished(papers)
    if wanted.format != "docx":
        from docgen.pack.pdf.printed import printed  # LibreOffice and pypdf, which Word files don't need

        finished = printed(papers, wanted, progress)
    return replace(finished, files=_with_archive(finished.files, wanted))


def _with_archive(files: Mapping[str, bytes], wanted: Wanted) -> Mapping[str, bytes]:
    """The files, and where the tender names one, the archive of those handed in: each volume once."""
    if not wanted.archive or not files:
        return files
    kind = ".pdf" if any(name.endswith(".pdf") for name in files) else ".docx"
    twice = (WHOLE.removesuffix(".pdf"), f"（{MARKS[1]}）")  # in parts too
    handed_in = {
        name: content
        for name, content in files.items()
        if name.endswith(kind) and not any(again in name for again in twice)
    }
    return {**files, wanted.archive: repeatable_zip(handed_in.items())}
