"""A tender unlike the examples — purchaser, industry, sites, facilities, payments — is data alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from kit.fourth_tender import fourth_tender
from kit.project import ROOT, Ran

Docgen = Callable[..., Ran]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return fourth_tender(tmp_path / "第四个")


def text(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "\n".join("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def test_response_and_handover_are_built_from_data_alone(project: Path, docgen: Docgen) -> None:
    ran = docgen("build", project, "--json")

    assert ran.code == 0, ran.codes()
    assert [file["kind"] for file in ran.json["files"]] == ["response"] * 5 + ["handover"] * 6
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
