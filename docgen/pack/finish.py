"""Filled papers become what was asked for: Word files, PDFs with true page numbers, or both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from docgen.model.finding import DocgenError, Finding, has_errors
from docgen.pack.bundle import sealed
from docgen.pack.office import Export, Office, find_office
from docgen.pack.pages import settle

Format = Literal["docx", "pdf", "both"]


@dataclass(frozen=True)
class Finished:
    """The files of a package by name, none where their page numbers cannot be trusted; what was found."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


def finish(
    papers: Mapping[str, bytes], format: Format, draft: bool, progress: Callable[[str], None]
) -> Finished:
    """The files to publish for filled `papers` (.docx by name); `progress` is told each one converted.

    Without LibreOffice the Word files come alone, with OFFICE-MISSING. Raises DocgenError where LibreOffice
    fails on a paper: then nothing is to be published.
    """
    if format == "docx":
        return Finished(papers)
    try:
        program = find_office()
    except DocgenError as problem:
        return Finished(papers, problem.findings)

    with Office(program) as office:
        paged = settle(papers, office, Export(), progress)
    if has_errors(paged.findings) and not draft:
        return Finished({}, paged.findings)
    files: dict[str, bytes] = {}
    for name, paper in paged.papers.items():
        if format == "both":
            files[name] = paper
        files[f"{name.removesuffix('.docx')}.pdf"] = sealed(paged.pdfs[name], paper)
    return Finished(files, paged.findings)
