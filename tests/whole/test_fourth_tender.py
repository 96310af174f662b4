"""A tender unlike the examples — purchaser, industry, sites, facilities, payments — is data alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from kit.project import ROOT, Ran
from PIL import Image

from docgen.load.files.sheet_form import sheet_form
from docgen.model.company.bidder import StaffMember
from docgen.model.handover.records import Account, Asset
from docgen.model.response.response import EquipmentItem

DATA = Path(__file__).parent / "fourth_tender"
Docgen = Callable[..., Ran]


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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(DATA, tmp_path / "第四个"))
    people = [person("T1", "郑样本", "450000198510100010"), person("T2", "冯样本", "450000198606060017")]
    rows = [equipment(site, "自助借还机", 2, "台") for site in ("EAST", "WEST")]
    rows += [equipment(site, "还书箱", 1, "个") for site in ("EAST", "WEST")]
    (folder / "company/staff.xlsx").write_bytes(sheet_form(StaffMember, "人员", people))
    (folder / "equipment.xlsx").write_bytes(sheet_form(EquipmentItem, "设备", rows))
    (folder / "assets.xlsx").write_bytes(sheet_form(Asset, "资产", ASSETS))
    (folder / "accounts.xlsx").write_bytes(sheet_form(Account, "账号", ACCOUNTS))
    Image.new("1", (1240, 1754), 1).save(folder / "company/evidence.png")
    return folder


def text(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "\n".join("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def test_response_and_handover_are_built_from_data_alone(project: Path, docgen: Docgen) -> None:
    ran = docgen("build", project, "--json")

    assert ran.code == 0, ran.codes()
    assert [file["kind"] for file in ran.json["files"]] == ["response"] * 4 + ["handover"] * 6
    papers = project / "outputs"
    volumes = "\n".join(text(path) for path in sorted((papers / "response").glob("*.docx")))
    assert "样城图书馆" in volumes
    assert "肆拾肆万元整" in volumes
    assert "自助借还机" in volumes


def test_the_regime_is_the_tender_s_own(project: Path, docgen: Docgen) -> None:
    assert docgen("build", project, "handover").code == 0

    folder = project / "outputs/handover"
    data = json.loads((folder / "资产移交清册.json").read_text(encoding="utf-8"))
    outcomes = {line["code"]: line["outcome"] for line in data["lines"]}
    payable = next(Decimal(row["payable"]) for row in data["outcomes"] if row["outcome"] == "buyback")
    assert outcomes == {
        "E1": "buyback",
        "E2": "buyback",
        "E3": "buyback",
        "W1": "buyback",
        "W2": "returned",
        "W3": "buyback",
    }
    used = 23
    each = [Decimal(18500)] * 3 + [Decimal(3000)] * 2
    assert payable == sum(value - (value * used / 48).quantize(Decimal("0.01")) for value in each)
    assert [(line["code"], line["outcome"], line["clause"]) for line in data["staying"]] == [
        ("E4", "excluded", "R4")
    ]
    agreement = text(folder / "移交协议.docx")
    assert "按净值回购" in agreement
    assert f"{payable:,.2f}" in agreement
    assert "样城文化和旅游局" in agreement


def test_nothing_of_the_code_knows_any_tender() -> None:
    names = ("凭祥", "港北", "pingxiang", "gangbei", "样城")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docgen").rglob("*.py"))

    assert [name for name in names if name in code] == []
