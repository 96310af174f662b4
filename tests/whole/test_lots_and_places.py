"""A tender of several lots, a service without sites, and company papers that outlive a tender's volumes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from kit.fourth_tender import fourth_tender
from kit.project import Ran
from ruamel.yaml import YAML

Docgen = Callable[..., Ran]
FULL_DAYS = {"weekdays": [2, 3, 4, 5, 6, 7], "opens": "09:00", "closes": "17:00"}


def changed(path: Path, change: Callable[[Any], object]) -> None:
    """A YAML file of the project with its data changed; written as JSON, which YAML is as well."""
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, default=str), encoding="utf-8")


def words(folder: Path) -> str:
    bodies = [docx.Document(str(path)).element.body for path in sorted(folder.rglob("*.docx"))]
    return "\n".join(
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for b in bodies for p in b.iter(qn("w:p"))
    )


def without_sites(folder: Path) -> Path:
    """The fourth tender, were it a service that names no sites."""
    fourth_tender(folder, sites=("",))

    def tender(data: Any) -> None:
        del data["lot"]["sites"]
        for clause in data["lot"]["clauses"]:
            clause.pop("sites", None)

    def response(data: Any) -> None:
        posts = [{"staff": "T1", "role": "运维员"}, {"staff": "T2", "role": "运维员"}]
        data["sites"] = [{"hours": [FULL_DAYS], "posts": posts}]

    def handover(data: Any) -> None:
        for row in (*data["posts"], *data["keys"]):
            del row["site"]

    changed(folder / "tender.yaml", tender)
    changed(folder / "response.yaml", response)
    changed(folder / "handover.yaml", handover)
    return folder


def two_lots(folder: Path, wanted: str) -> Path:
    """The project of one of two lots, whose tender lies beside it: lot 2 asks for more machines."""
    project = fourth_tender(folder / wanted)

    def tender(data: Any) -> None:
        first = data.pop("lot")
        second = deepcopy(first)
        second["code"], second["title"] = "第二包", "总馆自助服务运维"
        second["clauses"][0]["requires"][0]["least"] = 3
        data["lots"] = [first, second]

    changed(project / "tender.yaml", tender)
    (project / "tender.yaml").rename(folder / "tender.yaml")
    changed(project / "project.yaml", lambda data: data.update({"tender": "../tender.yaml", "lot": wanted}))
    return project


def test_each_lot_of_a_tender_is_answered_by_a_project_of_its_own(tmp_path: Path, docgen: Docgen) -> None:
    first = two_lots(tmp_path / "a", "第一包")
    second = two_lots(tmp_path / "b", "第二包")

    assert docgen("build", first, "response", "--json").code == 0
    assert "总馆自助服务运维" not in words(first / "outputs")
    found = docgen("check", second, "--format", "json").json["findings"]
    assert [each["clause"] for each in found if each["code"] == "CLAUSE-FIGURE"] == ["R1"] * 3


def test_a_finding_names_the_line_of_the_lot_it_is_about(tmp_path: Path, docgen: Docgen) -> None:
    project = two_lots(tmp_path, "第二包")
    text = (tmp_path / "tender.yaml").read_text(encoding="utf-8")
    head, second = text.split('"code": "第二包"')
    wrong = head + '"code": "第二包"' + second.replace('"mark": "★"', '"mark": "※"')
    (tmp_path / "tender.yaml").write_text(wrong, encoding="utf-8")

    found = docgen("check", project, "--format", "json").json["findings"][0]

    line = wrong[: wrong.index("※")].count("\n") + 1
    assert (found["code"], found["file"], found["location"]) == ("REF-UNKNOWN", "../tender.yaml", str(line))


@pytest.mark.parametrize(("wanted", "case"), [("", "第一包"), ("第三包", "第一包"), ("第 二 包", "")])
def test_the_project_says_which_lot_it_is_for(tmp_path: Path, docgen: Docgen, wanted: str, case: str) -> None:
    project = two_lots(tmp_path, "第二包")
    changed(project / "project.yaml", lambda data: data.update({"lot": wanted}))

    found = docgen("check", project, "--format", "json").json["findings"]

    unknown = [each for each in found if each["code"] == "LOT-UNKNOWN"]
    assert bool(unknown) == bool(case)
    assert all(case in each["message"] + each["remedy"] for each in unknown)


def test_a_faulty_lot_that_is_not_bid_for_is_told_all_the_same(tmp_path: Path, docgen: Docgen) -> None:
    project = two_lots(tmp_path, "第一包")
    changed(tmp_path / "tender.yaml", lambda data: data["lots"][1].pop("payment"))

    ran = docgen("check", project, "--format", "json")

    assert ran.codes() == ["FIELD-MISSING"]


def test_a_tender_with_lot_and_lots_is_refused(tmp_path: Path, docgen: Docgen) -> None:
    project = two_lots(tmp_path, "第一包")
    changed(tmp_path / "tender.yaml", lambda data: data.update({"lot": data["lots"][0]}))

    found = docgen("check", project, "--format", "json", "--lang", "zh").json["findings"]

    assert "lot 和 lots 必须写一个" in found[0]["message"]


def test_a_service_without_sites_prints_no_tables_of_sites(tmp_path: Path, docgen: Docgen) -> None:
    project = without_sites(tmp_path / "x")

    ran = docgen("build", project, "response", "--json")

    assert (ran.code, ran.codes()) == (0, [])
    text = words(project / "outputs")
    assert "站点配置" not in text
    assert "服务站点" not in text
    assert re.search("服务配置\n服务人员：2人\n服务时间：周二至周日 ?9:00", text)
    assert "自助借还机" in text
    assert "None" not in text


def test_a_service_without_sites_is_handed_over_as_a_whole(tmp_path: Path, docgen: Docgen) -> None:
    project = without_sites(tmp_path / "x")

    ran = docgen("build", project, "handover", "--json")

    assert (ran.code, ran.codes()) == (0, [])
    inventory = json.loads((project / "outputs/handover/资产移交清册.json").read_text(encoding="utf-8"))
    assert [(site["name"], site["count"]) for site in inventory["sites"]] == [("分馆自助服务运维", 6)]
    sheet = words(project / "outputs/handover")
    assert "人员\n1人" in sheet
    assert "全项目" not in sheet


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("sites", 0, "posts"), [{"staff": "T1", "role": "保洁员"}], "STAFF-SHORT"),
        (("sites", 0, "hours"), [{**FULL_DAYS, "closes": "16:00"}], "CLAUSE-FIGURE"),
        (("sites",), [], "STAFF-SHORT"),
        (("sites", 0, "site"), "EAST", "REF-UNKNOWN"),
    ],
)
def test_demands_of_a_service_without_sites_are_judged(
    tmp_path: Path, docgen: Docgen, path: tuple[str | int, ...], value: object, code: str
) -> None:
    project = without_sites(tmp_path / "x")

    def response(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    changed(project / "response.yaml", response)

    assert code in docgen("check", project, "--format", "json").codes()


def test_as_many_demands_are_compared_as_at_sites(tmp_path: Path, docgen: Docgen) -> None:
    projects = (without_sites(tmp_path / "x"), fourth_tender(tmp_path / "y"))

    without, at_sites = (docgen("check", each, "--format", "json").json["demands"] for each in projects)

    assert without == at_sites
    assert [each["clause"] for each in without["not_compared"]] == ["R3"]


def test_an_area_asked_for_and_not_offered_is_short(tmp_path: Path, docgen: Docgen) -> None:
    project = without_sites(tmp_path / "x")
    area = {"kind": "area", "least": "80"}
    changed(project / "tender.yaml", lambda data: data["lot"]["clauses"][0]["requires"].append(area))

    found = docgen("check", project, "--format", "json", "--lang", "zh").json["findings"]

    assert [each["message"] for each in found if each["code"] == "CLAUSE-FIGURE"] == [
        "条款 R1 写无偏离，但分馆自助服务运维没有写面积，要求 80 平方米"
    ]


def test_what_is_offered_nowhere_is_told_where_the_tender_names_sites(tmp_path: Path, docgen: Docgen) -> None:
    project = fourth_tender(tmp_path / "x")
    changed(project / "response.yaml", lambda data: data["sites"][0].pop("site"))

    found = docgen("check", project, "--format", "json", "--lang", "zh").json["findings"]

    assert "没有写站点编号；采购文件的站点有 EAST、WEST" in [each["message"] for each in found]


def company_of_another_tender(data: Any) -> None:
    for paper in data["evidence"]:
        paper["volume"] = "envelope-1"


def test_company_papers_go_where_the_project_says(tmp_path: Path, docgen: Docgen) -> None:
    project = fourth_tender(tmp_path / "x")
    changed(project / "company/bidder.yaml", company_of_another_tender)
    volumes = {"qualification": ["E-LICENCE"], "technical": ["E-STAFF"]}
    changed(project / "response.yaml", lambda data: data.update({"evidence_volumes": volumes}))

    ran = docgen("build", project, "response", "--json")

    assert (ran.code, ran.codes()) == (0, [])
    assert "附件1：营业执照" in words(project / "outputs")


def test_papers_that_go_nowhere_are_told_by_what_needs_them(tmp_path: Path, docgen: Docgen) -> None:
    project = fourth_tender(tmp_path / "x")

    def another(data: Any) -> None:
        company_of_another_tender(data)
        data["evidence"].append({"code": "E-OLD", "title": "旧证书", "file": "evidence.png"})

    changed(project / "company/bidder.yaml", another)

    found = docgen("check", project, "--format", "json").json["findings"]

    unplaced = [each for each in found if each["code"] == "EVIDENCE-UNPLACED"]
    assert [each["severity"] for each in unplaced] == ["warning", "error", "info"]
    assert [re.findall("E-[A-Z]+", each["message"]) for each in unplaced] == [
        ["E-LICENCE"],
        ["E-STAFF"],
        ["E-OLD"],
    ]


def test_a_paper_in_two_volumes_or_in_one_that_is_none_is_refused(tmp_path: Path, docgen: Docgen) -> None:
    project = fourth_tender(tmp_path / "x")
    volumes = {"qualification": ["E-STAFF"], "technical": ["E-STAFF"], "annex": ["E-LICENCE"]}
    changed(project / "response.yaml", lambda data: data.update({"evidence_volumes": volumes}))

    assert docgen("check", project, "--format", "json").codes() == ["REF-UNKNOWN", "CODE-DUPLICATE"]
