"""Forms with awkward blanks, written in YAML with their truth, as a tender's Word file and as filled.

A line is its text; `{field|look}` is a blank: what it asks for, and how it looks. `field` is a field of
rules/forms/labels.yaml; `yes` and `no` a box that is ticked or not; `open`, `by_hand`, `empty` stay as they
are. In the look and the line: ‹ › underlined, ¦ ends a run, \\t a tab, [sym] a box of Wingdings, [box] one
of a content control, [old] one of an old form field, [control] and [text] the same for words, [pick] and
[day] a control to choose from a list or a calendar. [r] and [c] before a line set it to the right or centred,
[n] numbers it. A list is a table: rows of cells, a cell a text or {c, r, v, t} of columns, rows, upright text
and text, or {in} of lines and tables. {box} of lines is a text box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kit.tender_file import page_break, tender_file

_BLANK = re.compile(r"\{([a-z_.]+)\|([^{}]*)\}")
_LEFT = ("open", "by_hand", "empty", "no")
_NAMESPACES = (
    f'{nsdecls("w", "wp", "a")} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_PLACE_HOLDER = "单击此处输入文字。"
_PICK = "选择一项。"
_DAY = "单击或点击此处输入日期。"
_EN_SPACES = "\u2002" * 5


def _old_field(kind: str, code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{kind}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>{mark('separate')}{result}{mark('end')}"
    )


def _control(kind: str, shown: str) -> str:
    return (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent><w:r><w:rPr>"
        f'<w:color w:val="808080"/></w:rPr><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>'
    )


_LIST = '<w:dropDownList><w:listItem w:displayText="甲" w:value="1"/></w:dropDownList>'
_CALENDAR = '<w:date><w:dateFormat w:val="yyyy/M/d"/><w:lid w:val="zh-CN"/></w:date>'
_OBJECTS = {
    "[sym]": '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
    "[box]": f'<w:sdt><w:sdtPr><w14:checkbox {_W14}><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>",
    "[old]": _old_field('<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX", ""),
    "[control]": _control("<w:text/>", _PLACE_HOLDER),
    "[pick]": _control(_LIST, _PICK),
    "[day]": _control(_CALENDAR, _DAY),
    "[text]": _old_field("<w:textInput/>", "FORMTEXT", f"<w:r><w:t>{_EN_SPACES}</w:t></w:r>"),
}
_SHOWN = {
    **dict.fromkeys(("[sym]", "[box]", "[old]"), "□"),
    "[control]": _PLACE_HOLDER,
    "[pick]": _PICK,
    "[day]": _DAY,
    "[text]": _EN_SPACES,
}
_OBJECT = re.compile("|".join(map(re.escape, _OBJECTS)))

_SET = {
    "": '<w:jc w:val="left"/>',
    "r": '<w:jc w:val="right"/>',
    "c": '<w:jc w:val="center"/>',
    "n": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
}

Form = Mapping[str, Any]


def tender(forms: list[Form]) -> bytes:
    """A tender's .docx with a chapter of these forms, numbered 格式1 and on."""
    made = _paragraph("第六章　响应文件格式", '<w:jc w:val="center"/>')
    for number, form in enumerate(forms, 1):
        made += _paragraph(heading(number, form), '<w:pageBreakBefore/><w:jc w:val="center"/>')
        made += "".join(map(_xml, form["body"]))
    body = parse_xml(f"<w:body {_NAMESPACES}>{made}</w:body>")
    return tender_file(*list(body), page_break())


def heading(number: int, form: Form) -> str:
    """The line of a form's title."""
    return f"格式{number}　{form['title']}"


def wanted(form: Form, values: Mapping[str, str]) -> list[str]:
    """The lines of a form as they are to be printed, in file order, without those that print nothing."""
    return [line for each in form["body"] for line in _printed(each, values) if line.strip()]


def left_to_people(form: Form) -> int:
    """How many blanks of a form are told as left to a person."""
    return sum(each[1] == "open" for each in _BLANK.finditer(str(form["body"])))


def _printed(part: Any, values: Mapping[str, str]) -> Iterator[str]:
    if isinstance(part, dict):
        for line in part["box"]:
            yield from _printed(line, values)
    elif isinstance(part, list):
        for cell in (cell for row in part for cell in row):
            inner = cell if isinstance(cell, dict) else {"t": cell}
            for line in inner.get("in", [inner.get("t", "")]):
                yield from _printed(line, values)
    else:
        yield _BLANK.sub(lambda found: _value(found, values), re.sub(r"^\[[rcn]\]", "", part)).translate(
            dict.fromkeys(map(ord, "‹›¦"))
        )


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    field, look = found.groups()
    if field in _LEFT:
        return _OBJECT.sub(lambda each: _SHOWN[each[0]], look)
    return "☑" if field == "yes" else values[field]


def _xml(part: Any) -> str:
    if isinstance(part, dict):
        return _box("".join(map(_xml, part["box"])))
    if isinstance(part, list):
        return _table(part)
    marked = re.match(r"\[([rcn])\]", part)
    return _paragraph(part[3:] if marked else part, _SET[marked[1] if marked else ""])


def _paragraph(line: str, properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{_runs(line)}</w:p>"


def _box(inside: str) -> str:
    """A paragraph with a text box, drawn in the newer way and in the older one."""
    newer = (
        '<w:drawing><wp:anchor><wp:extent cx="4000000" cy="2000000"/><wp:docPr id="1" name="1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing>"
    )
    older = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{newer}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _runs(line: str) -> str:
    """The runs of a line, as it looks."""
    made, lined = "", False
    for piece in re.split(f"([‹›¦]|{_OBJECT.pattern})", _BLANK.sub(r"\2", line)):
        if piece in ("‹", "›"):
            lined = piece == "‹"
        elif piece in _OBJECTS:
            made += _OBJECTS[piece]
        elif piece and piece != "¦":
            look = '<w:u w:val="single"/>' if lined else ""
            inside = "<w:br/>".join(
                "<w:tab/>".join(
                    f'<w:t xml:space="preserve">{each}</w:t>' if each else "" for each in words.split("\t")
                )
                for words in piece.split("\n")
            )
            made += f"<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>"
    return made


def _table(rows: list[list[Any]]) -> str:
    """A table; cells that span rows go on below as Word writes them."""
    below: dict[int, tuple[int, int]] = {}
    made = ""
    for row in rows:
        going, below = below, {}
        waiting = [cell if isinstance(cell, dict) else {"t": cell} for cell in row]
        line, column = "", 0
        while waiting or column in going:
            if column in going:
                height, width = going[column]
                merge, inside = "<w:vMerge/>", "<w:p/>"
            else:
                cell = waiting.pop(0)
                height, width = cell.get("r", 1), cell.get("c", 1)
                merge, inside = '<w:vMerge w:val="restart"/>' * (height > 1), _inside(cell)
                merge += '<w:textDirection w:val="tbRlV"/>' * cell.get("v", 0)
            line += f'<w:tc><w:tcPr><w:gridSpan w:val="{width}"/>{merge}</w:tcPr>{inside}</w:tc>'
            if height > 1:
                below[column] = height - 1, width
            column += width
        made += f"<w:tr>{line}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def _inside(cell: Mapping[str, Any]) -> str:
    parts = cell.get("in", [cell.get("t", "")])
    return "".join(map(_xml, parts)) + ("<w:p/>" if isinstance(parts[-1], list) else "")
