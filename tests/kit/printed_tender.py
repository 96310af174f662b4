"""An invented tender as Word writes it, with what a page makes hard: to be printed and read back."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

HEAD = "望川市图书馆物业服务项目公开招标文件"
_SERVICES = (
    "门厅、走廊、楼梯每日清扫两遍，垃圾日产日清",
    "书库、阅览室每周除尘不少于3次，2028年6月前完成一次书架顶部清洁",
    "消防控制室24小时双人值班，接警后3分钟内到达现场，并做好值班记录",
    "电梯困人时15分钟内到场解救，维保单位的联系方式贴在轿厢内",
    "绿地每月修剪1次，旱季每2日浇水1次，病虫害及时防治",
    "供配电设备每日巡视2次，停电检修提前3日书面通知采购人",
)
_ENDS = (
    "；台账按月装订，次月5日前报采购人备查。",
    "，未按要求完成的，采购人有权按照考核办法扣减当月服务费，并要求限期整改。",
    "。",
    "；所需工具、耗材由中标人自备，费用包含在投标报价中，采购人不另行支付任何费用。",
)


def tender() -> bytes:
    """The .docx: a cover, contents, clauses, tables over pages, a form, a page of two columns."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    _head_and_foot(word)
    _cover(word)
    _contents(word)
    _clauses(word)
    _requirements(word)
    _scoring(word)
    _form(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def clause(number: int) -> str:
    """The words of a clause, of one to three lines."""
    mark = "★" if number % 5 == 0 else ""
    service = _SERVICES[number % len(_SERVICES)]
    more = _SERVICES[(number + 1) % len(_SERVICES)] if number % 3 == 0 else ""
    return f"{mark}{number}．{service}{'，' + more if more else ''}{_ENDS[number % len(_ENDS)]}"


def _head_and_foot(word: Word) -> None:
    section = word.sections[0]
    section.header.paragraphs[0].text = f"{HEAD}\tWC-2028-017"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("第 ")
    _field(foot, "PAGE")
    foot.add_run(" 页")


def _field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "", "end"):
        run = paragraph.add_run()
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = code
        run._r.append(element)


def _said(word: Word, text: str, *, size: float = 12, indent: bool = True, bold: bool = False) -> Paragraph:
    paragraph = word.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.5
    return paragraph


def _title(word: Word, text: str, level: int, fresh: bool = False) -> None:
    paragraph = word.add_heading(text, level)
    paragraph.paragraph_format.page_break_before = fresh
    if level == 1:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _cover(word: Word) -> None:
    title = _said(word, HEAD, size=26, indent=False, bold=True)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("项目编号：WC-2028-017", "采购人：望川市图书馆", "二〇二八年三月"):
        _said(word, line, size=16, indent=False)
    word.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _contents(word: Word) -> None:
    _said(word, "目　录", size=16, indent=False).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for title, page in (("第一章　招标公告", 3), ("第二章　采购需求", 4), ("第三章　投标文件格式", 9)):
        _said(word, f"{title}{'.' * 60}{page}", indent=False)
    word.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _clauses(word: Word) -> None:
    _title(word, "第一章　招标公告", 1)
    for number in range(1, 31):
        _said(word, clause(number))


def _requirements(word: Word) -> None:
    _title(word, "第二章　采购需求", 1, fresh=True)
    rows = [("序号", "名称", "要求")]
    rows += [(str(n), f"服务{n}", "\n".join(clause(at) for at in (n, n + 1, n + 2))) for n in range(1, 21)]
    _table(word, rows, (1.2, 2.4, 11.0), head=True)


def _scoring(word: Word) -> None:
    _title(word, "评分办法", 2)
    rows = [("类别", "因素", "标准", "分值")]
    for group in ("商务", "技术"):
        rows += [(group, f"{group}因素{n}", clause(n), str(n)) for n in range(1, 9)]
    table = _table(word, rows, (1.6, 2.8, 8.6, 1.6))
    for first in (1, 9):
        for row in range(first + 1, first + 8):
            table.cell(row, 0).text = ""
        table.cell(first, 0).merge(table.cell(first + 7, 0))


def _table(word: Word, rows: Sequence[Sequence[str]], widths: Sequence[float], head: bool = False) -> Table:
    table = word.add_table(len(rows), len(widths), "Table Grid")
    table.autofit = False
    for at, row in enumerate(rows):
        for cell, text, width in zip(table.rows[at].cells, row, widths, strict=True):
            cell.width = Cm(width)
            cell.text = ""
            for number, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.add_run(line).font.size = Pt(10.5)
                paragraph.paragraph_format.space_after = Pt(0)
    if head:
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
    return table


def _form(word: Word) -> None:
    _title(word, "第三章　投标文件格式", 1, fresh=True)
    _said(word, "一、投标函", bold=True, indent=False)
    asked = _said(word, "致：")
    asked.add_run("　　　　　　　　").underline = True
    asked.add_run("（采购人名称）")
    _said(word, "我方投标总价为人民币____________元，投标有效期____日。")
    _said(word, "企业类型：□大型　☑中型　□小型　□微型")
    _said(word, "投标人（盖章）：____________　　日期：　　年　　月　　日")
