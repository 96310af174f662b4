"""A volume's PDF made ready to hand in, and volumes bound into one.

The same papers make the same bytes: LibreOffice's clock, random file ID and own checksum are replaced by
the paper's date and digest. Nothing else of its output depends on the moment.
"""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Mapping
from datetime import date
from html import escape

import docx
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
)

_PRODUCER = "docgen"
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{archival}'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    "<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
    "<pdf:Producer>{producer}</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="w"?>'
)
_PROFILE_DATE = 24  # where an ICC profile keeps its moment: year, month, day, hour, minute, second
_PDFA = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"


def sealed(pdf: bytes, paper: bytes, archival: bool = False, cover: bytes | None = None) -> bytes:
    """The PDF that LibreOffice made of `paper` (a .docx), with that paper's title, author and date.

    A reader shows the title in its window, opens the outline, and calls the pages 1, 2, 3 as the footer
    does. `archival` keeps it PDF/A. The first page of `cover`, another PDF, takes the place of its own.
    """
    core = docx.Document(io.BytesIO(paper)).core_properties
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    source = paper
    if cover is not None:
        source += _put_cover(writer, cover)
    dated = core.created.date() if core.created else date(1980, 1, 1)
    _describe(writer, core.title or "", core.author or "", dated, archival)
    writer.set_page_label(0, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, start=1)
    return _written(writer, source)


def bound(pdfs: Mapping[str, bytes], title: str, author: str, dated: date, two_sided: bool) -> bytes:
    """All volumes in one PDF: each an entry of the outline above its own, its pages called 1-1, 1-2 …

    With `two_sided` every volume starts on the front of a sheet.
    """
    writer = PdfWriter()
    starts = []
    for name, pdf in pdfs.items():
        if two_sided and len(writer.pages) % 2:
            last = writer.pages[-1].mediabox
            writer.add_blank_page(last.width, last.height)
        starts.append(len(writer.pages))
        writer.append(io.BytesIO(pdf), outline_item=name)
    _describe(writer, title, author, dated, archival=False)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(writer.pages)], strict=True), 1):
        writer.set_page_label(start, end - 1, style=PageLabelStyle.DECIMAL, prefix=f"{number}-", start=1)
    return _written(writer, b"".join(pdfs.values()))


def described(writer: PdfWriter, of: PdfReader, source: bytes) -> bytes:
    """A PDF of pages of another one, which says of itself what that one does; `source` is what it is of."""
    said = of.metadata
    dated = said.creation_date if said else None
    title, author = (str(said.title or ""), str(said.author or "")) if said else ("", "")
    _describe(writer, title, author, dated.date() if dated else date(1980, 1, 1), archival=False)
    return _written(writer, source)


def _put_cover(writer: PdfWriter, cover: bytes) -> bytes:
    """Draw the other PDF's first page on the first page, whose links, outline and label stay; its drawing."""
    first = writer.pages[0]
    other = writer.add_page(PdfReader(io.BytesIO(cover)).pages[0])
    for key in ("/Contents", "/Resources"):
        first[NameObject(key)] = other.raw_get(key)
    writer.remove_page(len(writer.pages) - 1)
    contents = first.get_contents()
    return contents.get_data() if contents is not None else b""


def _describe(writer: PdfWriter, title: str, author: str, dated: date, archival: bool) -> None:
    """Set what the PDF says of itself, and how it opens."""
    moment = f"D:{dated:%Y%m%d}000000+08'00'"  # midnight in China, as PDF writes moments
    writer.metadata = None
    said = {"/Title": title, "/Author": author, "/Producer": _PRODUCER}
    writer.add_metadata({**said, "/CreationDate": moment, "/ModDate": moment})
    root = writer.root_object
    _packet(writer, root).set_data(
        _XMP.format(
            archival=_PDFA if archival else "",
            title=escape(title, quote=False),
            author=escape(author, quote=False),
            moment=f"{dated:%Y-%m-%d}T00:00:00+08:00",
            producer=_PRODUCER,
        ).encode()
    )
    shown = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    root[NameObject("/ViewerPreferences")] = DictionaryObject(shown)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    for intent in root.get("/OutputIntents", ()):
        _date_profile(intent.get_object(), dated)


def _packet(writer: PdfWriter, root: DictionaryObject) -> StreamObject:
    """The stream of the metadata: LibreOffice's own, which would stay in the file beside a second one."""
    if "/Metadata" in root:
        old = root["/Metadata"].get_object()
        assert isinstance(old, StreamObject)
        return old
    packet = StreamObject()
    packet.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    root[NameObject("/Metadata")] = writer._add_object(packet)  # pypdf has no way in for text
    return packet


def _date_profile(intent: DictionaryObject, dated: date) -> None:
    """Give the colour profile of a PDF/A the paper's date: LibreOffice makes it anew each time."""
    profile = intent["/DestOutputProfile"].get_object()
    assert isinstance(profile, StreamObject)
    data = bytearray(profile.get_data())
    struct.pack_into(">6H", data, _PROFILE_DATE, dated.year, dated.month, dated.day, 0, 0, 0)
    profile.set_data(bytes(data))


def _written(writer: PdfWriter, source: bytes) -> bytes:
    """The PDF's bytes, its ID drawn from what it was made of instead of from the clock."""
    digest = ByteStringObject(hashlib.sha256(source).digest()[:16])
    writer._ID = ArrayObject([digest, digest])  # pypdf offers no other way to set it
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
