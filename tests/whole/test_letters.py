"""Who is asked for money, and when: lot 1's stages after an assessment are 20 % of 1,862,400.00 each."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from icalendar import Calendar
from kit.project import Ran, replace

Docgen = Callable[..., Ran]

SECOND = "    seed: 示例-2026-09\n"
LETTER = "请款函.docx"


def assessed(folder: Path, *fields: str) -> None:
    """Lot 1's second period, 2026-05-06 to 2026-09-05, gets an assessment."""
    lines = ["by: 示例考核组", "on: 2026-08-31", "paper: 示例-考核-2026-02", *fields]
    record = "    assessment:\n" + "".join(f"      {line}\n" for line in lines)
    replace(folder / "acceptance.yaml", SECOND, SECOND + record)


def made(folder: Path, docgen: Docgen, number: int = 2) -> dict[str, str]:
    """The papers of a period: file name → its text, a line a paragraph."""
    ran = docgen("build", folder, "acceptance", "--period", number, "--json")
    assert ran.code == 0, ran.err
    return {
        path.name: text(path.read_bytes())
        for path in (folder / f"outputs/acceptance/period-{number}").glob("*.docx")
    }


def text(content: bytes) -> str:
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def test_no_money_is_asked_for_before_an_assessment(lot1: Path, docgen: Docgen) -> None:
    papers = made(lot1, docgen)

    assert LETTER not in papers
    assert "按自评试算，待考核" in papers["考核报告.docx"]
    assert "考核日期与文件" not in papers["考核报告.docx"]


def test_a_total_alone_is_assessed_and_paid(lot1: Path, docgen: Docgen) -> None:
    assessed(lot1, "total: 85.5")

    money = docgen("score", lot1, "--period", 2, "--json").json["assessed"]
    # 85.5 lies in 80 to 89.99: 90 % of 372,480.00.
    assert (money["total"], money["payable"], len(money["outcomes"])) == ("85.5", "335232.00", 1)

    papers = made(lot1, docgen)
    report, letter = papers["考核报告.docx"], papers[LETTER]
    assert "85.5分（示例考核组），只给总分，未逐条评分" in report
    assert "2026年8月31日，示例-考核-2026-02" in report
    assert "2026年8月31日由示例考核组评定，得分85.5分（示例-考核-2026-02）" in letter
    assert "人民币叁拾叁万伍仟贰佰叁拾贰元整" in letter


def test_a_total_settles_samples_and_open_points(lot1: Path, docgen: Docgen) -> None:
    assessed(lot1, "total: 95")
    (lot1 / "samples/period-2.xlsx").unlink()

    money = docgen("score", lot1, "--period", 2, "--json").json["assessed"]

    assert [(each["total"], each["payable"]) for each in money["outcomes"]] == [("95", "372480.00")]


def test_a_score_in_two_bands_is_shown_by_both_and_asked_for_by_none(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "tender.yaml", 'most: "89.99"', "most: 90")
    assessed(lot1, "total: 90")

    money = docgen("score", lot1, "--period", 2, "--json").json["assessed"]
    papers = made(lot1, docgen)

    # In full, or nine tenths of it.
    assert sorted(each["payable"] for each in money["outcomes"]) == ["335232.00", "372480.00"]
    assert (money["payable"], LETTER in papers) == (None, False)
    assert "得分落在两档之内时从哪一档（付款条款）\n从高档；从低档\n未决定" in papers["考核报告.docx"]
    assert {"335,232.00", "372,480.00"} <= set(papers["考核报告.docx"].split("\n"))


