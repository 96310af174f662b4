"""Papers as PDFs with true page numbers: settled, merged, sealed, with covers, bound, with notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from docgen.model.finding import DocgenError, Finding, Message, Origin, found, has_errors
from docgen.model.money import in_digits
from docgen.office.office import FONTS, Export, Office, find_office, kept_pdfs
from docgen.pack.finish import MARKS, WHOLE, Finished, Progress
from docgen.pack.pdf.bundle import bound, sealed
from docgen.pack.pdf.document import producer
from docgen.pack.pdf.glyphs import missing_glyphs
from docgen.pack.pdf.layout import with_mark
from docgen.pack.pdf.merged_evidence import merge
from docgen.pack.pdf.page_numbers import Paged, settle
from docgen.pack.pdf.parts import MEGABYTE, parts_of
from docgen.pack.pdf.printing import NAME as NOTES
from docgen.pack.pdf.printing import printing_notes
from docgen.pack.pdf.scans import put_back
from docgen.pack.pdf.twins import missing_twins
from docgen.pack.wanted import Wanted


def printed(papers: Mapping[str, bytes], wanted: Wanted, progress: Progress) -> Finished:
    """The PDFs of the papers, and the papers themselves where both are wanted.

    The papers alone, with OFFICE-MISSING, where there is no LibreOffice; nothing where something found
    forbids it. Raises DocgenError where LibreOffice fails on a paper.
    """
    try:
        program = find_office()
    except DocgenError as problem:
        return Finished(papers, problem.findings)

    boxes = missing_glyphs(papers, FONTS)
    if boxes and not wanted.draft:
        return Finished({}, tuple(boxes))
    export = Export(archival=wanted.handin.archival)
    with Office(program, kept=kept_pdfs(program)) as office:
        paged = settle(papers, office, export, progress)
        merged, lost = merge(paged.pdfs, wanted.own_pages, office, export)
        covers = _covers(paged.papers, office, export) if wanted.handin.covers else {}
    if wanted.scans is not None and not wanted.draft:
        merged, signed = put_back(merged, wanted.scans)
        lost = [*lost, *signed]
    if has_errors([*paged.findings, *lost]) and not wanted.draft:
        return Finished({}, (*paged.findings, *lost))
    made = next(iter(paged.pdfs.values()))
    files, split = in_parts(_files(replace(paged, pdfs=merged), covers, wanted), wanted)
    # What only Word files of their own can show: their pages as Word would break them.
    twins = missing_twins(FONTS) if wanted.format == "both" else []
    told = (*boxes, *twins, *paged.findings, *lost, *split)
    if has_errors(split) and not wanted.draft:
        return Finished({}, told)
    return Finished(files, told, producer(made))


def in_parts(files: dict[str, bytes], wanted: Wanted) -> tuple[dict[str, bytes], list[Finding]]:
    """The files with every PDF that is larger than the platform takes in parts, and what was done."""
    if wanted.handin.most_mb is None:
        return files, []
    most = int(wanted.handin.most_mb * MEGABYTE)
    made: dict[str, bytes] = {}
    told: list[Finding] = []
    for name, content in files.items():
        try:
            parts = parts_of(content, most) if name.endswith(".pdf") else [content]
        except ValueError as problem:
            values = {"page": str(problem), "most": in_digits(wanted.handin.most_mb)}
            told.append(
                found(
                    "VOLUME-SIZE", Origin(name), Message("page {page} alone has more than {most} MB", values)
                )
            )
            parts = [content]
        if len(parts) == 1:
            made[name] = content
            continue
        values = {"count": str(len(parts)), "most": in_digits(wanted.handin.most_mb)}
        told.append(
            found("VOLUME-SPLIT", Origin(name), Message("is in {count} parts of {most} MB at most", values))
        )
        stem = name.removesuffix(".pdf")
        made |= {f"{stem}-{number}.pdf": part for number, part in enumerate(parts, 1)}
    return made, told


def _covers(papers: Mapping[str, bytes], office: Office, export: Export) -> dict[str, Mapping[str, bytes]]:
    """For 正本 and 副本 the PDF of every paper whose cover says so."""
    return {
        mark: office.convert({name: with_mark(paper, mark) for name, paper in papers.items()}, export)
        for mark in MARKS
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
        files[WHOLE] = bound(volumes, wanted.title, wanted.author, wanted.dated, handin.two_sided)
    if wanted.copies or wanted.archive:
        files[NOTES] = printing_notes(volumes, wanted)
    return files
