"""Files dropped into folders of evidence: every one is listed, what is confirmed goes into the list."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kit.drawn_pages import DrawnPage, drawn_pdf
from kit.named_papers import NAMED, STAFF, company, member, number
from kit.pdfs import drawn, locked
from kit.people import identity
from kit.project import Ran, run_docgen
from PIL import Image

from docgen.intake.papers import grey
from docgen.intake.pdf.recognised import Recognised, Word
from docgen.intake.pdf.scan import kept_at
from docgen.load.files.sheet_form import sheet_form
from docgen.load.files.yaml import read_yaml
from docgen.model.company.bidder import Evidence, StaffMember

Docgen = Callable[..., Ran]

HEAD = """\
# 这家公司是编的。
name: 示例保安服务有限公司
uscc: "91450000MA00000092"
kind: 有限责任公司
address: 示例路 1 号
phone: "0771-0000000"
founded: 2019-04-18
capital: "2000000"
business: 保安服务
"""
LIST = """\
evidence:   # 按这个次序印
  - {code: E-HONOUR, title: 荣誉证书, file: evidence/荣誉.png}   # 2024 年的
# 文件到此为止
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company's folder with its people and one paper in the list."""
    folder = tmp_path_factory.mktemp("公司") / "company"
    evidence = folder / "evidence"
    evidence.mkdir(parents=True)
    bidder = company().bidder
    legal, agent = bidder.legal_representative, bidder.agent
    assert agent is not None
    lines = [HEAD]
    for role, one in (("legal_representative", legal), ("agent", agent)):
        lines.append(
            f'{role}:\n  name: {one.name}\n  gender: 男\n  id_number: "{one.id_number}"\n  position: 经理\n'
        )
    lines.append("  authorised_from: 2026-01-01\n  authorised_until: 2026-12-31\n")
    (contract,) = bidder.contracts
    lines.append(
        f"contracts:\n  - {{name: {contract.name}, number: {contract.number}, "
        f'purchaser: {contract.purchaser}, amount: "480000", signed: 2024-03-01}}\n'
    )
    (folder / "bidder.yaml").write_text("".join([*lines, LIST]), encoding="utf-8")
    (folder / "staff.xlsx").write_bytes(sheet_form(StaffMember, "人员", [member(code) for code in STAFF]))
    picture(evidence / "荣誉.png", 199)
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "company"))


