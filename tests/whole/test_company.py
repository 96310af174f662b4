"""One company's folder, two bids side by side: what is entered once counts in both."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from kit.project import EXAMPLES, Ran, replace
from kit.sheets import cells

Docgen = Callable[..., Ran]


@pytest.fixture(scope="module")
def bids(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two projects of the example, whose company lies beside them."""
    folder = tmp_path_factory.mktemp("投标")
    shutil.copytree(EXAMPLES / "pingxiang-lot1" / "company", folder / "company")
    for name in ("甲", "乙"):
        ignored = shutil.ignore_patterns("company", "ledgers", "samples", "photos")
        shutil.copytree(EXAMPLES / "pingxiang-lot1", folder / name, ignore=ignored)
        replace(folder / name / "project.yaml", "company: company", "company: ../company")
        replace(folder / name / "project.yaml", "title: ", f"title: {name} ")
    return folder / "甲", folder / "乙"


@pytest.fixture(scope="module")
def expiring(bids: tuple[Path, Path]) -> Path:
    """The company, in whose list a certificate of S03 now ends within the bids' validity."""
    company = bids[0].parent / "company"
    cells("company/certificates.xlsx", "S03", 有效期止=date(2025, 12, 31))(company.parent)
    return company


@pytest.mark.sample(0)
def test_both_are_built_of_the_one_folder(bids: tuple[Path, Path], docgen: Docgen) -> None:
    made = []
    for project in bids:
        ran = docgen("build", project, "response", "--json")
        assert (ran.code, ran.codes("warning")) == (0, [])
        made.append({Path(each["path"]).name for each in ran.json["files"]})
    assert made[0] == made[1]


def test_a_certificate_that_ends_is_found_in_both_at_its_cell(
    bids: tuple[Path, Path], expiring: Path, docgen: Docgen
) -> None:
    assert expiring.is_dir()
    for project in bids:
        ran = docgen("check", project, "--format", "json", "--lang", "zh")

        (told,) = [each for each in ran.json["findings"] if each["code"] == "STAFF-QUALIFICATION"]
        assert (told["file"], told["location"]) == ("../company/certificates.xlsx", "I4")
        assert told["message"].startswith("S03 黄样三 的机动车驾驶证（C1） 于 2025-12-31 到期")


def test_looking_over_the_folder_names_both(bids: tuple[Path, Path], expiring: Path, docgen: Docgen) -> None:
    ran = docgen("library", "check", expiring, *bids, "--json", "--lang", "zh")

    assert (ran.code, ran.codes("warning")) == (0, ["COMPANY-ENDS"])
    (told,) = ran.json["findings"]
    assert (told["severity"], told["file"], told["location"]) == ("warning", "certificates.xlsx", "I4")
    assert "影响 2 个投标：甲" in told["message"]
    touched = [each for each in ran.json["endings"] if each["bids"]]
    assert [(each["until"], each["bids"]) for each in touched] == [("2025-12-31", [str(bid) for bid in bids])]
    lasts = [each["until"] for each in ran.json["endings"] if each["until"]]
    assert lasts == sorted(lasts)
    assert [each["valid_until"] for each in ran.json["bids"]] == ["2026-02-18"] * 2


def test_bids_that_cannot_be_judged_are_said(expiring: Path, docgen: Docgen, tmp_path: Path) -> None:
    docgen("new", tmp_path / "空白")
    replace(tmp_path / "空白/project.yaml", "company: company", f"company: {expiring}")

    ran = docgen("library", "check", expiring, tmp_path / "空白", EXAMPLES / "gangbei", "--json")

    assert ran.codes("warning") == ["COMPANY-BID", "COMPANY-BID"]
    assert ran.json["bids"] == []
    assert len(ran.json["endings"]) > 20


def test_a_folder_that_is_no_company_is_refused(bids: tuple[Path, Path], docgen: Docgen) -> None:
    ran = docgen("library", "check", bids[0], "--json")

    assert (ran.code, ran.codes()) == (2, ["PROJECT-MISSING"])
