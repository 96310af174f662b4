"""The terms of payment in the volume 商务技术文件, as the tender's own file states them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from kit.edits import Edit, drop, edit, row
from kit.examples import bid

from docgen.derive.response.figures import response_figures
from docgen.render.response.context import response_fields
from docgen.rules import ruleset

# By hand from the tenders' Word files: Pingxiang, 商务要求 5 and 三（二）4 of each lot; Gangbei, 九.
STAGES = {
    "pingxiang-lot1": [
        ("40", "合同签订之日起30个工作日内", False),
        ("20", "合同签订之日起满5个月", True),
        ("20", "合同签订之日起满9个月", True),
        ("20", "合同期满并验收合格之日起10个工作日内", True),
    ],
    "gangbei": [
        ("30", "合同签订后由供应商书面请款，采购人收到后10个工作日内报财政，到账以财政拨付为准", False),
        *(("10", f"第{no}个半年期满、考核通过后", True) for no in "一二三四五六"),
        ("10", "服务期满且无质量问题", False),
    ],
}
STAGES["pingxiang-lot2"] = STAGES["pingxiang-lot1"]
PINGXIANG = [
    ("90分及以上", "100"),
    ("80分至89.99分", "90"),
    ("70分至79.99分", "80"),
    ("60分至69.99分", "70"),
    ("50分至59.99分", "60"),
    ("低于50分", "0"),
]
BANDS = {
    "pingxiang-lot1": PINGXIANG,
    "pingxiang-lot2": PINGXIANG,
    "gangbei": [
        ("95分至100分", "100"),
        ("90分至94分", "90"),
        ("85分至89分", "80"),
        ("80分至84分", "70"),
        ("低于80分", "70"),
    ],
}
LOWEST = {
    "pingxiang-lot1": ("90", "低于50分", "0"),
    "pingxiang-lot2": ("90", "低于50分", "0"),
    "gangbei": ("95", "低于80分", "70"),
}


def fields(example: str = "pingxiang-lot1", *edits: Edit) -> Any:
    project = bid(*edits, example=example)
    volume = project.tender.volumes[-1]
    return response_fields(project, response_figures(project, ruleset()), volume)


@pytest.mark.parametrize("example", STAGES)
def test_stages_bands_and_the_lowest_score_are_the_tenders(example: str) -> None:
    payment = fields(example)["payment"]

    stages = [(f"{each['share']:f}", each["due"], each["scored"]) for each in payment["stages"]]
    assert stages == STAGES[example]
    assert sum(each["share"] for each in payment["stages"]) == 100
    assert [(band["score"], f"{band['share']:f}") for band in payment["bands"]] == BANDS[example]
    full, score, share = LOWEST[example]
    assert (payment["full_from"], payment["lowest"]["score"]) == (Decimal(full), score)
    assert payment["lowest"]["share"] == Decimal(share)


def test_the_clause_that_states_a_stage_says_its_share_and_moment() -> None:
    made = fields()
    rows = {line["code"]: line for line in made["commercial"]}

    assert "（预付款40%，合同签订之日起30个工作日内；第一阶段验收款20%" in rows["B5"]["requirement"]
    assert made["payment"]["rows"] == str(rows["B5"]["no"])
    assert "预付款40%" not in rows["B6"]["requirement"]


def test_other_terms_are_the_data_s() -> None:
    changed = fields(
        "pingxiang-lot1",
        row("tender/lot/payment/stages/P1", share="35", due={"event": "opening", "days": 7}),
        row("tender/lot/payment/stages/P4", share="25", due={"event": "end"}, terms=""),
        edit("tender/lot/payment/bands/0/least", "85.5"),
    )["payment"]

    assert (changed["stages"][0]["share"], changed["stages"][0]["due"]) == (35, "投入使用之日起7日内")
    assert changed["stages"][3]["due"] == "服务期满后"
    assert changed["bands"][0]["score"] == "85.5分及以上"
    assert changed["full_from"] == Decimal("85.5")


def test_a_tender_without_bands_has_none_in_the_paper() -> None:
    payment = fields("pingxiang-lot1", drop("tender/lot/payment/bands"))["payment"]

    assert (payment["bands"], payment["full_from"], payment["lowest"]) == ([], None, None)
