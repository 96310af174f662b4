"""The paragraph styles of the templates, as data; `style_sheet` writes them.

Names are Word's built-in English ones, which Word and LibreOffice show in the user's language. Line spacing
is exact everywhere but for pictures: page breaks then do not depend on the fonts at hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.make_templates import numbering

SONG, HEI = "宋体", "黑体"
LATIN = "Times New Roman"
PORTRAIT_TWIPS = 8845
"""Text width of the upright page, 156 mm."""


@dataclass(frozen=True)
class Style:
    """A paragraph style.

    Lengths are in points; `indent` (left, first line) and the `spacing` of characters in twips;
    `first_chars`, the first line's indent by the font's size, in hundredths of a character.
    No `line` means as high as needed.
    """

    id: str
    name: str
    size: float
    line: float | None
    base: str = "Normal"
    next: str = ""
    font: str = ""
    bold: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    indent: tuple[int, int] = (0, 0)
    first_chars: int = 0
    tabs: str = ""
    border: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int | None = None
    list_level: tuple[int, int] | None = None
    spacing: int = 0
    custom: bool = False


_RULED = (
    '<w:top w:val="thinThickSmallGap" w:sz="24" w:space="12" w:color="auto"/>'
    '<w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="12" w:color="auto"/>'
)


def _right_tab(leader: str) -> str:
    return f'<w:tab w:val="right" w:leader="{leader}" w:pos="{PORTRAIT_TWIPS}"/>'


STYLES = (
    Style("Normal", "Normal", 12, 24, base="", align="both", indent=(0, 480), first_chars=200),
    Style("BodyText", "Body Text", 12, 24, align="both", indent=(0, 480), first_chars=200),
    Style("Address", "Form Address", 12, 24, custom=True, next="BodyText", keep_next=True),
    Style(
        "Heading1",
        "heading 1",
        16,
        32,
        next="BodyText",
        font=HEI,
        align="center",
        after=10,
        keep_next=True,
        keep_lines=True,
        new_page=True,
        outline=0,
        list_level=(numbering.HEADINGS, 0),
    ),
    Style(
        "Heading2",
        "heading 2",
        14,
        28,
        next="BodyText",
        font=HEI,
        before=6,
        after=4,
        keep_next=True,
        keep_lines=True,
        outline=1,
        list_level=(numbering.HEADINGS, 1),
    ),
    Style(
        "Heading3",
        "heading 3",
        12,
        24,
        next="BodyText",
        bold=True,
        before=6,
        after=3,
        keep_next=True,
        keep_lines=True,
        outline=2,
        list_level=(numbering.HEADINGS, 2),
    ),
    Style(
        "Heading4",
        "heading 4",
        12,
        24,
        next="BodyText",
        before=3,
        after=3,
        keep_next=True,
        keep_lines=True,
        outline=3,
        list_level=(numbering.HEADINGS, 3),
    ),
    Style(
        "Title",
        "Title",
        40,
        60,
        font=HEI,
        align="center",
        before=44,
        after=18,
        spacing=120,
        border=_RULED,
    ),
    Style("Subtitle", "Subtitle", 24, 40, font=HEI, align="center", before=12, after=40),
    Style("CoverMark", "Cover Mark", 14, 24, custom=True, align="right"),
    Style(
        "CoverLine", "Cover Line", 14, 28, custom=True, indent=(3000, -2400), tabs=_right_tab("underscore")
    ),
    Style(
        "TOCHeading",
        "TOC Heading",
        16,
        32,
        next="BodyText",
        font=HEI,
        align="center",
        after=10,
        keep_next=True,
        new_page=True,
    ),
    Style("TOC1", "toc 1", 11, 16, next="Normal", indent=(0, 0), tabs=_right_tab("dot")),
    Style("TOC2", "toc 2", 11, 16, next="Normal", indent=(420, 0), tabs=_right_tab("dot")),
    Style("TOC3", "toc 3", 11, 16, next="Normal", indent=(840, 0), tabs=_right_tab("dot")),
    Style("TableText", "Table Text", 10.5, 16, custom=True),
    Style(
        "TableHead",
        "Table Head",
        10.5,
        16,
        custom=True,
        base="TableText",
        bold=True,
        align="center",
        keep_next=True,
    ),
    Style(
        "Caption", "caption", 10.5, 20, next="BodyText", font=HEI, align="center", before=4, keep_next=True
    ),
    Style(
        "ListBullet",
        "List Bullet",
        12,
        24,
        align="both",
        indent=(0, 480),
        first_chars=200,
        list_level=(numbering.BULLETS, 0),
    ),
    Style(
        "ListNumber",
        "List Number",
        12,
        24,
        align="both",
        indent=(0, 480),
        first_chars=200,
        list_level=(numbering.NUMBERS, 0),
    ),
    Style(
        "Sign",
        "Sign",
        12,
        28,
        custom=True,
        indent=(1701, 0),
        tabs=_right_tab("underscore"),
        keep_next=True,
        keep_lines=True,
    ),
    Style("ClauseNote", "Clause Note", 10.5, 18, custom=True, next="BodyText", after=4, keep_next=True),
    Style("Picture", "Picture", 12, None, custom=True, align="center", keep_next=True),
    Style("Copy", "Copy Note", 10.5, 20, custom=True, align="right", before=2, indent=(0, 0)),
    Style("SectionEnd", "Section End", 1, 1, custom=True),
    Style("Header", "header", 9, 13),
    Style(
        "HeaderRule",
        "Header Rule",
        1,
        2,
        custom=True,
        base="Header",
        border='<w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/>',
    ),
    Style("Footer", "footer", 9, 13, align="center"),
)
