"""The pictures of docs/drawings.md: drawings of an example's data, as LibreOffice prints them."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdfium2
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from PIL import Image, ImageChops

from docgen.load.response.project import load_project
from docgen.office.office import Export, Office, find_office
from docgen.render.drawing.order import Order
from docgen.render.drawing.stock import figures
from docgen.render.engine.drawn import finish_drawings
from docgen.render.response.stock import bid_stock

_ROOT = Path(__file__).parents[1]
_PROCESS = (
    "来访者：提出投诉",
    "窗口人员：登记并在两小时内回电",
    "窗口人员：当场能解决？ 是→答复来访者 否→报站长",
    "站长：报站长，当日核实",
    "窗口人员：答复来访者",
)
_ORDERS = (
    Order("组织机构"),
    Order("进度计划"),
    Order("功能分区", "PARK"),
    Order("面积对照"),
    Order("流程", "投诉处理", lines=_PROCESS),
    Order("排班", "MARKET"),
)


def main() -> None:
    """Draw each on a page of its own and cut the page to what stands on it."""
    stock = bid_stock(load_project(_ROOT / "examples/pingxiang-lot1"))
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    end = document.element.body[-1]
    for order in _ORDERS:
        for figure in figures(order, stock):
            for block in parse_xml(f"<w:body {nsdecls('w')}>{figure.xml}</w:body>"):
                end.addprevious(block)
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    finish_drawings(document)
    out = io.BytesIO()
    document.save(out)
    with Office(find_office()) as office:
        pdf = pypdfium2.PdfDocument(office.convert({"图.docx": out.getvalue()}, Export())["图.docx"])
    for number in range(1, len(_ORDERS) + 1):
        page = pdf[number - 1].render(scale=2).to_pil().convert("RGB")
        edge = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
        page.crop(edge).quantize(64).save(_ROOT / f"docs/drawings/{number}.png", optimize=True)


if __name__ == "__main__":
    main()
