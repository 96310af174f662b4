"""The two documents that every engine fills: a letter of three pages and an inventory of N rows.

Each engine gets them in its own tag language; apart from the tags the files are the same.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FIELDS = [f"f{number}" for number in range(1, 41)]
LINES = ["no", "item", "count", "price", "note"]
COLUMNS = ["no", "name", "model", "unit", "count", "price", "place", "state"]

_WORDS = (
    "兹就贵方采购的居家养老服务项目，由我方按照采购文件的要求提供服务，",
    "并按约定的时间、地点和标准完成全部工作，接受贵方的监督与考核；",
    "相关资料已随函附上，请予查收，",
)
_PARAGRAPHS = 44  # three pages of A4


@dataclass(frozen=True)
class Language:
    """How a template language writes a field, and the rows of a table around a list."""

    field: Callable[[str], str]
    rows: Callable[[str, list[str]], list[list[str]]]


def _tr_rows(name: str, columns: list[str]) -> list[list[str]]:
    blank = [""] * (len(columns) - 1)
    tags = [f"{{{{ row.{column} }}}}" for column in columns]
    return [[f"{{%tr for row in {name} %}}", *blank], tags, ["{%tr endfor %}", *blank]]


def _hash_rows(name: str, columns: list[str]) -> list[list[str]]:
    tags = [f"{{{column}}}" for column in columns]
    return [[f"{{#{name}}}{tags[0]}", *tags[1:-1], f"{tags[-1]}{{/{name}}}"]]


LANGUAGES = {
    "jinja": Language(lambda name: f"{{{{ {name} }}}}", _tr_rows),
    "braces": Language(lambda name: f"{{{name}}}", _hash_rows),
    "carbone": Language(
        lambda name: f"{{d.{name}}}",
        lambda name, columns: [[f"{{d.{name}[{at}].{c}}}" for c in columns] for at in ("i", "i+1")],
    ),
    "plain": Language(lambda name: f"{{{name}}}", lambda _, columns: [[f"{{{c}}}" for c in columns]]),
    "mailmerge": Language(lambda name: f"\0{name}\0", lambda _, columns: [[f"\0{c}\0" for c in columns]]),
}


def letter(language: Language) -> bytes:
    """Three pages with 40 fields and a table of the list `lines`."""
    document = docx.Document()
    document.sections[0].page_width, document.sections[0].page_height = 7560310, 10692130
    _write(document.add_heading("", 1), f"函 {language.field('f1')}")
    for number in range(_PARAGRAPHS):
        text = _WORDS[number % 3] * 2
        name = FIELDS[number % 39 + 1]
        _write(document.add_paragraph(), f"{text}{language.field(name) if number < 39 else ''}。")
    _table(document, ["序号", "项目", "数量", "单价", "备注"], language.rows("lines", LINES))
    return _saved(document)


def inventory(language: Language) -> bytes:
    """A table of the list `rows` below a line with one field."""
    document = docx.Document()
    _write(document.add_paragraph(), f"物资清单 {language.field('f1')}")
    heads = ["序号", "名称", "型号", "单位", "数量", "单价", "存放地点", "状况"]
    _table(document, heads, language.rows("rows", COLUMNS))
    return _saved(document)


def letter_data() -> dict[str, Any]:
    """What fills the letter. All are texts, as not every engine takes anything else."""
    fields = {name: f"第{number}项 & 内容<{number * 37}>" for number, name in enumerate(FIELDS, 1)}
    lines = [
        dict(
            zip(
                LINES,
                (str(number), f"服务{number}", str(number * 3), f"{number * 125}.00", "含税"),
                strict=True,
            )
        )
        for number in range(1, 11)
    ]
    return {**fields, "lines": lines}


def inventory_rows(count: int) -> Iterator[dict[str, str]]:
    """The rows of an inventory, one by one."""
    for number in range(1, count + 1):
        values = (
            str(number),
            f"护理床{number * 7919 % 1000}号",
            f"HC-{number * 37 % 9973}",
            "张",
            str(number % 9 + 1),
            f"{number * 91 % 99991}.50",
            f"{number % 40 + 1}号站点{number % 7 + 1}楼",
            "完好 & 在用" if number % 10 == 0 else "完好",
        )
        yield dict(zip(COLUMNS, values, strict=True))


def _table(document: Any, heads: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(rows=1 + len(rows), cols=len(heads), style="Table Grid")
    for written, row in zip([heads, *rows], table.rows, strict=True):
        for text, cell in zip(written, row.cells, strict=True):
            _write(cell.paragraphs[0], text)


def _write(paragraph: Any, text: str) -> None:
    """Text; what stands between two NUL becomes a merge field."""
    for number, piece in enumerate(text.split("\0")):
        if number % 2:
            start = f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD {piece} ">'
            paragraph._p.append(parse_xml(f"{start}<w:r><w:t>x</w:t></w:r></w:fldSimple>"))
        elif piece:
            paragraph.add_run(piece)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
