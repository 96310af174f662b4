"""Signed pages put back: a scan takes the place of the page that was signed, and no page moves.

`scans/<title of the volume>/34.pdf` is page 34 of that volume, `34-36.pdf` pages 34 to 36.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfWriter

from docgen.guard.pdf import Insert, PdfDesk
from docgen.model.finding import Finding, Message, Origin, found
from docgen.pack.pdf.document import page_texts
from docgen.pack.pdf.printing import SIGNED

FOLDER = "scans"
_PAGES = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?\.pdf", re.IGNORECASE)
_A4 = 595, 842


@dataclass(frozen=True)
class Scan:
    """A file with signed pages: those of the volume that it is, from 1, and the file as people know it."""

    path: Path
    shown: str
    first: int
    last: int


def put_back(pdfs: Mapping[str, bytes], folder: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """The PDFs, by the names of their papers, with the scans of `folder` in their places; what is wrong.

    A scan that cannot be put in leaves its volume as it was made.
    """
    made, findings = dict(pdfs), list(_strangers(folder, pdfs))
    if not folder.is_dir():
        return made, []
    with PdfDesk() as desk:
        for name, pdf in pdfs.items():
            scans, faults = _scans(folder / name.removesuffix(".docx"), desk)
            findings += faults
            if not scans:
                continue
            texts = page_texts(pdf)
            wrong = [each for each in (_misplaced(scan, texts) for scan in scans) if each]
            findings += wrong or _open(name, scans, texts)
            if wrong:
                continue
            inserts = [
                Insert(page - 1, scan.path, page - scan.first)
                for scan in scans
                for page in range(scan.first, scan.last + 1)
            ]
            put = desk.with_pages(pdf, _blank(len(inserts)), inserts)
            if put is None:
                findings.append(
                    found("SCAN-UNREADABLE", Origin(name), Message("signed pages could not be put in"))
                )
            else:
                made[name] = put
    return made, findings


def _strangers(folder: Path, pdfs: Mapping[str, bytes]) -> Iterator[Finding]:
    """What lies in the folder and belongs to no volume."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if f"{path.name}.docx" not in pdfs and not path.name.startswith("."):
            known = "、".join(name.removesuffix(".docx") for name in pdfs)
            said = Message("is no volume of this bid; there are {known}", {"known": known})
            yield found("SCAN-NAME", Origin(f"{FOLDER}/{path.name}"), said)


def _scans(folder: Path, desk: PdfDesk) -> tuple[list[Scan], list[Finding]]:
    scans: list[Scan] = []
    faults: list[Finding] = []
    taken: set[int] = set()
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        shown = f"{FOLDER}/{folder.name}/{path.name}"
        named = _PAGES.fullmatch(path.name)
        if named is None or path.is_symlink():
            said = Message("is not named by the pages that it is, such as 34.pdf or 34-36.pdf")
            faults.append(found("SCAN-NAME", Origin(shown), said))
            continue
        first, last = int(named[1]), int(named[2] or named[1])
        pages = desk.facts(path).pages
        values = {"pages": pages, "wanted": last - first + 1}
        if not pages:
            faults.append(found("SCAN-UNREADABLE", Origin(shown), Message("is no PDF that can be read")))
        elif pages != last - first + 1 or not first:
            said = Message("has {pages} pages, and its name says {wanted}", values)
            faults.append(found("SCAN-NAME", Origin(shown), said))
        elif not taken.isdisjoint(range(first, last + 1)):
            faults.append(found("SCAN-NAME", Origin(shown), Message("has a page that another scan is too")))
        else:
            taken |= set(range(first, last + 1))
            scans.append(Scan(path, shown, first, last))
    return scans, faults


def _misplaced(scan: Scan, texts: Sequence[str]) -> Finding | None:
    """A scan of pages that are not there, or of which none is signed or sealed."""
    if scan.last > len(texts):
        said = Message("is page {page}, and the volume has {pages}", {"page": scan.last, "pages": len(texts)})
    elif not any(SIGNED.search(texts[page - 1]) for page in range(scan.first, scan.last + 1)):
        said = Message("page {page} of the volume is no longer one to sign or seal", {"page": scan.first})
    else:
        return None
    return found("SCAN-PLACE", Origin(scan.shown), said)


def _open(name: str, scans: Sequence[Scan], texts: Sequence[str]) -> list[Finding]:
    """The pages to sign or seal of which there is no scan yet."""
    there = {page for scan in scans for page in range(scan.first, scan.last + 1)}
    left = [str(page) for page, text in enumerate(texts, 1) if SIGNED.search(text) and page not in there]
    said = Message("pages to sign or seal without a scan: {pages}", {"pages": "、".join(left)})
    return [found("SCAN-OPEN", Origin(name), said)] if left else []


def _blank(pages: int) -> bytes:
    """Stamps that say nothing: a signed page keeps the number that it was printed with."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*_A4)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
