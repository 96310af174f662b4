"""`docgen sign`, `docgen verify`: what was signed stays, and what came later is said."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from kit.project import EXAMPLES, Ran, replace, run_docgen

Docgen = Callable[..., Ran]
SIGNING = ("--by", "示例采购人", "--on", "2026-05-10", "--paper", "示例-验收-01")


@pytest.fixture(scope="module")
def signed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of lot 1 whose first period is signed; tests take copies of it."""
    folder = Path(shutil.copytree(EXAMPLES / "pingxiang-lot1", tmp_path_factory.mktemp("signed") / "项目"))
    assert run_docgen("sign", folder, "--period", 1, *SIGNING).code == 0
    return folder


@pytest.fixture
def signed_lot1(signed_once: Path, tmp_path: Path) -> Path:
    """Lot 1 with its first period signed, free to be broken."""
    return Path(shutil.copytree(signed_once, tmp_path / "项目 一"))


def frozen(lot1: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (lot1 / "signed/period-1").iterdir()}


def add_seeker(lot1: Path, day: str, code: str = "J02887") -> None:
    with (lot1 / "ledgers/jobseekers.csv").open("a", encoding="utf-8") as file:
        file.write(f"{code},{day},韦某新,19900009999,一般求职者,现场,PARK,是,\n")


def codes(ran: Ran) -> list[str]:
    return [each["code"] for each in ran.json["findings"]]


def test_a_signed_period_is_frozen_with_what_it_rests_on(signed_lot1: Path, docgen: Docgen) -> None:
    before = (EXAMPLES / "pingxiang-lot1/acceptance.yaml").read_text(encoding="utf-8")
    files = frozen(signed_lot1)
    manifest = json.loads(files["manifest.json"])

    assert {"考核报告.docx", "付款申请.docx", "抽查结果.xlsx", "manifest.json"} & files.keys() >= {
        "考核报告.docx",
        "manifest.json",
    }
    assert (manifest["by"], manifest["on"], manifest["basis"]["total"]) == (
        "示例采购人",
        "2026-05-10",
        "92.21",
    )
    assert [len(each["rows"]) for each in manifest["basis"]["samples"] if each["criterion"] == "Q2.5"] == [10]
    after = (signed_lot1 / "acceptance.yaml").read_text(encoding="utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.strip() for line in added] == [
        "signed:",
        "by: 示例采购人",
        "on: 2026-05-10",
        "paper: 示例-验收-01",
        f"manifest: {hashlib.sha256(files['manifest.json']).hexdigest()}",
    ]
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert docgen("verify", signed_lot1, "--period", 1, "--json").json["same"] is True


@pytest.mark.sample(0)
def test_rows_of_later_days_change_nothing_that_was_signed(signed_lot1: Path, docgen: Docgen) -> None:
    add_seeker(signed_lot1, "2026-05-06")
    replace(signed_lot1 / "acceptance.yaml", "seed: 示例-2026-09", "seed: 另一个")

    assert docgen("verify", signed_lot1, "--period", 1).code == 0
    assert "SIGNED-CHANGED" not in codes(docgen("score", signed_lot1, "--period", 1, "--json"))


SUPPLEMENT = """
supplements:
  - number: 示例-补-1
    signed: {since}
    since: {since}
    amount: "1900000.00"
    later: rest
    reason: 增加一处服务点
"""


@pytest.mark.parametrize(("since", "changed"), [("2026-07-01", []), ("2026-05-05", ["contract.yaml"])])
def test_a_supplement_leaves_a_signed_period_and_one_that_reaches_into_it_is_said(
    signed_lot1: Path, docgen: Docgen, since: str, changed: list[str]
) -> None:
    files = frozen(signed_lot1)
    with (signed_lot1 / "contract.yaml").open("a", encoding="utf-8") as file:
        file.write(SUPPLEMENT.format(since=since))
    with (signed_lot1 / "acceptance.yaml").open("a", encoding="utf-8") as file:
        file.write('  - {stage: P2, on: 2026-06-30, amount: "0.01"}\n')

    assert docgen("verify", signed_lot1, "--period", 1, "--json").json["changed"] == changed
    assert frozen(signed_lot1) == files


def test_a_paper_made_after_signing_says_which_one_was_signed(signed_lot1: Path, docgen: Docgen) -> None:
    assert "不是签署的文本" not in words(signed_lot1 / "signed/period-1/考核报告.docx")

    assert docgen("build", signed_lot1, "acceptance", "--period", 1).code == 0
    made = signed_lot1 / "outputs/acceptance/period-1"
    for paper in ("考核报告.docx", "请款函.docx", "抽查检查表.docx", "考勤周汇总.docx"):
        found = words(made / paper)
        assert "已由示例采购人于 2026-05-10 签署（示例-验收-01）" in found, paper
        assert "数据、得分、金额与签署时相同" in found, paper

    add_seeker(signed_lot1, "2026-04-10")
    assert docgen("build", signed_lot1, "acceptance", "--period", 1).code == 0
    report = words(made / "考核报告.docx")
    assert "ledgers/jobseekers" in report
    # assessed: 90.51 to 96.94 as signed, 0.01 less by now
    assert "90.51–96.94" in report
    assert "90.5–96.93" in report


def test_a_score_that_moves_at_its_top_alone_is_not_the_same(signed_lot1: Path, docgen: Docgen) -> None:
    manifest = signed_lot1 / "signed/period-1/manifest.json"
    record = json.loads(manifest.read_text(encoding="utf-8"))
    assert record["basis"]["totals"] == ["90.51", "96.94"]
    record["basis"]["totals"][1] = "96.95"
    manifest.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")

    ran = docgen("verify", signed_lot1, "--period", 1, "--json")

    assert ran.json["papers"] == ["manifest.json"]
    assert "SIGNED-PAPER" in codes(docgen("score", signed_lot1, "--period", 1, "--json"))
    assert (ran.code, ran.json["same"], ran.json["totals"]) == (
        1,
        False,
        [["90.51", "96.95"], ["90.51", "96.94"]],
    )


