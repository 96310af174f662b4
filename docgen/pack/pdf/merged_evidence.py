"""Evidence whose own pages go into the volume's PDF: full size, each with its stamp 附件3-2　第57页.

The Word file shows the same pages as pictures, so both have the same pages. A page that cannot be put in
stays the picture that it is there.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from docgen.guard.pdf import Insert, PdfDesk
from docgen.model.finding import Finding, Message, Origin, found
from docgen.office.office import Export, Office
from docgen.pack.own_pages import OwnPage
from docgen.pack.pdf.document import bookmark_pages
from docgen.repeatable_zip import repeatable


def merge(
    pdfs: Mapping[str, bytes], wanted: Mapping[str, Sequence[OwnPage]], office: Office, export: Export
) -> tuple[dict[str, bytes], list[Finding]]:
    """The PDFs with those pages in place of their pictures; what could not be put in is found."""
    merged, found = dict(pdfs), []
    with PdfDesk() as desk:
        for name, pages in wanted.items():
            places = bookmark_pages(pdfs[name], [page.bookmark for page in pages])
            known = [page for page in pages if page.bookmark in places]
            if not known:
                continue
            texts = [f"{page.label}　第{places[page.bookmark]}页" for page in known]
            stamps = office.convert({name: _stamps(texts)}, export)[name]
            inserts = [Insert(places[page.bookmark] - 1, page.path, page.page) for page in known]
            made = desk.with_pages(pdfs[name], stamps, inserts)
            if made is None:
                found.append(_not_merged(name))
            else:
                merged[name] = made
    return merged, found


def _stamps(texts: Sequence[str]) -> bytes:
    """A .docx with a page for each text, which stands at its lower right."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(289), Mm(1)
    section.left_margin = section.right_margin = Mm(15)
    section.header_distance = section.footer_distance = Mm(0)
    for number, text in enumerate(texts):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        shape = paragraph.paragraph_format
        shape.line_spacing, shape.space_after, shape.page_break_before = Pt(14), Pt(0), number > 0
        run = paragraph.add_run(text)
        run.font.size = Pt(10.5)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    out = io.BytesIO()
    document.save(out)
    return repeatable(out.getvalue())


def _not_merged(name: str) -> Finding:
    said = Message("pages of evidence could not be put in whole; they stay pictures")
    return found("EVIDENCE-UNMERGED", Origin(name), said)
