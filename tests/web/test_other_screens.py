"""Evidence, sizes of enterprises, templates and batch, as the pages send them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from kit.project import EXAMPLES
from kit.workbench import Bench, running

from docgen.resources import bundled


@pytest.fixture
def bench(lot1: Path) -> Iterator[Bench]:
    with running(lot1, "en") as bench:
        yield bench


def test_a_paper_is_dropped_proposed_and_confirmed(bench: Bench, lot1: Path) -> None:
    photo = (EXAMPLES / "pingxiang-lot1" / "evidence" / "site.png").read_bytes() + b"\0"
    name = quote("../../纳税证明 2025年10月.png")
    told = bench.send(f"/p/0/evidence/upload/paper?whose=company&name={name}", photo)
    assert told.status == 200
    assert (lot1 / "company" / "evidence" / "纳税证明_2025年10月.png").read_bytes() == photo
    found = re.search(
        r'name="file" value="([^"]*纳税[^"]*)"><input type="hidden" name="kind" value="([^"]*)"', told.text
    )
    assert found is not None
    bidder = (lot1 / "company" / "bidder.yaml").read_text(encoding="utf-8")
    assert "纳税证明_2025年10月" not in bidder
    assert (
        bench.ask("/p/0/evidence/confirm", {"file": found[1], "kind": found[2], "person": ""}).status == 200
    )
    assert "纳税证明_2025年10月" in (lot1 / "company" / "bidder.yaml").read_text(encoding="utf-8")
    assert bench.send("/p/0/evidence/upload/paper?whose=company&name=x.exe", b"MZ").status == 422
    assert not (lot1 / "company" / "evidence" / "x.exe").exists()
    assert "2026-03-31" in bench.ask("/p/0/evidence").text


def test_enterprises_are_classified_one_by_one_and_pasted(bench: Bench) -> None:
    one = bench.ask("/sme/one", {"industry": "物业管理", "headcount": "400", "revenue": "6000万元"}).text
    assert "medium" in one
    pasted = "甲公司\t物业管理\t400\t60000000\n<script>乙\t没有的行业\t\t"
    told = bench.ask("/sme/list", {"rows": pasted}).text
    assert "甲公司" in told
    assert "<script>乙" not in told
    made = re.search(r'href="(/sme/list/sme-\w+)"', told)
    assert made is not None
    assert "甲公司" in bench.ask(made[1]).text
    for path in ("/sme/list/sme-..", "/sme/list/t-0", "/sme/list/sme-0"):
        assert bench.ask(path).status == 404


@pytest.mark.sample(0)
def test_a_template_is_looked_through_and_tried_on_the_example(bench: Bench) -> None:
    own = (bundled("templates/docx") / "response" / "price.docx").read_bytes()
    told = bench.send("/templates/upload/template?kind=response&name=price.docx", own).text
    assert "Nothing found" in told
    made = re.search(r'name="made" value="(t-\w+)"', told)
    assert made is not None
    tried = bench.ask("/templates/preview?kind=response", {"made": made[1], "name": "price"}).text
    assert "报价文件.docx" in tried
    assert bench.ask(f"/templates/made/{made[1]}").text.startswith("PK")
    assert bench.ask("/templates/response/price.docx").status == 200
    for path in ("/templates/response/..%2f..%2fx.docx", "/templates/no/price.docx", "/templates/made/t-x"):
        assert bench.ask(path).status == 404
    assert bench.ask("/templates/preview", {"made": "../x", "name": "price"}).status == 404


@pytest.mark.sample(0)
def test_projects_are_built_in_a_batch_that_can_be_stopped(bench: Bench, lot1: Path) -> None:
    bench.ask("/batch/start", {"job": "9.response"})
    assert "progress" not in bench.ask("/batch/state").text
    bench.ask("/batch/start", {"job": "0.handover"})
    for _ in range(1200):
        told = bench.ask("/batch/state").text
        if "progress" not in told:
            break
        time.sleep(0.1)
    assert "made" in told
    assert list((lot1.parent / "batch-outputs").rglob("*.docx"))