def words(paper: Path) -> str:
    body = docx.Document(str(paper)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def test_a_late_row_of_the_period_is_said_with_what_it_would_change(
    signed_lot1: Path, docgen: Docgen
) -> None:
    files = frozen(signed_lot1)
    add_seeker(signed_lot1, "2026-04-10")

    ran = docgen("verify", signed_lot1, "--period", 1, "--json")
    # One more without work and never sent anywhere: 0.01 points in Q2.3.
    assert (ran.code, ran.json["changed"], ran.json["total"]) == (
        1,
        ["ledgers/jobseekers"],
        ["92.21", "92.20"],
    )
    assert ran.json["papers"] == []
    found = codes(docgen("score", signed_lot1, "--period", 1, "--json"))
    assert "SIGNED-CHANGED" in found
    assert docgen("build", signed_lot1, "acceptance", "--period", 1).code == 0
    assert frozen(signed_lot1) == files


def test_a_late_row_that_would_have_been_drawn_breaks_no_finished_check(
    signed_lot1: Path, docgen: Docgen
) -> None:
    """Whoever stands first in the order of the seed is drawn, were the sample drawn again."""
    first = min((f"J{n:06}" for n in range(2887, 9000)), key=order)
    with (signed_lot1 / "ledgers/jobseekers.csv").open(encoding="utf-8-sig") as file:
        assert all(order(first) < order(line.split(",")[0]) for line in list(file)[1:])
    add_seeker(signed_lot1, "2026-04-10", first)

    found = codes(docgen("score", signed_lot1, "--period", 1, "--json"))
    assert ("SIGNED-CHANGED" in found, "SAMPLE-STRANGER" in found) == (True, False)

    shutil.rmtree(signed_lot1 / "signed")
    found = codes(docgen("score", signed_lot1, "--period", 1, "--json"))
    assert ("SAMPLE-HELD" in found, "SAMPLE-STRANGER" in found) == (True, False)


def order(code: str) -> str:
    """The place of a job seeker among those who may be drawn for Q2.6."""
    return hashlib.sha256(f"示例-2026-05:Q2.6:{code}".encode()).hexdigest()


def test_a_period_is_signed_once(signed_lot1: Path, docgen: Docgen) -> None:
    files = frozen(signed_lot1)

    ran = docgen("sign", signed_lot1, "--period", 1, *SIGNING, "--json")
    assert (ran.code, codes(ran)) == (2, ["SIGNED-TWICE"])
    assert frozen(signed_lot1) == files


def test_a_changed_paper_and_a_lost_or_broken_record_are_found(signed_lot1: Path, docgen: Docgen) -> None:
    report, manifest = (
        signed_lot1 / "signed/period-1/考核报告.docx",
        signed_lot1 / "signed/period-1/manifest.json",
    )
    report.write_bytes(report.read_bytes() + b" ")
    (signed_lot1 / "signed/period-1/抽查结果.xlsx").unlink()
    assert docgen("verify", signed_lot1, "--period", 1, "--json").json["papers"] == [
        "抽查结果.xlsx",
        "考核报告.docx",
    ]
    said = docgen("verify", signed_lot1, "--period", 1).out
    assert "签署的 抽查结果.xlsx 不在了" in said
    assert "考核报告.docx 不是签署时的文本" in said
    ran = docgen("check", signed_lot1, "--kind", "acceptance", "--format", "json")
    found = {each["file"] for each in ran.json["findings"] if each["code"] == "SIGNED-PAPER"}
    assert found == {"signed/period-1/抽查结果.xlsx", "signed/period-1/考核报告.docx"}

    manifest.write_text("{}", encoding="utf-8")
    assert codes(docgen("score", signed_lot1, "--period", 1, "--json")) == ["SIGNED-UNREADABLE"]
    manifest.unlink()
    assert "SIGNED-MISSING" in codes(docgen("score", signed_lot1, "--period", 1, "--json"))


def test_what_nobody_signed_cannot_be_verified(lot1: Path, docgen: Docgen) -> None:
    ran = docgen("verify", lot1, "--period", 2, "--json")
    assert (ran.code, codes(ran)) == (2, ["SIGNED-MISSING"])


@pytest.mark.sample(1)
@pytest.mark.parametrize("period", [1, 2])
def test_errors_stop_a_signing_and_leave_nothing(lot1: Path, docgen: Docgen, period: int) -> None:
    (lot1 / "ledgers/fremd.csv").touch()
    assert docgen("sign", lot1, "--period", period, *SIGNING).code == 1
    assert not (lot1 / "signed").exists()


def test_the_signed_score_and_amount_are_said_first_and_stand(signed_lot1: Path, docgen: Docgen) -> None:
    said = docgen("score", signed_lot1, "--period", 1).out
    assert "示例采购人 于 2026-05-10 签署，以此为准：90.51–96.94 分，372,480.00 元" in said
    assert said.index("以此为准") < said.index("Q1.1")

    # Clean, and of no weight: the score and what is paid stay.
    replace(signed_lot1 / "scoring.yaml", "text: “及时”报告维权申请，期限未写明", "text: “及时”的期限未写明")
    (changed,) = [
        each["message"]
        for each in docgen("score", signed_lot1, "--period", 1, "--json").json["findings"]
        if each["code"] == "SIGNED-CHANGED"
    ]
    assert changed == "签署之后有改动：scoring.yaml；得分 90.51–96.94、应付 372480.00 都没有变"
