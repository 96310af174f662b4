"""Ledgers as people keep them in several sheets or files: by month, by site, each with one trap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kit.kept_sheets import KEPT, LEDGER_ROWS, changed, kept, text, workbook

__all__ = ["KEPT"]

MARCH, APRIL = LEDGER_ROWS[:3], [LEDGER_ROWS[0], LEDGER_ROWS[3]]


def files(made: dict[str, Any]) -> Callable[[Path], None]:
    """A folder of ledgers: by its name, a file's bytes, or the rows or sheets of a workbook."""

    def make(folder: Path) -> None:
        for name, content in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                workbook(path, content if isinstance(content, dict) else {"表": content})

    return make


@kept("台账", "台账 一个月一张工作表", said=["读了的工作表：3月、4月"])
def _() -> Any:
    return lambda path: workbook(path, {"3月": MARCH, "4月": APRIL, "5月": []})


@kept("台账", "台账 一个站一张工作表 列的先后不同 有的少一列")
def _() -> Any:
    less = [[row[1], row[0], *row[2:7], row[8]] for row in LEDGER_ROWS[:2]]
    less[1][4] = "现场"
    told = [*less[0], "有就业意愿"], [*less[1], "有"]
    other = [[*row[2:], row[0], row[1]] for row in (LEDGER_ROWS[0], *LEDGER_ROWS[2:])]
    return lambda path: workbook(path, {"甲站": told, "乙站": other})


@kept("台账", "台账 各月工作表都有标题和合计", said=["第 2 行作表头", "合计：第 5 行", "合计：第 4 行"])
def _() -> Any:
    sheets = {
        f"{n}月": [[f"{n}月登记表"], *rows, ["合计", "", "", "", "", 1]]
        for n, rows in ((3, MARCH), (4, APRIL))
    }
    return lambda path: workbook(path, sheets)


@kept("台账", "台账 一张工作表缺必填的列", "SHEET-COLUMN-MISSING")
def _() -> Any:
    return lambda path: workbook(path, {"3月": MARCH, "4月": [row[:2] + row[3:] for row in APRIL]})


@kept("台账", "台账 后一张工作表没有表头", "SHEET-OTHER")
def _() -> Any:
    return lambda path: workbook(path, {"3月": MARCH, "4月": APRIL[1:]})


@kept("台账", "台账 还有一张同样表头的汇总", "SHEET-OTHER")
def _() -> Any:
    return lambda path: workbook(path, {"3月": MARCH, "4月": APRIL, "汇总": LEDGER_ROWS})


@kept("台账", "台账 一张月表藏着", "SHEET-OTHER")
def _() -> Any:
    return lambda path: workbook(path, {"3月": MARCH, "4月": APRIL}, hidden_sheets=["4月"])


@kept("台账", "台账 后一张工作表有一格不对", "LEDGER-CELL")
def _() -> Any:
    return lambda path: workbook(path, {"3月": MARCH, "4月": changed(APRIL, 补贴金额=["三百左右"])})


@kept("台账", "台账夹 一个月一个文件 叫名称加月份", suffix="")
def _() -> Any:
    return files({"求职登记台账3月.xlsx": MARCH, "求职登记台账4月.xlsx": APRIL})


@kept("台账", "台账夹 名称不写台账二字 一个GBK一个制表符", said=["各列以 Tab 分隔"], suffix="")
def _() -> Any:
    gbk, tabs = text(MARCH, encoding="gb18030"), text(APRIL, sign="\t", ends="\n|\r\n")
    return files({"求职登记 3月.csv": gbk, "求职登记 4月.txt": tabs})


@kept("台账", "台账夹 代码加月份 一个xlsx一个csv", suffix="")
def _() -> Any:
    return files({"people-04月.csv": text(APRIL), "people（3月）.xlsx": MARCH})


@kept("台账", "台账夹 按台账分文件夹 里面按站分文件夹", suffix="")
def _() -> Any:
    return files({"求职登记/甲站/3月.xlsx": MARCH, "求职登记/乙站/4月.csv": text(APRIL)})


@kept("台账", "台账夹 整本之外还有一个月的", suffix="")
def _() -> Any:
    return files({"people.csv": text(MARCH), "people4月.csv": text(APRIL)})


@kept("台账", "台账夹 一个月还没有事 只有表头", suffix="")
def _() -> Any:
    return files({"people3月.csv": text(LEDGER_ROWS), "people4月.csv": text(LEDGER_ROWS[:1])})


@kept("台账", "台账夹 文件里又分工作表", said=["读了的工作表：上旬、下旬"], suffix="")
def _() -> Any:
    first = {"上旬": MARCH[:2], "下旬": [MARCH[0], MARCH[2]]}
    return files({"people3月.xlsx": first, "people4月.xlsx": APRIL})


@kept("台账", "台账夹 旁边留着副本", "LEDGER-FILE", suffix="")
def _() -> Any:
    return files({"people.csv": text(LEDGER_ROWS), "people - 副本.csv": text(LEDGER_ROWS)})


@kept("台账", "台账夹 浏览器又下载了一次", "LEDGER-FILE", suffix="")
def _() -> Any:
    return files({"求职登记.csv": text(LEDGER_ROWS), "求职登记 (1).csv": text(LEDGER_ROWS)})


@kept("台账", "台账夹 同一个月有两种格式", "LEDGER-TWICE", suffix="")
def _() -> Any:
    return files({"people3月.csv": text(MARCH), "people3月.xlsx": MARCH, "people4月.csv": text(APRIL)})


@kept("台账", "台账夹 一行在两个文件里", "LEDGER-DUPLICATE", suffix="")
def _() -> Any:
    return files({"people3月.csv": text(LEDGER_ROWS), "people4月.csv": text(APRIL)})


@kept("台账", "台账夹 一个月的是xls", "LEDGER-FILE", suffix="")
def _() -> Any:
    return files({"people3月.csv": text(LEDGER_ROWS), "people4月.xls": b"\xd0\xcf\x11\xe0"})


@kept("台账", "台账夹 有一个不知是哪本的", "LEDGER-FILE", suffix="")
def _() -> Any:
    return files({"people.csv": text(LEDGER_ROWS), "签到.csv": text(LEDGER_ROWS)})


@kept("台账", "台账夹 一个月的没有表头", "SHEET-HEADINGS", suffix="")
def _() -> Any:
    return files({"people3月.csv": text(MARCH), "people4月.csv": text(APRIL[1:])})


@kept("台账", "台账夹 一个月的引号没有闭合", "SHEET-UNREADABLE", suffix="")
def _() -> Any:
    return files({"people3月.csv": text(MARCH), "people4月.csv": text(changed(APRIL, 姓名=['"覃三']))})
