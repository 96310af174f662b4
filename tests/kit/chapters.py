"""Chapters to import, a volume to import them into, and what is to be seen in it then."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Volume
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from docgen.model.finding import Finding
from docgen.render.prose.chapter import Imported

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


SPACES = nsdecls("w", "r", "wp", "a", "pic", "m") + (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


@pytest.fixture
def volume() -> Volume:
    """A volume with four levels of headings and the styles that docgen's templates have."""
    document = Document()
    for level in range(5, 10):
        style = document.styles[f"Heading {level}"]
        style.element.getparent().remove(style.element)
    for name in ("Picture", "Table Text", "Table Head"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style("Docgen Table", WD_STYLE_TYPE.TABLE)
    return document


@pytest.fixture
def chapter(tmp_path: Path) -> Callable[..., Path]:
    """Write a chapter: the bodies given are raw XML blocks, a document given is saved."""

    def write(*blocks: str, document: Volume | None = None) -> Path:
        document = document or Document()
        for block in blocks:
            wrapped = parse_xml(f"<w:body {SPACES}>{block}</w:body>")
            for element in wrapped:
                document.element.body.insert_element_before(element, "w:sectPr")
        path = tmp_path / "章节.docx"
        document.save(str(path))
        return path

    return write


def picture(width: int = 100, height: int = 50, form: str = "PNG", **options: Any) -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(saved, form, **options)
    return saved.getvalue()


def put(volume: Volume, imported: Imported) -> Volume:
    """The volume with the chapter in it, saved and opened again."""
    for element in parse_xml(f"<w:body {nsdecls('w')}>{imported.xml}</w:body>"):
        volume.element.body.insert_element_before(element, "w:sectPr")
    saved = io.BytesIO()
    volume.save(saved)
    saved.seek(0)
    return Document(saved)


def outline(volume: Volume) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    return [(p.style.name if p.style else "", p.text) for p in volume.paragraphs]


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def dropped(findings: tuple[Finding, ...]) -> list[str]:
    """The kinds of what was left out."""
    return [
        finding.message.values["what"].text  # type: ignore[attr-defined]
        for finding in findings
        if finding.code == "PROSE-DROPPED"
    ]


def para(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbers(imported: Imported) -> list[str]:
    found = parse_xml(f"<w:body {nsdecls('w')}>{imported.xml}</w:body>").iter(f"{W}numId")
    return [element.get(f"{W}val") for element in found]


def numbered(num: str, depth: int, text: str) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def with_levels(*levels: str) -> Volume:
    """A document whose one abstract numbering has these levels, each its XML behind the start."""
    source = Document()
    root = source.part.numbering_part.element
    for element in list(root):
        root.remove(element)
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>{level}</w:lvl>' for at, level in enumerate(levels)
    )
    root.append(parse_xml(f'<w:abstractNum {SPACES} w:abstractNumId="3">{made}</w:abstractNum>'))
    return source


def with_lists(*nums: tuple[int, int], form: str = "decimal") -> Volume:
    """A document with one abstract numbering of 9 levels and the numberings (id, start or 0) given."""
    source = with_levels(*(f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%{at + 1}."/>' for at in range(9)))
    root = source.part.numbering_part.element
    for num, start in nums:
        over = (
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        )
        root.append(parse_xml(f'<w:num {SPACES} w:numId="{num}"><w:abstractNumId w:val="3"/>{over}</w:num>'))
    return source


def starts(volume: Volume, num_id: str) -> list[str]:
    num = volume.part.numbering_part.element.num_having_numId(int(num_id))
    return [element.get(f"{W}val") for element in num.iter(f"{W}startOverride")]


def drawings(result: Volume) -> list[Any]:
    return list(result.element.body.iter("{*}inline"))


def table(source: Volume, rows: int, columns: int) -> Any:
    """A further table, each cell of which says its column."""
    made = source.add_table(rows, columns)
    for row in made.rows:
        for at, cell in enumerate(row.cells):
            cell.text = f"{at}"
    return made
