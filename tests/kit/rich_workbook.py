"""A workbook with all that people put into one beside values."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import xlsxwriter
from PIL import Image

SHEET = "分项报价"
ROWS = 20


def rich_workbook(path: Path, headings: tuple[str, ...], protected: bool = False) -> None:
    """Prices with formats, notes, drop-downs, conditional formats, formulas, filter, panes, names, a picture,
    a chart, a merged area, a sparkline, and a second sheet that adds them up."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet(SHEET), book.add_worksheet("汇总")
    head = book.add_format({"bold": True, "bg_color": "#FFCC00", "locked": True})
    cell, day = book.add_format({"locked": False}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, headings, head)
    for i in range(1, ROWS + 1):
        sheet.write_row(i, 0, ["", "", "一组", f"内容{i}", i, "项", 1.5 * i], cell)
        sheet.write_formula(i, 7, f"=E{i + 1}*G{i + 1}", cell, 1.5 * i * i)
    sheet.write_rich_string(1, 3, "普通", head, "粗体", "普通")
    sheet.write_datetime(0, 12, datetime(2026, 3, 1), day)
    sheet.write_comment(0, 3, "必填")
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, ROWS, 7)
    sheet.set_column(3, 3, 30)
    sheet.set_row(5, 40)
    sheet.data_validation(1, 5, ROWS, 5, {"validate": "list", "source": ["项", "月"]})
    sheet.conditional_format(1, 6, ROWS, 6, {"type": "data_bar"})
    sheet.merge_range(ROWS + 3, 0, ROWS + 4, 2, "以上为含税价", head)
    sheet.insert_image("N2", "red.png", {"image_data": picture})
    sheet.insert_textbox("N10", "文本框")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{SHEET}'!$G$2:$G${ROWS + 1}"})
    sheet.insert_chart("N20", chart)
    sheet.add_sparkline(1, 11, {"range": f"'{SHEET}'!E2:G2"})
    if protected:
        sheet.protect("secret")
    book.define_name("总价", f"='{SHEET}'!$H$2:$H${ROWS + 1}")
    other.write_formula("A1", f"=SUM('{SHEET}'!H2:H{ROWS + 1})", None, 4305)
    other.write_formula("A2", "=SUM(总价)", None, 4305)
    other.write_formula("A3", "=1+1", None, 2)
    book.close()


def parts(path: Path) -> dict[str, bytes]:
    """What every part of a package holds."""
    with ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}
