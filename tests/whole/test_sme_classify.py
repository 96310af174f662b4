"""`docgen sme classify` and `sme batch` for any business: one answer, all it may be, or why none."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from kit.project import Ran

Docgen = Callable[..., Ran]


def test_a_business_is_classified_by_what_it_calls_itself(docgen: Docgen) -> None:
    ran = docgen(
        "sme",
        "classify",
        "--industry",
        "职业中介",
        "--headcount",
        "三百名",
        "--assets",
        "1亿2000万元",
        "--json",
    )

    assert ran.code == 0
    assert (ran.json["industry"], ran.json["class"], ran.json["possible"]) == (
        "租赁和商务服务业",
        "medium",
        ["medium"],
    )
    (candidate,) = ran.json["candidates"]
    assert candidate["codes"] == [{"code": "7262", "name": "职业中介服务"}]
    assert ran.json["mapping"]["effective"] == "2017-12-28"
    assert ran.json["working"].startswith("按 GB/T 4754—2017 为 7262 职业中介服务，属于租赁和商务服务业。")


def test_a_name_for_several_industries_is_answered_by_all_with_the_class_of_each(docgen: Docgen) -> None:
    figures = ("--headcount", "12", "--revenue", "90万元", "--assets", "1亿元")
    ran = docgen("sme", "classify", "--industry", "食堂承包", *figures, "--json")

    assert ran.code == 0
    assert (ran.json["industry"], ran.json["class"], ran.json["possible"]) == (
        None,
        "unknown",
        ["small", "micro"],
    )
    given = [(each["industry"], each["class"]) for each in ran.json["candidates"]]
    assert given == [("餐饮业", "micro"), ("租赁和商务服务业", "small")]

    shown = docgen("sme", "classify", "--industry", "食堂承包", *figures).out
    assert "可能属于 2 种情况" in shown
    assert "餐饮业：微型" in shown
    assert "租赁和商务服务业：小型" in shown


def test_several_industries_of_one_class_settle_the_class_and_not_the_industry(docgen: Docgen) -> None:
    ran = docgen("sme", "classify", "--industry", "保洁、保安", "--headcount", "9", "--json")

    assert (ran.json["industry"], ran.json["class"], ran.json["possible"]) == (None, "micro", ["micro"])


def test_what_the_table_leaves_out_is_said_with_the_reason(docgen: Docgen) -> None:
    ran = docgen("sme", "classify", "--industry", "小额贷款公司", "--headcount", "12", "--json")

    assert ran.code == 0
    assert (ran.json["industry"], ran.json["class"], ran.json["possible"]) == (None, "unknown", [])
    assert "银发〔2015〕309号" in ran.json["reason"]
    assert ran.json["candidates"][0]["codes"] == [{"code": "6635", "name": "小额贷款公司服务"}]


def test_what_nobody_knows_is_refused_with_what_to_write(docgen: Docgen) -> None:
    unknown = docgen("sme", "classify", "--industry", "办公楼保洁", "--headcount", "约300人", "--json")

    assert unknown.code == 2
    industry, headcount = unknown.json["findings"]
    assert "保洁公司" in industry["remedy"]
    assert "因为写了“约”" in headcount["message"]
    assert "年报" in headcount["remedy"]

    code = docgen("sme", "classify", "--industry", "9999", "--json")
    assert "没有此代码" in code.json["findings"][0]["message"]


def test_a_list_takes_the_same_names_and_figures(tmp_path: Path, docgen: Docgen) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(
        "name,industry,headcount,revenue,assets\n甲,7263,三百名,,1亿2000万元\n乙,食堂承包,12,90万元,人民币1亿元整\n"
        "丙,银行,12,,\n丁,保洁,近百人,,\n戊,饭店/酒店,9,,\n",
        encoding="utf-8",
    )

    assert docgen("sme", "batch", source, target).code == 1

    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["class"], row["possible"]) for row in rows] == [
        ("medium", "medium"),
        ("unknown", "small|micro"),
        ("unknown", ""),
        ("", ""),
        ("micro", "micro"),
    ]
    assert "餐饮业。 micro: X=12" in rows[1]["working"]
    assert "租赁和商务服务业。 small: X=12" in rows[1]["working"]
    assert "银发〔2015〕309号" in rows[2]["working"]
    assert "因为写了“近”" in rows[3]["error"]
    assert [bool(row["error"]) for row in rows] == [False, False, False, True, False]