def picture(path: Path, shade: int) -> None:
    """A tiny picture unlike any other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (4, 3), (shade, 200 - shade, 7)).save(path, "PNG")


def listed(folder: Path, *options: object) -> dict[str, dict[str, Any]]:
    ran = run_docgen("library", "add", folder, "--json", "--lang", "en", *options)
    assert ran.code == 0, ran.err
    return {each["file"].removeprefix("evidence/"): each for each in ran.json["files"]}


def entries(folder: Path) -> list[dict[str, Any]]:
    data, _ = read_yaml(folder / "bidder.yaml", "bidder.yaml")
    return list(data["evidence"])


def test_sixty_files_as_people_name_them_are_sorted_and_none_is_called_exact_wrongly(folder: Path) -> None:
    """A name alone never makes a proposal surer than it may be; others may make it less sure."""
    for shade, named in enumerate(NAMED):
        picture(folder / "evidence" / named.path, shade)
    ran = run_docgen("library", "add", folder, "--json")
    assert sum(ran.json["counts"].values()) == len(NAMED) + 1 >= 61
    told = listed(folder)
    exact = 0
    for named in NAMED:
        each = told[_shown(named.path)]
        if not named.sure:
            assert each["state"] == "unknown"
            continue
        (proposal,) = each["proposals"]
        if proposal["certainty"] == "exact":
            exact += 1
            assert named.sure == "exact", named.path
            assert (proposal["kind"], proposal["about"]) == (named.kind, named.about), named.path
    assert exact >= 20


def _shown(path: str) -> str:
    return path.replace(number("S10"), "***").replace(identity("19991231"), "***")


def test_what_is_sure_goes_behind_the_last_entry_and_nothing_else_changes(folder: Path) -> None:
    picture(folder / "evidence/丁示例/身份证正面.jpg", 2)
    picture(folder / "evidence/丁示例/健康证 至2027-05-31.png", 3)
    picture(folder / "evidence/社保 2026-05.png", 4)
    picture(folder / "evidence/身份证.png", 5)
    before = (folder / "bidder.yaml").read_text("utf-8")
    told = listed(folder, "--apply", "sure")
    after = (folder / "bidder.yaml").read_text("utf-8")
    lines = after.splitlines()
    assert [line for line in lines if line in before.splitlines()] == before.splitlines()
    assert entries(folder)[1:] == [
        {"code": "E-HEALTH-S10", "title": "健康证：丁示例", "file": "evidence/丁示例/健康证 至2027-05-31.png",
         "kind": "健康证", "about": "S10", "valid_until": "2027-05-31"},
        {"code": "E-ID-S10", "title": "身份证（正面）：丁示例", "file": "evidence/丁示例/身份证正面.jpg",
         "kind": "身份证", "about": "S10"},
        {"code": "E-INSURANCE-202605", "title": "社保证明（2026年5月）", "file": "evidence/社保 2026-05.png",
         "kind": "社保证明", "covers_from": "2026-05-01", "covers_until": "2026-05-31"},
    ]  # fmt: skip
    assert not told["身份证.png"]["proposals"][0]["written"]
    assert listed(folder)["丁示例/身份证正面.jpg"]["codes"] == ["E-ID-S10"]


def test_one_is_confirmed_by_its_code_with_the_person(folder: Path) -> None:
    picture(folder / "evidence/身份证.png", 5)
    refused = run_docgen("library", "add", folder, "--apply", "P1", "--lang", "en")
    assert refused.code == 2
    assert "P1=S01" in refused.err
    listed(folder, "--apply", "P1=S04")
    assert entries(folder)[1]["about"] == "S04"
    assert entries(folder)[1]["title"] == "身份证：丙双"


@pytest.mark.parametrize("code", ["P9", "P1=S99", "P1=丙双"])
def test_a_code_or_person_that_is_none_is_refused_and_nothing_written(code: str, folder: Path) -> None:
    picture(folder / "evidence/身份证.png", 5)
    before = (folder / "bidder.yaml").read_bytes()
    ran = run_docgen("library", "add", folder, "--apply", code, "--json")
    assert (ran.code, ran.codes()) == (2, ["EVIDENCE-PROPOSAL"])
    assert (folder / "bidder.yaml").read_bytes() == before


def test_nothing_is_passed_by_in_silence(folder: Path, tmp_path: Path) -> None:
    evidence = folder / "evidence"
    picture(evidence / "丁示例健康证.png", 6)
    shutil.copy(evidence / "丁示例健康证.png", evidence / "丁示例健康证 (2).png")
    shutil.copy(evidence / "荣誉.png", evidence / "奖.png")
    (evidence / ".DS_Store").write_bytes(b"x")
    (evidence / "~$合同.docx").write_bytes(b"x")
    (evidence / "Thumbs.db").write_bytes(b"x")
    (evidence / "合同.docx").write_bytes(b"PK\x03\x04")
    (evidence / "营业执照.pdf").write_bytes(locked(drawn("1 0 0")))
    (evidence / "审计报告 2025.pdf").write_bytes(b"%PDF-1.4 nothing")
    (evidence / "保单.pdf").write_bytes(drawn(*["1 0 0"] * 301))
    (evidence / "空.jpg").write_bytes(b"")
    (tmp_path / "外.png").write_bytes((evidence / "荣誉.png").read_bytes())
    (evidence / "链接.png").symlink_to(tmp_path / "外.png")
    told = {name: (each["state"], *each["said"]) for name, each in listed(folder).items()}
    hidden = ("passed", "hidden, or left there by the system or an office program")
    neither = ("unreadable", "is neither a picture (PNG, JPEG, GIF, BMP, TIFF) nor a PDF, or damaged")
    assert told == {
        "荣誉.png": ("known",),
        "丁示例健康证.png": ("proposed",),
        "丁示例健康证 (2).png": ("duplicate", "the same file as evidence/丁示例健康证.png"),
        "奖.png": ("duplicate", "the same file as E-HONOUR"),
        ".DS_Store": hidden,
        "~$合同.docx": hidden,
        "Thumbs.db": hidden,
        "合同.docx": neither,
        "空.jpg": neither,
        "营业执照.pdf": ("unreadable", "asks for a password"),
        "审计报告 2025.pdf": ("unreadable", "is damaged"),
        "保单.pdf": ("unreadable", "is too large: over 300 pages or 100 MB, or too much to draw"),
        "链接.png": ("passed", "a link, which is not followed"),
    }


def test_two_sides_are_one_paper_and_two_alike_are_a_question(folder: Path) -> None:
    picture(folder / "evidence/丁示例身份证正面.png", 7)
    picture(folder / "evidence/丁示例身份证反面.png", 8)
    picture(folder / "evidence/丁示例健康证.png", 9)
    picture(folder / "evidence/体检/丁示例健康证.png", 10)
    picture(folder / "evidence/甲样身份证正面.png", 11)
    told = {name: each["proposals"] for name, each in listed(folder).items() if each["proposals"]}
    (front,) = told["丁示例身份证正面.png"]
    assert front["certainty"] == "exact"
    assert front["notes"] == ["one paper, together with evidence/丁示例身份证反面.png"]
    (twice,) = told["丁示例健康证.png"]
    assert (twice["certainty"], twice["reasons"]) == (
        "likely",
        ["says the same as evidence/体检/丁示例健康证.png"],
    )
    (alone,) = told["甲样身份证正面.png"]
    assert (alone["certainty"], alone["notes"]) == ("exact", ["the other side is not there"])


CARD = ("姓名丁示例", "性别女 民族汉", "出生1979年4月30日", f"公民身份号码 {number('S10')}")
BACK = ("中华人民共和国", "居民身份证", "签发机关 示例市公安局", "有效期限 2016.03.05-2036.03.05")


OTHER = (CARD[0].replace("丁示例", "辛不在册"), CARD[3].replace(number("S10"), identity("19991231")))
OF_S02 = [line.replace("丁示例", "甲样本").replace(number("S10"), number("S02")) for line in (*CARD, *BACK)]
PRINTED = {
    "a.pdf": (tuple(OF_S02), ("exact", "S02", "2036-03-05")),
    "丁示例身份证.pdf": ((*CARD, *BACK), ("exact", "S10", "2036-03-05")),
    "甲样身份证.pdf": (CARD, ("asked", "S01", None)),
    "丁示例健康证.pdf": ((*CARD, "第二份"), ("asked", "S10", None)),
    "b.pdf": (OTHER, ("asked", "", None)),
}


def test_what_a_pdf_prints_says_whose_it_is_by_number_and_contradicts_a_name(folder: Path) -> None:
    for name, (lines, _) in PRINTED.items():
        (folder / "evidence" / name).write_bytes(drawn_pdf(DrawnPage().lines(72, 100, *lines)))
    told = listed(folder)
    for name, (_, expected) in PRINTED.items():
        (proposal,) = told[name]["proposals"]
        assert told[name]["read"] == "text"
        assert (proposal["certainty"], proposal["about"], proposal["valid_until"]) == expected, name
    assert "450000" not in str(told)


def test_a_picture_that_was_recognised_is_proposed_by_what_it_shows(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recognised before, which needs no engine now: the form of what is kept is what counts here."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = folder / "evidence/微信图片_20260512101112.png"
    picture(path, 14)
    words = tuple(
        Word(line, 40, 40 + 20 * at, 40 + 12 * len(line), 52 + 20 * at, 0.97)
        for at, line in enumerate((*CARD, *BACK))
    )
    place = kept_at(grey(path) or b"")
    place.parent.mkdir(parents=True)
    place.write_text(Recognised(595, 842, words).json(), encoding="utf-8")
    each = listed(folder)[path.name]
    (proposal,) = each["proposals"]
    assert each["read"] == "recognised"
    assert (proposal["kind"], proposal["about"], proposal["valid_until"]) == ("身份证", "S10", "2036-03-05")
    assert proposal["certainty"] == "exact"


def test_of_a_list_of_people_each_has_the_pages_where_they_stand(folder: Path) -> None:
    title = "示例市社会保险参保缴费证明"
    pages = [
        DrawnPage().lines(72, 100, title, "费款所属期 2026-05-01 至 2026-05-31", "姓名 甲样本"),
        DrawnPage().lines(72, 100, "姓名 丁示例", number("S10")),
    ]
    (folder / "evidence/社保.pdf").write_bytes(drawn_pdf(*pages))
    whole, *each = listed(folder, "--apply", "P3")["社保.pdf"]["proposals"]
    assert (whole["about"], whole["covers_from"], whole["certainty"]) == ("", "2026-05-01", "exact")
    assert [(one["about"], one["pages"]) for one in each] == [("S02", "1"), ("S10", "2")]
    assert entries(folder)[1]["pages"] == "2"
    assert entries(folder)[1]["code"] == "E-INSURANCE-S10-202605"


def test_a_path_that_belongs_to_nobody_is_one_clear_line(tmp_path: Path, folder: Path) -> None:
    lone = tmp_path / "散落"
    lone.mkdir()
    shutil.rmtree(folder / "evidence")
    for path in (lone, folder):
        ran = run_docgen("library", "add", path, "--json")
        assert (ran.code, ran.codes()) == (2, ["EVIDENCE-WHERE"])


def test_only_the_files_named_are_looked_at(folder: Path) -> None:
    picture(folder / "evidence/丁示例/健康证.png", 12)
    picture(folder / "evidence/营业执照.png", 13)
    assert set(listed(folder / "evidence/丁示例")) == {"丁示例/健康证.png"}
    assert set(listed(folder / "evidence/营业执照.png")) == {"营业执照.png"}


def test_a_bid_s_own_papers_go_into_its_response_and_an_unusual_list_stays_as_it_is(folder: Path) -> None:
    project = folder.parent
    (project / "project.yaml").write_text("title: 样本\ncompany: company\n", encoding="utf-8")
    response = project / "response.yaml"
    picture(project / "evidence/信用中国截图.png", 30)
    response.write_text("# 本次\nevidence: null   # 没有\n", encoding="utf-8")
    ran = run_docgen("library", "add", project, "--apply", "P1", "--json")
    assert (ran.code, ran.codes()) == (2, ["EVIDENCE-UNWRITTEN"])
    assert response.read_text("utf-8") == "# 本次\nevidence: null   # 没有\n"
    response.write_text("# 本次\nevidence: []   # 没有\n", encoding="utf-8")
    told = run_docgen("library", "add", project, "--apply", "sure", "--json").json
    assert [each["state"] for each in told["files"]] == ["proposed", "known"]
    assert read_yaml(response, "response.yaml")[0]["evidence"] == [
        {
            "code": "E-CREDITCHECK",
            "title": "信用查询记录",
            "file": "evidence/信用中国截图.png",
            "kind": "信用查询记录",
        }
    ]


def test_a_paper_that_the_company_lists_in_a_sheet_is_known(folder: Path) -> None:
    picture(folder / "evidence/丁示例/身份证正面.jpg", 2)
    kept = Evidence(code="E-ID", title="身份证", file="evidence/丁示例/身份证正面.jpg", kind="身份证")
    (folder / "evidence.xlsx").write_bytes(sheet_form(Evidence, "证明材料", [kept]))

    assert listed(folder)["丁示例/身份证正面.jpg"]["state"] == "known"
