"""The styles part: paragraph styles from their data, and the few of other kinds."""

from __future__ import annotations

from docx.oxml.ns import nsdecls

from scripts.make_templates.styles import LATIN, SONG, STYLES, Style


def part() -> str:
    """styles.xml without its declaration."""
    return (
        f"<w:styles {nsdecls('w')}>{_defaults()}{''.join(map(_paragraph_style, STYLES))}{_OTHERS}</w:styles>"
    )


def _defaults() -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(SONG)}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _fonts(east_asia: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{east_asia}" w:cs="{LATIN}"/>'


def _paragraph_style(style: Style) -> str:
    kind = ' w:default="1"' if style.id == "Normal" else ' w:customStyle="1"' if style.custom else ""
    base = f'<w:basedOn w:val="{style.base}"/>' if style.base else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{base}{following}<w:qFormat/><w:pPr>{_paragraph_properties(style)}</w:pPr>"
        f"<w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


_SINGLE = 'w:line="240" w:lineRule="auto"'


def _paragraph_properties(style: Style) -> str:
    """In the schema's order, and all of them, so that nothing comes in by inheritance unseen."""
    flags = (
        ("keepNext", style.keep_next),
        ("keepLines", style.keep_lines),
        ("pageBreakBefore", style.new_page),
    )
    parts = [f"<w:{name}/>" for name, wanted in flags if wanted]
    if style.list_level:
        number, level = style.list_level
        parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    if style.border:
        parts.append(f"<w:pBdr>{style.border}</w:pBdr>")
    if style.tabs:
        parts.append(f"<w:tabs>{style.tabs}</w:tabs>")
    line = f'w:line="{round(style.line * 20)}" w:lineRule="exact"' if style.line else _SINGLE
    around = f'w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"'
    parts.append(f"<w:spacing {around} {line}/>")
    left, first = style.indent
    # The characters are always said: those of Normal would be inherited, and in Word they beat lengths.
    first_line = f'w:firstLineChars="{style.first_chars}" ' + (
        f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
    )
    parts.append(f'<w:ind w:left="{left}" w:right="0" {first_line}/><w:jc w:val="{style.align}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)


def _run_properties(style: Style) -> str:
    fonts = _fonts(style.font) if style.font else ""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    spacing = f'<w:spacing w:val="{style.spacing}"/>' if style.spacing else ""
    half_points = round(style.size * 2)
    return f'{fonts}{bold}{spacing}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _borders(*edges: str) -> str:
    return "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in edges)


_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)
_GRID = f"<w:tblBorders>{_borders('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders>"

_OTHERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/>'
    "<w:rPr><w:i/><w:iCs/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="DocgenTable"><w:name w:val="Docgen Table"/>'
    f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{_GRID}{_CELL_MARGINS}</w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/></w:tcPr></w:tblStylePr></w:style>'
)
