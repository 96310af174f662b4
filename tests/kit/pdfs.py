"""PDFs made for tests: small ones written by hand, and what strangers may send."""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter

CATALOGUE = (
    b"2 0 obj <</Type/Catalog/Pages 3 0 R>> endobj\n"
    b"3 0 obj <</Type/Pages/Kids[4 0 R]/Count 1>> endobj\n"
    b"4 0 obj <</Type/Page/Parent 3 0 R/MediaBox[0 0 595 842]>> endobj\n"
)


def one_page(information: bytes = b"") -> bytes:
    """A PDF of one empty page without a table of objects, which readers find by themselves."""
    head = b"%PDF-1.4\n1 0 obj <<" + information + b">> endobj\n"
    return head + CATALOGUE + b"trailer << /Info 1 0 R /Root 2 0 R >>\n%%EOF"


def drawn(*colours: str, size: tuple[float, float] = (595, 842)) -> bytes:
    """A page a colour ("1 0 0" is red), filled with it to the edges."""
    writer = PdfWriter()
    for colour in colours:
        page = writer.add_blank_page(*size)
        from pypdf.generic import NameObject, StreamObject

        content = StreamObject()
        content.set_data(f"{colour} rg 0 0 {size[0]} {size[1]} re f".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
    return written(writer)


def locked(content: bytes, password: str = "geheim") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf(page: int) -> bytes:
    """As many pages as that, the destination "here" on the last."""
    writer = PdfWriter()
    for _ in range(page):
        writer.add_blank_page(595, 842)
    writer.add_named_destination("here", page - 1)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
