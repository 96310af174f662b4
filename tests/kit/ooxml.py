"""Small Word files written by tests as OOXML, part by part: what no library writes, but Word and WPS do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from docgen.intake.opened import opened
from docgen.model.reading.blocks import Document, Paragraph, Table

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "settings": "settings", "header": "hdr", "footer": "ftr",
}  # fmt: skip


def word_file(body: str, media: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A .docx with this in its w:body, and in its `styles`, `numbering`, `footnotes`, `header`, `header2` …

    `media` are parts by name, each related as a picture, or as what the name says (`chart`, `diagramData`).
    """
    types = [f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>']
    related, files = [], {"word/document.xml": _part("document", f"<w:body>{body}</w:body>")}
    for number, (name, content) in enumerate(parts.items(), 1):
        kind = name.rstrip("0123456789")
        types.append(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>')
        related.append(f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>')
        files[f"word/{name}.xml"] = _part(_ROOTS[kind], content)
    for name, data in (media or {}).items():
        stem = name.partition(".")[0]
        kind = stem if stem in ("chart", "diagramData") else "image"
        related.append(f'<Relationship Id="{stem}" Type="{_OFFICE}/{kind}" Target="media/{name}"/>')
        files[f"word/media/{name}"] = data
    files["word/_rels/document.xml.rels"] = _relationships("".join(related))
    files["_rels/.rels"] = _relationships(
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{''.join(types)}</Types>"
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _part(root: str, content: str) -> bytes:
    return f"<w:{root} {_NAMESPACES}>{content}</w:{root}>".encode()


def _relationships(content: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'.encode()


def read(folder: Path, body: str, media: Mapping[str, bytes] | None = None, **parts: str) -> Document:
    """Such a file, written into the folder and opened."""
    path = folder / "采购文件.docx"
    path.write_bytes(word_file(body, media, **parts))
    return opened(path)


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of texts and of markup of its own."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def n(text: str, num: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, properties=number(num, level))


def number(num: int, level: int = 0) -> str:
    """The properties that put a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def level(at: int, text: str, kind: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list; `more` is markup of its own."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, nums: str = "") -> str:
    """A w:numbering whose first list is w:num 1, the second 2 …; `nums` are further w:num."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{each}</w:abstractNum>'
        for at, each in enumerate(levels, 1)
    )
    return abstract + "".join(num(at, at) for at in range(1, len(levels) + 1)) + nums


def num(key: int, abstract: int, more: str = "") -> str:
    """A w:num of a list; `more` are its overrides."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def restarted(at: int, start: int) -> str:
    """The override that begins a level anew."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, which are texts or markup of their own."""
    inner = "".join(each if each.startswith("<w:") else cell(p(each)) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def printed(document: Document) -> list[str]:
    """Its paragraphs as a reader sees them."""
    return [each.printed for each in document.paragraphs()]


def missed(document: Document) -> list[tuple[str, str]]:
    """What was left out: why, and its words."""
    return [(each.why, each.text) for each in document.missed]


def paragraph(document: Document, at: int = 0) -> Paragraph:
    """A block that is a paragraph."""
    block = document.blocks[at]
    assert isinstance(block, Paragraph)
    return block


def first_table(document: Document) -> Table:
    """Its first table."""
    return next(block for block in document.blocks if isinstance(block, Table))


def grid(made: Table) -> list[list[str]]:
    """Each place of the table with the text of the cell that covers it."""
    return [["" if each is None else each.text for each in line] for line in made.grid()]


def altered(package: bytes, part: str, content: bytes) -> bytes:
    """The package with a part of this content, instead of what it has there or beside it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in dict.fromkeys([*source.namelist(), part]):
            made.writestr(name, content if name == part else source.read(name))
    return out.getvalue()