def test_nothing_is_not_asked_for(lot1: Path, docgen: Docgen) -> None:
    # Below 50 nothing is paid, rectified or not.
    assessed(lot1, "total: 49.5")

    assert docgen("score", lot1, "--period", 2, "--json").json["assessed"]["payable"] == "0.00"
    assert LETTER not in made(lot1, docgen)
    # To be mended within a month of 2026-08-31.
    calendar = (lot1 / "outputs/acceptance/period-2/工作日程.ics").read_text(encoding="utf-8")
    (event,) = [each for each in calendar.split("BEGIN:VEVENT") if "第二阶段：整改期限届满" in each]
    assert "DTSTART;VALUE=DATE:20260930" in event


def test_the_letter_is_never_dated_before_the_assessment(lot1: Path, docgen: Docgen) -> None:
    assessed(lot1, "total: 95")
    replace(lot1 / "acceptance.yaml", "on: 2026-08-31", "on: 2026-09-20")

    papers = made(lot1, docgen)

    assert "日期：2026年9月20日" in papers[LETTER]
    assert "日期：2026年9月6日" in papers["考核报告.docx"]


def test_a_veto_is_the_total(lot1: Path, docgen: Docgen) -> None:
    rule = "vetoes:\n  - {code: V1, name: 弄虚作假, score: 0}\n\ncriteria:\n"
    replace(lot1 / "scoring.yaml", "criteria:\n", rule)
    assessed(lot1)
    replace(lot1 / "acceptance.yaml", SECOND, SECOND + "    vetoes: [{code: V1, reason: 台账造假}]\n")

    ran = docgen("score", lot1, "--period", 2, "--json").json

    assert (ran["total"], ran["assessed"]["total"], ran["payable"]) == ("0", "0", "0.00")
    papers = made(lot1, docgen)
    assert LETTER not in papers
    assert "0分（一票否决；各项合计93.06分，待定事项各取第一种做法）" in papers["考核报告.docx"]


@pytest.mark.sample(0)
def test_a_period_that_ends_before_it_begins_has_no_papers(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "contract.yaml", "opened: 2026-03-02", "opened: 2026-06-01")

    ran = docgen("score", lot1, "--period", 1, "--json")
    assert (ran.code, ran.codes()) == (2, ["PERIOD-EMPTY"])

    ran = docgen("build", lot1, "acceptance", "--draft", "--json")
    assert "PERIOD-EMPTY" in ran.codes("warning")
    folders = {path.name for path in (lot1 / "outputs/acceptance").glob("period-*")}
    assert folders == {"period-2", "period-3"}
    start = docgen("score", lot1, "--period", 2, "--json").json["start"]
    assert start == "2026-06-01"


@pytest.mark.sample(1)
@pytest.mark.parametrize(("example", "stated"), [("pingxiang-lot2", True), ("gangbei", False)])
def test_the_last_day_of_assessment_is_printed_where_the_tender_states_one(
    example: str, stated: bool, tmp_path: Path, docgen: Docgen
) -> None:
    docgen("new", tmp_path / "p", "--from", example)

    report = made(tmp_path / "p", docgen, 1)["考核报告.docx"]

    assert ("最迟考核日" in report) == stated
    assert ("2026年5月3日（周期结束前5日；标项二" in report) == stated


@pytest.mark.sample(0)
def test_a_date_that_moves_counts_in_the_calendar(lot1: Path, docgen: Docgen) -> None:
    def events() -> dict[str, tuple[int, str]]:
        file = lot1 / "outputs/acceptance/period-2/工作日程.ics"
        found = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        return {str(each["uid"]): (int(each["sequence"]), str(each["dtstart"].dt)) for each in found}

    made(lot1, docgen)
    before = events()
    made(lot1, docgen)
    assert events() == before

    replace(lot1 / "contract.yaml", "opened: 2026-03-02", "opened: 2026-03-03")
    made(lot1, docgen)
    after = events()
    assert {number for number, _ in before.values()} == {0}
    moved = {uid for uid in before if uid in after and before[uid][1] != after[uid][1]}
    assert moved
    assert {after[uid][0] for uid in moved} == {1}
    assert {after[uid][0] for uid in after.keys() - before.keys()} <= {0}
