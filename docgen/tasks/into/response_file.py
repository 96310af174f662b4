"""response.yaml as a new project has it: days that the tender states are there, the rest is blank."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.edit import yaml_text
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading
from docgen.rules import tender_law
from docgen.tasks.into.entries import Entry
from docgen.tasks.into.facts import Facts
from docgen.tasks.into.tables import offer_lines

_COLUMN = 20
_RATES = ("discount", "reduction")
_OFFER = """\
offer:              # 报价；分项写在 lines，如：{name: 保洁, quantity: 12, unit: 人, unit_price: "4200"}
"""
_NO_LINES = "  lines: []\n"
_REST = """\
sites:              # 采购文件不分站点的写一项，编号留空；人员用 staff.xlsx 的编号
  - site: ""
    address: ""
    hours: []       # 如：{weekdays: [1, 2, 3, 4, 5], opens: "08:30", closes: "17:30"}
    posts: []       # 如：{staff: S01, role: 项目经理}
commitments: []
evidence: []        # 如：{code: E-SITE, title: 场地照片, file: evidence/site.png, volume: technical}
evidence_volumes: {} # 公司的材料放进哪一卷，如：technical: [E-LICENCE]
"""


def response_file(tender: Entry, lot: Mapping[str, Any], reading: Reading, outline: Outline, on: date) -> str:
    """The text of response.yaml for a tender's data and its lot's, as the law stands `on` that day.

    Each part of the price that is bid as a rate has a blank one. Where the tender states no time for
    signing the contract, the law's longest one is put down.
    """
    return (
        _line("signed", _last_day(tender), "暂写递交截止日；改成实际签署的日期", "签署日期，如 2028-03-10")
        + _line(
            "validity_days", tender.get("validity_days"), "采购文件写的有效期；可以更长", "响应有效期（日）"
        )
        + _signing(reading, outline, on)
        + _OFFER
        + _rates(lot)
        + _lines(reading, lot, _rates(lot))
        + _REST
    )


def _rates(lot: Mapping[str, Any]) -> str:
    price = lot.get("price")
    parts = (price.get("parts") if isinstance(price, Mapping) else None) or ()
    rates = [each for each in parts if each.get("form") in _RATES]
    told = "".join(f"    - {{part: {each['code']}, rate: }}  # {each['name']}\n" for each in rates)
    return f"  parts:            # 各部分的费率（百分比）\n{told}" if told else ""


def _lines(reading: Reading, lot: Mapping[str, Any], rates: str) -> str:
    """A line without its price for all that the tender lists to be bought; none where `rates` are bid."""
    listed = [
        yaml_text.flow({"name": name, "quantity": quantity, "unit": unit, "unit_price": None})
        for name, quantity, unit in offer_lines(reading, str(lot.get("code") or ""))
    ]
    if not listed or rates:
        return _NO_LINES
    told = "".join(f"    - {line}\n" for line in listed)
    return f"  lines:            # 采购文件的清单，请核对并填单价；不分项报价的改成 []\n{told}"


def _last_day(tender: Entry) -> object:
    """The last day for handing in, else that of the opening."""
    deadline = (tender.get("dates") or {}).get("deadline") or {}
    return deadline.get("day") or tender.get("opening")


def _signing(reading: Reading, outline: Outline, on: date) -> str:
    lots = [lot.code for lot in outline.lots] or [""]
    stated = Facts(reading, outline, lots[0]).text("contract_days")
    if stated.isdecimal():
        return _line(
            "signing_days", int(stated), "采购文件写的：自中标（成交）通知书发出之日起几日内签订合同"
        )
    bound = tender_law(on).of("contract_days")
    days = int(bound.most) if bound is not None and bound.most is not None else None
    told = f"采购文件没有写；{bound.source.document}：不超过{days}{bound.unit}" if bound else ""
    return _line("signing_days", days, told)


def _line(field: str, value: object, told: str, otherwise: str = "") -> str:
    """A field with what a person should know of its value."""
    said = f"{field}: {value}" if value else f"{field}:"
    return f"{said:<{_COLUMN}}# {told if value else otherwise or told}\n"
