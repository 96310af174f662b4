"""The lists: one for headings (bound to their styles), bullets, numbers, and a fresh list for each form."""

from __future__ import annotations

from docx.oxml.ns import nsdecls

HEADINGS, BULLETS, NUMBERS = 1, 2, 3
NONE = 12
"""For a heading without a number. Word's own list 0 for that stands in no part, which checkers refuse."""
FORMS = range(4, NONE)
"""Lists for the numbered paragraphs of forms: each counts from 1, whatever the chapters between them do."""

_HEADING_LEVELS = (
    ("chineseCountingThousand", "%1、", "Heading1"),
    ("chineseCountingThousand", "（%2）", "Heading2"),
    ("decimal", "%3. ", "Heading3"),
    ("decimal", "（%4）", "Heading4"),
)


def part() -> str:
    """numbering.xml without its declaration."""
    headings = "".join(
        _level(index, kind, text, f'<w:pStyle w:val="{style}"/>', '<w:ind w:left="0" w:firstLine="0"/>')
        for index, (kind, text, style) in enumerate(_HEADING_LEVELS)
    )
    abstracts = (
        _abstract(0, "multilevel", headings)
        + _abstract(1, "singleLevel", _list("bullet", "•", "ListBullet"))
        + _abstract(2, "singleLevel", _list("decimal", "%1.", "ListNumber"))
        + _abstract(3, "singleLevel", _list("decimal", "%1."))
        + _abstract(4, "singleLevel", _level(0, "none", "", "", '<w:ind w:left="0" w:firstLine="0"/>'))
    )
    instances = _instance(HEADINGS, 0) + _instance(BULLETS, 1) + _instance(NUMBERS, 2)
    instances += "".join(_instance(number, 3, restart=True) for number in FORMS)
    instances += _instance(NONE, 4)
    return f"<w:numbering {nsdecls('w')}>{abstracts}{instances}</w:numbering>"


def _list(kind: str, text: str, style: str = "") -> str:
    """The level of a simple list: its number two characters in, its further lines back at the margin."""
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    return _level(
        0, kind, text, bound, '<w:ind w:left="0" w:firstLineChars="200" w:firstLine="480"/>', "space"
    )


def _abstract(number: int, kind: str, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x2C0D0001 + number:08X}"/>'
        f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="{0x5A0D0001 + number:08X}"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(index: int, kind: str, text: str, style: str, indent: str, suffix: str = "nothing") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{style}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent}</w:pPr></w:lvl>"
    )


def _instance(number: int, abstract: int, restart: bool = False) -> str:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
