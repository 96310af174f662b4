"""Every page number printed is true: each example's volumes, read back from PDF and .docx."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator

import docx
import pytest
from docx.oxml.ns import qn
from kit.built import built
from kit.project import EXAMPLES
from kit.volumes import Read, squeezed
from lxml import etree

from docgen.pack.pdf.page_fields import stored_pages
from docgen.render.engine.contents import headings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROJECTS = sorted(
    (path.parent for path in EXAMPLES.glob("*/response.yaml") if path.parent.name != "blank"), reverse=True
)
"""The first, of the tender's own forms, is what the default run builds, and other tests look at it, too."""

pytestmark = [
    pytest.mark.sample(1),
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module", params=PROJECTS, ids=lambda path: path.name)
def volumes(request: pytest.FixtureRequest) -> tuple[Read, ...]:
    return built(request.param)


def body(paper: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def shown(paragraph: etree._Element) -> str:
    return squeezed("".join(paragraph.itertext(f"{W}t")))


def places(paper: bytes) -> dict[str, str]:
    """The text of the paragraph that each bookmark stands in."""
    return {
        mark.get(qn("w:name"), ""): shown(paragraph)
        for paragraph in body(paper).iter(f"{W}p")
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }


def test_every_number_is_the_page_where_its_target_stands(volumes: tuple[Read, ...]) -> None:
    """By the outline, which LibreOffice writes from the headings and docgen does not touch."""
    by_title = {volume.title: volume for volume in volumes}
    seen = 0
    for volume in volumes:
        for target, stored in stored_pages(volume.paper):
            there = by_title[target.paper or volume.title]
            heading = places(there.paper)[target.bookmark]
            number = int(re.sub(r"\D", "", stored))
            alike = [(len(title), page) for title, page in there.outline if title.endswith(heading)]
            own = [page for length, page in alike if length == min(alike)[0]]
            assert own == [number], heading
            assert heading in there.pages[number - 1]
            seen += 1
    assert seen > 80


def test_the_pdf_prints_the_numbers_that_the_word_file_stores(volumes: tuple[Read, ...]) -> None:
    for volume in volumes:
        whole = "".join(volume.pages)
        for paragraph in body(volume.paper).iter(f"{W}p"):
            codes = "".join(paragraph.itertext(f"{W}instrText"))
            if "PAGEREF" not in codes and "ADDIN" not in codes:
                continue
            words = shown(paragraph)
            if (
                "TOC" in (paragraph.findtext(f".//{W}pStyle") or "")
                or paragraph.find(f".//{W}tab") is not None
            ):
                name, number = re.fullmatch(r"(.*?)(\d+)", words).groups()  # type: ignore[union-attr]
                assert re.search(re.escape(name) + r"\.+" + number + r"(?!\d)", whole), words
            else:
                assert words in whole, words


def test_no_number_is_left_blank(volumes: tuple[Read, ...]) -> None:
    for volume in volumes:
        assert all(re.search(r"\d", stored) for _, stored in stored_pages(volume.paper))


def test_the_outline_is_the_headings(volumes: tuple[Read, ...]) -> None:
    """Of docgen's own volumes: titles of the tender's forms are no headings."""
    for volume in volumes:
        if any(title.startswith("格式") for title, _ in volume.outline):
            continue
        written = [
            squeezed(heading.number + heading.text)
            for heading in headings(docx.Document(io.BytesIO(volume.paper)), 9)
        ]
        assert [title for title, _ in volume.outline] == written


def test_pages_are_called_as_the_footer_calls_them(volumes: tuple[Read, ...]) -> None:
    for volume in volumes:
        count = len(volume.pdf.pages)
        assert volume.pdf.page_labels == [str(number) for number in range(1, count + 1)]
        for number, text in enumerate(volume.pages[1:], 2):
            assert f"第{number}页共{count}页" in text


def test_the_pdf_says_whose_it_is_and_when(volumes: tuple[Read, ...]) -> None:
    for volume in volumes:
        core = docx.Document(io.BytesIO(volume.paper)).core_properties
        said = volume.pdf.metadata
        assert said is not None
        assert (said.title, said.author) == (core.title, core.author)
        assert volume.title in core.title
        assert str(said.get("/CreationDate", "")).startswith(f"D:{core.created:%Y%m%d}")


def test_every_font_is_in_the_file(volumes: tuple[Read, ...]) -> None:
    for volume in volumes:
        fonts = [font for page in volume.pdf.pages for font in fonts_of(page)]
        assert fonts
        assert [name for name, embedded in fonts if not embedded] == []


def fonts_of(page: object) -> Iterator[tuple[str, bool]]:
    resources = page["/Resources"].get_object()  # type: ignore[index]
    for font in resources.get("/Font", {}).values():
        for each in font.get_object().get("/DescendantFonts", [font]):
            described = each.get_object().get("/FontDescriptor", {})
            embedded = any(f"/FontFile{kind}" in described.get_object() for kind in ("", "2", "3"))
            yield str(each.get_object()["/BaseFont"]), embedded


def test_the_contents_are_a_field_that_word_updates_and_nobody_is_asked(volumes: tuple[Read, ...]) -> None:
    """Every field that begins ends; the list is inside one; its numbers are stored, so Word need not ask."""
    for volume in volumes:
        root, depth, listed = body(volume.paper), 0, 0
        codes = [code for code in root.itertext(f"{W}instrText") if code.split()[:1] == ["TOC"]]
        assert codes == [' TOC \\o "1-2" \\h \\z \\u ']
        for node in root.iter(f"{W}fldChar", f"{W}instrText"):
            kind = node.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            assert 0 <= depth <= 2
            listed += depth == 2 and (node.text or "").split()[:1] == ["PAGEREF"]
        assert depth == 0
        assert listed >= 2
        with zipfile.ZipFile(io.BytesIO(volume.paper)) as package:
            assert b"updateFields" not in package.read("word/settings.xml")
