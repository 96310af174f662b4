"""Lists as people keep them, made on the spot: each with one trap, which its name says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from docgen.model.acceptance.ledger import LedgerSpec

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Kept:
    """A list of a kind (人员, 报价, 资产, 台账) in a file, a ledger also in a folder (no suffix) of several;
    `codes`: what is found instead of the plain list's records; `said`: words of what was done with it."""

    name: str
    kind: str
    make: Callable[[Path], None]
    codes: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    suffix: str = ".xlsx"


KEPT: list[Kept] = []


def kept(
    kind: str, name: str, codes: str = "", said: Sequence[str] = (), suffix: str = ".xlsx"
) -> Callable[[Callable[[], Any]], None]:
    """Add what the function gives (rows, or a maker of the file) as a list of that kind and name."""

    def add(made: Callable[[], Any]) -> None:
        def make(path: Path) -> None:
            content = made()
            if callable(content):
                content(path)
            elif isinstance(content, bytes):
                path.write_bytes(content)
            else:
                workbook(path, {"表": content})

        KEPT.append(Kept(name, kind, make, tuple(codes.split()), tuple(said), suffix))

    return add


def workbook(
    path: Path,
    sheets: dict[str, Rows],
    merged: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: str = "",
    hidden_sheets: Sequence[str] = (),
) -> None:
    """A workbook of these sheets; a text that begins with = is a formula that was never worked out."""
    with xlsxwriter.Workbook(str(path)) as book:
        form = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(r, c, datetime(value.year, value.month, value.day), form)
                    elif isinstance(value, str) and value.startswith("#"):
                        sheet.write_formula(r, c, "=NA()", None, value)
                    elif isinstance(value, str) and value.startswith("="):
                        sheet.write_formula(r, c, value, None, "")
                    elif isinstance(value, str):
                        sheet.write_string(r, c, value)
                    elif value is not None:
                        sheet.write(r, c, value)
            for area in merged:
                first = area.split(":")[0]
                row, column = int(first[1:]) - 1, ord(first[0]) - 65
                sheet.merge_range(area, "", None)
                sheet.write(row, column, rows[row][column])
            for number in hidden_rows:
                sheet.set_row(number - 1, None, None, {"hidden": True})
            if hidden_columns:
                sheet.set_column(hidden_columns, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()


def text(rows: Rows, sign: str = ",", ends: str = "\r\n", encoding: str = "utf-8-sig") -> bytes:
    """The rows as a text file; the line ends follow each other in turn."""
    lines = [sign.join(map(str, row)) for row in rows]
    return "".join(line + ends.split("|")[i % len(ends.split("|"))] for i, line in enumerate(lines)).encode(
        encoding
    )


def changed(rows: Rows, **columns: Any) -> list[list[Any]]:
    """The rows with other headings or cells: by heading, its new name, or a list of its cells."""
    made = [list(row) for row in rows]
    for heading, new in columns.items():
        at = made[0].index(heading)
        if isinstance(new, str):
            made[0][at] = new
        else:
            for row, cell in zip(made[1:], new, strict=True):
                row[at] = cell
    return made


STAFF_ROWS: list[list[Any]] = [
    ["编号", "姓名", "性别", "身份证号", "用工形式", "学历", "专业",
     "劳动合同起", "劳动合同止", "缴纳社保", "月工资", "电话"],
    ["S01", "韦一", "女", "450000198503120005", "专职", "本科", "",
     date(2026, 3, 5), date(2028, 12, 31), "是", 4200, "13800000001"],
    ["S02", "黄二", "男", "45000019900101029X", "兼职", "大专", "会计",
     date(2025, 11, 8), None, "否", 12600.5, "13800000002"],
    ["S03", "覃三", "女", "450000199212310006", "专职", "本科", "法学",
     date(2024, 1, 1), date(2026, 12, 31), "是", 3800, ""],
]  # fmt: skip

PRICE_ROWS: list[list[Any]] = [
    ["分组", "内容", "数量", "单位", "单价", "说明"],
    ["人员", "驻场人员工资", 12, "月", 12000, "含社保"],
    ["人员", "加班费", 1, "项", 1234567.5, ""],
    ["场地", "场地租金", 12, "月", 3500, "一楼"],
]

ASSET_ROWS: list[list[Any]] = [
    ["资产编号", "资产名称", "类别", "数量", "单位", "购置日期", "原值", "使用寿命", "现状", "投入性质"],
    ["A001", "台式电脑", "电子设备", 3, "台", date(2026, 3, 5), 15000, 60, "完好", "本项目投入"],
    ["A002", "打印机", "电子设备", 1, "台", date(2025, 11, 8), 2600, 60, "可用", "本项目投入"],
    ["A003", "办公桌", "家具", 6, "张", date(2025, 12, 1), 4800, 120, "完好", "租赁"],
]

LEDGER = LedgerSpec.model_validate(
    {
        "code": "people",
        "title": "求职登记台账",
        "key": ["id"],
        "day": "day",
        "columns": [
            {"code": "id", "title": "登记编号", "type": "text", "required": True},
            {"code": "day", "title": "登记日期", "type": "date", "required": True},
            {"code": "name", "title": "姓名", "type": "text", "required": True, "mask": "name"},
            {"code": "phone", "title": "电话", "type": "text", "mask": "phone"},
            {"code": "kind", "title": "类别", "type": "choice", "choices": ["现场", "小程序"]},
            {"code": "paid", "title": "补贴金额", "type": "money"},
            {"code": "times", "title": "次数", "type": "count"},
            {"code": "willing", "title": "有就业意愿", "type": "flag"},
            {"code": "came", "title": "到场时刻", "type": "time"},
        ],
    }
)
LEDGER_ROWS: list[list[Any]] = [
    ["登记编号", "登记日期", "姓名", "电话", "类别", "补贴金额", "次数", "有就业意愿", "到场时刻"],
    ["J001", "2026-03-05", "韦一", "13800000001", "现场", "1200.50", "2", "是", "09:30"],
    ["J002", "2026-03-08", "黄二", "13800000002", "小程序", "", "1", "否", ""],
    ["J003", "2026-04-01", "覃三", "", "现场", "300", "", "是", "15:00"],
]

PLAIN = {"人员": STAFF_ROWS, "报价": PRICE_ROWS, "资产": ASSET_ROWS, "台账": LEDGER_ROWS}


# 人员


@kept("人员", "人员 标题和填表日期在上 表头在第3行", said=["第 3 行作表头"])
def _() -> Rows:
    return [["某公司人员花名册"], ["填表日期：2026年3月", "", "", "单位：人"], *STAFF_ROWS]


@kept("人员", "人员 两行表头 劳动合同下分起止", said=["第 1、2 行作表头"])
def _() -> Any:
    upper = [*STAFF_ROWS[0][:7], "劳动合同", "", *STAFF_ROWS[0][9:]]
    lower = ["", "", "", "", "", "", "", "起", "止", "", "", ""]
    merged = [*(f"{letter}1:{letter}2" for letter in "ABCDEFGJKL"), "H1:I1"]
    return lambda path: workbook(path, {"表": [upper, lower, *STAFF_ROWS[1:]]}, merged)


@kept("人员", "人员 前两列空着", said=[])
def _() -> Rows:
    return [["", "", *row] for row in STAFF_ROWS]


@kept(
    "人员",
    "人员 列名是别的叫法",
    said=["求职者姓名读作姓名", "身份证号码读作身份证号", "是否参保读作缴纳社保"],
)
def _() -> Rows:
    return changed(
        STAFF_ROWS,
        姓名="求职者姓名",
        身份证号="身份证号码",
        学历="文化程度",
        劳动合同起="合同开始日期",
        劳动合同止="合同到期日",
        缴纳社保="是否参保",
        月工资="月工资标准（元）",
        电话="联系\n电话",
    )


@kept("人员", "人员 多出序号和籍贯两列", said=["2 列未用：序号、籍贯"])
def _() -> Rows:
    extra = [["序号", "籍贯"], [1, "广西"], [2, "广西"], [3, "云南"]]
    return [[head, *row, tail] for (head, tail), row in zip(extra, STAFF_ROWS, strict=True)]


@kept("人员", "人员 末尾有合计和制表人", said=["合计：第 5 行", "说明和签字：第 7 行"])
def _() -> Rows:
    total = ["合 计", "3人", *[""] * 8, 20600.5]
    return [*STAFF_ROWS, total, [], ["制表人：韦一", "", "", "审核：黄二", "", "日期：2026.3.5"]]


@kept("人员", "人员 中间有分段小标题和空行", said=["小标题：第 2、5 行"])
def _() -> Rows:
    return [STAFF_ROWS[0], ["一、管理人员"], STAFF_ROWS[1], [], ["二、服务人员"], *STAFF_ROWS[2:]]


@kept("人员", "人员 有隐藏的行和列", said=["隐藏的行照读：3", "隐藏的列照读：G"])
def _() -> Any:
    return lambda path: workbook(path, {"表": STAFF_ROWS}, hidden_rows=[3], hidden_columns="G:G")


@kept("人员", "人员 日期有五种写法", said=[])
def _() -> Rows:
    began = ["2026.3.5", "2025年11月8日", "24-1-1"]
    return changed(STAFF_ROWS, 劳动合同起=began, 劳动合同止=["2028/12/31", "无固定期限", "20261231"])


@kept("人员", "人员 社保打勾 性别写男性女性", said=[])
def _() -> Rows:
    return changed(
        STAFF_ROWS,
        缴纳社保=["√", "×", "已缴"],
        性别=["女性", "男性", "女"],
        用工形式=["全职", "兼职", "专职"],
    )


@kept("人员", "人员 身份证号中间有空格 末位小写")
def _() -> Rows:
    return changed(
        STAFF_ROWS, 身份证号=["450000 19850312 0005", "45000019900101029x", "　450000199212310006"]
    )


@kept("人员", "人员 身份证号存成数字", "SHEET-NUMBER-AS-TEXT")
def _() -> Rows:
    return changed(STAFF_ROWS, 身份证号=[450000198503120005, "45000019900101029X", 450000199212310006])


@kept("人员", "人员 手机号存成数字")
def _() -> Rows:
    return changed(STAFF_ROWS, 电话=[13800000001, 13800000002.0, None])


@kept("人员", "人员 有效期分不清是证书还是合同", "SHEET-COLUMN-UNKNOWN")
def _() -> Rows:
    return changed(STAFF_ROWS, 劳动合同止="有效期至")


@kept("人员", "人员 分在两张工作表", said=["读了的工作表：管理人员、服务人员"])
def _() -> Any:
    sheets = {"管理人员": STAFF_ROWS[:2], "服务人员": [STAFF_ROWS[0], *STAFF_ROWS[2:]]}
    return lambda path: workbook(path, sheets)


@kept("人员", "人员 前面有封面 后面有下拉选项", said=["没有读的工作表：封面、选项"])
def _() -> Any:
    sheets = {"封面": [["某公司"], ["人员名册"]], "名册": STAFF_ROWS, "选项": [["本科", "大专"]]}
    return lambda path: workbook(path, sheets, hidden_sheets=["选项"])


@kept("人员", "人员 旧名单藏在后面", "SHEET-OTHER")
def _() -> Any:
    sheets = {"名册": STAFF_ROWS, "名册（旧）": STAFF_ROWS}
    return lambda path: workbook(path, sheets, hidden_sheets=["名册（旧）"])


@kept("人员", "人员 后面一张工作表没有表头", "SHEET-OTHER")
def _() -> Any:
    return lambda path: workbook(path, {"一": STAFF_ROWS[:3], "二": STAFF_ROWS[3:]})


@kept("人员", "人员 工资是没有算出的公式", "SHEET-CELL-ERROR")
def _() -> Rows:
    return changed(STAFF_ROWS, 月工资=[4200, "=SUM(1,2)", 3800])


@kept("人员", "人员 csv GBK 逗号", suffix=".csv")
def _() -> bytes:
    return text([["" if c is None else c for c in row] for row in STAFF_ROWS], encoding="gb18030")


@kept("人员", "人员 txt 分号分隔 有BOM", said=["各列以 ; 分隔"], suffix=".txt")
def _() -> bytes:
    return text([["" if c is None else c for c in row] for row in STAFF_ROWS], sign=";")


@kept("人员", "人员 csv 身份证号成了科学计数", "SHEET-NUMBER-AS-TEXT", suffix=".csv")
def _() -> bytes:
    rows = changed(STAFF_ROWS, 身份证号=["4.5E+17"] * 3)
    return text([["" if c is None else c for c in row] for row in rows])


@kept("人员", "人员 csv 一格有20万字", "SHEET-CELL-LONG", suffix=".csv")
def _() -> bytes:
    rows = changed(STAFF_ROWS, 专业=["长" * 200_000, "会计", "法学"])
    return text([["" if c is None else c for c in row] for row in rows])


# 报价


@kept("报价", "报价 单价带千位逗号和元")
def _() -> Rows:
    return changed(PRICE_ROWS, 单价=["12,000.00元", "￥1,234,567.50", "3,500"])


@kept("报价", "报价 右上角写着单位万元", said=["单价按万元填写，已换成元"])
def _() -> Rows:
    return [["报价表"], ["", "", "", "", "", "单位：万元"], *changed(PRICE_ROWS, 单价=[1.2, 123.45675, 0.35])]


@kept("报价", "报价 列名里写着万元", said=["单价（万元）按万元填写，已换成元"])
def _() -> Rows:
    return changed(changed(PRICE_ROWS, 单价=[1.2, "1234567.5元", "0.35"]), 单价="单价（万元）")


@kept("报价", "报价 小计合计混在中间", said=["合计：第 4、6、7 行"])
def _() -> Rows:
    total = ["", "合计", 1, "项", 1420567.5, ""]
    return [
        *PRICE_ROWS[:3],
        ["小计", "", "", "", 1378567.5],
        PRICE_ROWS[3],
        ["小计", "", "", "", 42000],
        total,
    ]


@kept("报价", "报价 单价是美元", "SHEET-COLUMN-UNKNOWN")
def _() -> Rows:
    return changed(PRICE_ROWS, 单价="单价（美元）")


@kept("报价", "报价 全角数字和全角标点")
def _() -> Rows:
    return changed(
        PRICE_ROWS, 数量=["１２", "１", "１２"], 单价=["１２，０００", "１２３４５６７．５", "３５００"]
    )


@kept("报价", "报价 一个单价合并了两行", "SHEET-MERGED")
def _() -> Any:
    rows = [list(row) for row in PRICE_ROWS]
    rows[2][4] = None
    return lambda path: workbook(path, {"表": rows}, ["E2:E3"])


@kept("报价", "报价 分组合并向下", said=["合并的格子各行照读：A2:A3"])
def _() -> Any:
    rows = [list(row) for row in PRICE_ROWS]
    rows[2][0] = None
    return lambda path: workbook(path, {"表": rows}, ["A2:A3"])


@kept("报价", "报价 每页重复表头", said=["重复的表头：第 3 行"])
def _() -> Rows:
    return [*PRICE_ROWS[:2], PRICE_ROWS[0], *PRICE_ROWS[2:]]


# 资产


@kept("资产", "资产 使用年限按年填", said=["使用年限按年填写，已换成月"])
def _() -> Rows:
    return changed(changed(ASSET_ROWS, 使用寿命=[5, 5, 10]), 使用寿命="使用年限")


@kept("资产", "资产 购置日期是序列号", said=["购置日期：3 个日期是 Excel 的天数"])
def _() -> Rows:
    return changed(ASSET_ROWS, 购置日期=[46086, 45969.0, "45992"])


@kept("资产", "资产 数量一格显示错误值", "SHEET-CELL-ERROR")
def _() -> Rows:
    return changed(ASSET_ROWS, 数量=[3, "#N/A", 6])


@kept("资产", "资产 没有表头", "SHEET-HEADINGS")
def _() -> Rows:
    return ASSET_ROWS[1:]


@kept("资产", "资产 序号预填到第12行", said=["只有序号或未用的列：第 5–12 行"])
def _() -> Rows:
    rows = [*ASSET_ROWS, *[[]] * 8]
    return [["序号", *rows[0]], *([number, *row] for number, row in enumerate(rows[1:], 1))]


@kept("资产", "资产 缺名称一列", "SHEET-COLUMN-MISSING")
def _() -> Rows:
    return [[row[0], *row[2:]] for row in ASSET_ROWS]


@kept("资产", "资产 右边有没有列名的批注", said=["没有列名的列未用：K"])
def _() -> Rows:
    return [ASSET_ROWS[0], [*ASSET_ROWS[1], "已核"], *ASSET_ROWS[2:]]


@kept("资产", "资产 列名多打一个字", "SHEET-COLUMN-UNKNOWN")
def _() -> Rows:
    return changed(ASSET_ROWS, 投入性质="投入的性质")


# 台账


@kept("台账", "台账 xlsx 表头上有标题和说明", said=["第 3 行作表头"])
def _() -> Rows:
    return [["2026年求职登记台账"], ["说明：每日下班前登记"], *LEDGER_ROWS]


@kept("台账", "台账 csv 制表符 换行混用", said=["各列以 Tab 分隔"], suffix=".csv")
def _() -> bytes:
    return text(LEDGER_ROWS, sign="\t", ends="\n|\r\n|\r")


@kept("台账", "台账 csv GBK 末尾有合计和签字", said=["合计：第 5 行", "说明和签字：第 6 行"], suffix=".csv")
def _() -> bytes:
    total = ["合计", "", "", "", "", "1500.50", "3", "", ""]
    signed = ["登记人签字：", "", "", "", "审核：", "", "", "", ""]
    return text([*LEDGER_ROWS, total, signed], encoding="gb18030")


@kept("台账", "台账 标题有年份 日期只有月日", "SHEET-YEAR")
def _() -> Rows:
    return [["2026年求职登记台账"], *changed(LEDGER_ROWS, 登记日期=["3月5日", "3.8", "4月1日"])]


@kept("台账", "台账 csv 电话成了科学计数", "SHEET-NUMBER-AS-TEXT", suffix=".csv")
def _() -> bytes:
    return text(changed(LEDGER_ROWS, 电话=["1.38E+10", "1.38E+10", ""]))


@kept("台账", "台账 电话存成数字 是否写有无", said=[])
def _() -> Rows:
    return changed(LEDGER_ROWS, 电话=[13800000001, 13800000002, ""], 有就业意愿=["有", "无", "Y"])


@kept("台账", "台账 时刻有各种写法")
def _() -> Rows:
    return changed(
        LEDGER_ROWS, 到场时刻=["9点半", "", 0.625], 登记日期=["2026年3月5日", "26-3-8", date(2026, 4, 1)]
    )


@kept("台账", "台账 csv 中间有空行", suffix=".csv")
def _() -> bytes:
    return text([LEDGER_ROWS[0], LEDGER_ROWS[1], [], *LEDGER_ROWS[2:]])


@kept("台账", "台账 csv 引号没有闭合", "SHEET-UNREADABLE", suffix=".csv")
def _() -> bytes:
    return text(changed(LEDGER_ROWS, 姓名=["韦一", '"黄二', "覃三"]))


@kept("台账", "台账 csv 一行多了一格", "LEDGER-ROW", suffix=".csv")
def _() -> bytes:
    return text([*LEDGER_ROWS[:3], [*LEDGER_ROWS[3], "多"]])


@kept("台账", "台账 csv 金额带逗号和元", suffix=".csv")
def _() -> bytes:
    return text(changed(LEDGER_ROWS, 补贴金额=['"1,200.50"', "", "300元"], 次数=["２", "1", "/"]))
