"""The fourth tender's project: data of tests/whole/fourth_tender, with its sheets and its scan."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

from PIL import Image

from docgen.load.files.sheet_form import sheet_form
from docgen.model.company.bidder import StaffMember
from docgen.model.handover.rows import Account, Asset
from docgen.model.response.response import EquipmentItem
from kit.project import ROOT

DATA = ROOT / "tests/whole/fourth_tender"


def person(code: str, name: str, number: str) -> StaffMember:
    return StaffMember(
        code=code,
        name=name,
        gender="男",
        id_number=number,
        employment="专职",
        education="大专",
        contract_from=date(2024, 1, 1),
        insured="是",
        wage=Decimal("5200.00"),
    )


def equipment(site: str, name: str, quantity: int, unit: str) -> EquipmentItem:
    return EquipmentItem(site=site, facility=name, name=name, quantity=quantity, unit=unit, source="拟购")


def asset(code: str, site: str, **values: object) -> Asset:
    base = {
        "name": "自助借还机",
        "facility": "自助借还机",
        "category": "借还设备",
        "serial": f"N{code}",
        "quantity": 1,
        "unit": "台",
        "acquired": date(2026, 4, 1),
        "value": Decimal("18500.00"),
        "condition": "完好",
        "basis": "本项目投入",
    }
    return Asset.model_validate({**base, "code": code, "site": site, **values})


BOX = {"name": "还书箱", "facility": "还书箱", "unit": "个", "value": Decimal("3000.00")}
ASSETS = [
    asset("E1", "EAST"),
    asset("E2", "EAST"),
    asset("E3", "EAST", **BOX),
    asset("E4", "EAST", name="小型工程车", facility="", category="车辆", unit="辆", basis="自有"),
    asset("W1", "WEST"),
    asset("W2", "WEST", basis="采购人所有"),
    asset("W3", "WEST", **BOX),
]
ACCOUNTS = [
    Account(
        code="D1",
        kind="数据库",
        platform="馆内服务器",
        name="借还流水库",
        entity="样城图书馆",
        administrator="郑样本",
        transfer="导出后核对条数",
        personal="否",
    )
]


def fourth_tender(folder: Path, sites: tuple[str, ...] = ("EAST", "WEST")) -> Path:
    """A copy of the project at `folder`, its equipment standing at `sites`."""
    shutil.copytree(DATA, folder)
    people = [person("T1", "郑样本", "450000198510100010"), person("T2", "冯样本", "450000198606060017")]
    rows = [equipment(site, "自助借还机", 4 // len(sites), "台") for site in sites]
    rows += [equipment(site, "还书箱", 1, "个") for site in sites]
    (folder / "company/staff.xlsx").write_bytes(sheet_form(StaffMember, "人员", people))
    (folder / "equipment.xlsx").write_bytes(sheet_form(EquipmentItem, "设备", rows))
    assets = [row if row.site in sites else row.model_copy(update={"site": sites[0]}) for row in ASSETS]
    (folder / "assets.xlsx").write_bytes(sheet_form(Asset, "资产", assets))
    (folder / "accounts.xlsx").write_bytes(sheet_form(Account, "账号", ACCOUNTS))
    Image.new("1", (1240, 1754), 1).save(folder / "company/evidence.png")
    return folder
