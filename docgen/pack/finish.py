"""Filled papers become what is handed in: Word files, PDFs with true page numbers, bundles of them.

papers → laid out for print → page numbers settled → sealed PDFs, covers, one whole, notes, archive
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from docgen.model.finding import DocgenError, Finding, has_errors
from docgen.office.office import FONTS, Export, Office, find_office
from docgen.pack.pdf.bundle import archived, bound, sealed
from docgen.pack.pdf.document import producer
from docgen.pack.pdf.glyphs import missing_glyphs
from docgen.pack.pdf.layout import on_odd_pages, with_mark
from docgen.pack.pdf.merged_evidence import merge
from docgen.pack.pdf.pages import Paged, settle
from docgen.pack.pdf.printing import NAME as NOTES
from docgen.pack.pdf.printing import printing_notes
from docgen.pack.wanted import Wanted

_WHOLE = "响应文件（合订）.pdf"
_MARKS = ("正本", "副本")

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
        papers = {name: on_odd_pages(paper) for name, paper in papers.items()}
    if wanted.format == "docx":
        return Finished(_with_archive(papers, wanted))
    try:
        program = find_office()
    except DocgenError as problem:
        return Finished(_with_archive(papers, wanted), problem.findings)

    boxes = missing_glyphs(papers, FONTS)
    if boxes and not wanted.draft:
        return Finished({}, tuple(boxes))
    export = Export(archival=wanted.handin.archival)
    with Office(program) as office:
        paged = settle(papers, office, export, progress)
        merged, lost = merge(paged.pdfs, wanted.own_pages, office, export)
        covers = _covers(paged.papers, office, export) if wanted.handin.covers else {}
    if has_errors(paged.findings) and not wanted.draft:
        return Finished({}, paged.findings)
    made = next(iter(paged.pdfs.values()))
    files = _files(replace(paged, pdfs=merged), covers, wanted)
    return Finished(_with_archive(files, wanted), (*boxes, *paged.findings, *lost), producer(made))


def _covers(papers: Mapping[str, bytes], office: Office, export: Export) -> dict[str, Mapping[str, bytes]]:
    """For 正本 and 副本 the PDF of every paper whose cover says so."""
    return {
        mark: office.convert({name: with_mark(paper, mark) for name, paper in papers.items()}, export)
        for mark in _MARKS
    }


def _files(paged: Paged, covers: Mapping[str, Mapping[str, bytes]], wanted: Wanted) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    volumes: dict[str, bytes] = {}
    archival = wanted.handin.archival
    for name, paper in paged.papers.items():
        title, pdf = name.removesuffix(".docx"), paged.pdfs[name]
        volumes[title] = sealed(pdf, paper, archival)
        if wanted.format == "both":
            files[name] = paper
        if not covers:
            files[f"{title}.pdf"] = volumes[title]
        for mark, covered in covers.items():
            files[f"{title}（{mark}）.pdf"] = sealed(pdf, paper, archival, covered[name])
    if wanted.handin.whole:
        handin = wanted.handin
        files[_WHOLE] = bound(volumes, wanted.title, wanted.author, wanted.dated, handin.two_sided)
    if wanted.copies:
        files[NOTES] = printing_notes(volumes, wanted)
    return files


def _with_archive(files: Mapping[str, bytes], wanted: Wanted) -> Mapping[str, bytes]:
    """The files, and where the tender names one, the archive of those handed in: each volume once."""
    if not wanted.archive:
        return files
    kind = ".pdf" if any(name.endswith(".pdf") for name in files) else ".docx"
    again = (_WHOLE, *(name for name in files if name.endswith(f"（{_MARKS[1]}）.pdf")))
    handed_in = {
        name: content for name, content in files.items() if name.endswith(kind) and name not in again
    }
    return {**files, wanted.archive: archived(handed_in)}
