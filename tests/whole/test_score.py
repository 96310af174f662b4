"""`docgen score` on the lot-1 example: the JSON that cli.md names, and what stops or warns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from kit.project import EXAMPLES, Ran, replace

from docgen.load.files.sheet import read_sheet
from docgen.load.files.sheet_form import sheet_form
from docgen.model.acceptance.records import SampleRow

Docgen = Callable[..., Ran]
LOT1 = EXAMPLES / "pingxiang-lot1"


def test_every_period_of_the_example_scores_and_pays(docgen: Docgen) -> None:
    for number, payable in ((1, "372480.00"), (2, "372480.00"), (3, None)):
        ran = docgen("score", LOT1, "--period", number, "--json")

        assert (ran.code, ran.json["period"], ran.json["payable"]) == (0, number, payable)
        lost = sum(Decimal(c["deduction"]) for item in ran.json["items"] for c in item["criteria"])
        assert Decimal(ran.json["total"]) == 100 - lost
        assert sum(Decimal(item["score"]) for item in ran.json["items"]) == 100 - lost
        assert all(c["working"] for item in ran.json["items"] for c in item["criteria"])


def test_every_reading_is_shown_with_its_points_and_money(docgen: Docgen) -> None:
    ran = docgen("score", LOT1, "--period", 3, "--json")

    # Below 90 points a tenth less is paid: 372,480.00 or 335,232.00.
    assert {outcome["payable"] for outcome in ran.json["outcomes"]} == {"372480.00", "335232.00"}
    for outcome in ran.json["outcomes"]:
        assert (outcome["payable"] == "372480.00") == (Decimal(outcome["total"]) >= 90)
        assert (Decimal(outcome["most"]) >= 90) == (Decimal(outcome["total"]) >= 90)
    # hours 2 × contacts 3 × fairs 2 × help 2 × prompt 2 × told 3; every leaflet drawn is in the ledger
    assert sum(outcome["readings"] for outcome in ran.json["outcomes"]) == 144
    assert [Decimal(t) for t in ran.json["totals"]] == [
        min(Decimal(outcome["total"]) for outcome in ran.json["outcomes"]),
        max(Decimal(outcome["most"]) for outcome in ran.json["outcomes"]),
    ]
    effects = {(each["code"], each["outcome"]): each["payables"] for each in ran.json["points"]}
    assert effects["contacts", "all"] == ["335232.00", "335232.00"]
    assert effects["contacts", "none"] == ["335232.00", "372480.00"]


def decide(folder: Path, **outcomes: str) -> None:
    """Decisions beside the one that the example records."""
    with (folder / "contract.yaml").open("a", encoding="utf-8") as file:
        for point, outcome in outcomes.items():
            name = point.replace("_", "-")
            file.write(
                f"  - {{point: {name}, outcome: {outcome}, by: 甲, on: 2026-05-06, paper: 会议纪要}}\n"
            )


def test_a_decision_leaves_the_outcomes_that_it_allows(lot1: Path, docgen: Docgen) -> None:
    decide(lot1, hours="site", contacts="none", fairs_merged="sum")

    ran = docgen("score", lot1, "--period", 3, "--json")
    assert ran.json["payable"] == "372480.00"
    assert {each["code"] for each in ran.json["points"]} == {"help-251", "prompt", "told"}

    replace(lot1 / "contract.yaml", "outcome: site", "outcome: noon")
    ran = docgen("score", lot1, "--period", 3, "--json")
    assert ran.codes() == ["DECISION-UNKNOWN"]
    assert "hours" in {each["code"] for each in ran.json["points"]}


def test_what_the_assessor_left_open_stays_open(lot1: Path, docgen: Docgen) -> None:
    ran = docgen("score", lot1, "--period", 1, "--json")
    before = {each["code"] for each in ran.json["assessed"]["points"]}
    assert before == {"hours", "schedule-rounding", "fairs-merged", "help-251", "prompt", "leaflets"}

    settling = "        - {criterion: Q1.1, deduction: 0.2, reason: 按质量标准表}\n"
    settling += "        - {criterion: Q4.1, deduction: 0.02, reason: 按三项}\n"
    replace(lot1 / "acceptance.yaml", "      deductions:\n", "      deductions:\n" + settling)

    ran = docgen("score", lot1, "--period", 1, "--json")
    after = {each["code"] for each in ran.json["assessed"]["points"]}
    assert before - after == {"hours", "help-251"}


def test_a_score_in_no_band_pays_what_is_decided_and_nothing_single_before(
    gangbei: Path, docgen: Docgen
) -> None:
    # 97 points by the ledgers where a complaint counts twice; 955,896.00 in tenths and in sixths.
    with (gangbei / "contract.yaml").open("a", encoding="utf-8") as file:
        file.write("decisions:\n")
    decide(gangbei, complaint_twice="twice")
    assessment = "assessment: {by: 甲, on: 2027-10-22, deductions: "
    assessment += "[{criterion: Q11.1, deduction: 2.5, reason: 缺卷}]}"
    replace(gangbei / "acceptance.yaml", "seed: 示例港北-2027-10}", f"seed: 示例港北-2027-10, {assessment}}}")

    money = docgen("score", gangbei, "--period", 4, "--json").json["assessed"]
    assert (money["total"], money["payable"]) == ("94.5", None)
    assert sorted((each["share"], each["payable"]) for each in money["outcomes"]) == [
        ("100", "159316.00"),
        ("100", "95589.60"),
        ("90", "143384.40"),
        ("90", "86030.64"),
    ]
    assert all(each["assumption"] for each in money["outcomes"])

    decide(gangbei, band_gap="lower", share_base="stage")
    assert docgen("score", gangbei, "--period", 4, "--json").json["assessed"]["payable"] == "86030.64"


def test_the_table_shows_the_working_in_the_reader_s_language(docgen: Docgen) -> None:
    ran = docgen("score", LOT1, "--period", 1, "--lang", "zh")

    assert ran.code == 0
    assert "按时序进度" in ran.out.replace("\n", "")
    assert "应付：372,480.00 元" in ran.out


def test_a_period_that_does_not_exist(lot1: Path, docgen: Docgen) -> None:
    assert docgen("score", lot1, "--period", 9, "--json").codes() == ["PERIOD-UNKNOWN"]
    replace(lot1 / "contract.yaml", "opened: 2026-03-02", "opened:")
    assert docgen("score", lot1, "--period", 1, "--json").codes() == ["PERIOD-UNKNOWN"]


PLAN = '            points: "0.5"\n            title: 月度'


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("tender.yaml", PLAN, PLAN.replace('"0.5"', "1"), "SCORE-POINTS"),
        ("scoring.yaml", "metric: unclean,", "metric: unclear,", "SCORING-METRIC"),
        ("scoring.yaml", "FROM subsidies WHERE day", "FROM subsidy WHERE day", "METRIC-QUERY"),
    ],
)
def test_wrong_data_is_found(lot1: Path, docgen: Docgen, file: str, old: str, new: str, code: str) -> None:
    replace(lot1 / file, old, new)

    ran = docgen("score", lot1, "--period", 1, "--json")

    assert (ran.code, set(ran.codes())) == (1, {code})


def rewrite_samples(folder: Path, change: Callable[[list[SampleRow]], list[SampleRow]]) -> None:
    path = folder / "samples/period-1.xlsx"
    rows, _, _ = read_sheet(path, path.name, SampleRow)
    path.write_bytes(sheet_form(SampleRow, "抽查结果", change(list(rows))))


def test_a_sample_without_results_gives_both_ends(lot1: Path, docgen: Docgen) -> None:
    (lot1 / "samples/period-1.xlsx").unlink()

    ran = docgen("score", lot1, "--period", 1, "--json", "--lang", "en")

    assert set(ran.codes("warning")) == {"SAMPLE-UNCHECKED", "PAYMENT-OPEN"}
    passing = [o for o in ran.json["outcomes"] if "passes" in o["assumption"]]
    failing = [o for o in ran.json["outcomes"] if "fails" in o["assumption"]]
    # 5 + 2 + 2 + 2 + 1 + 1 + 0.5 points can be lost to the samples of before, and 5 × 1 of Q3.2's 5 to the
    # firms; nobody has failed yet.
    assert max(Decimal(o["most"]) for o in passing) - max(Decimal(o["most"]) for o in failing) == Decimal(
        "17.5"
    )


def test_results_of_units_that_were_not_drawn_are_refused(lot1: Path, docgen: Docgen) -> None:
    rewrite_samples(lot1, lambda rows: [rows[0].model_copy(update={"code": "J99999"}), *rows[1:]])

    ran = docgen("score", lot1, "--period", 1, "--json")

    assert (ran.code, ran.codes()) == (1, ["SAMPLE-STRANGER"])


def test_a_payment_that_hangs_on_samples_is_open(lot1: Path, docgen: Docgen) -> None:
    (lot1 / "samples/period-2.xlsx").unlink()

    ran = docgen("score", lot1, "--period", 2, "--json")

    assert set(ran.codes("warning")) == {"SAMPLE-UNCHECKED", "PAYMENT-OPEN"}
    assert ran.json["payable"] is None
    # From 97.47 points to below 80: full, nine and eight tenths.
    assert {outcome["payable"] for outcome in ran.json["outcomes"]} == {"372480.00", "335232.00", "297984.00"}


@pytest.mark.parametrize("kept", [False, True])
def test_a_ledger_that_is_not_read_leaves_no_score_and_no_amount(
    lot1: Path, docgen: Docgen, kept: bool
) -> None:
    before = docgen("score", lot1, "--period", 1, "--json").json
    ledger = lot1 / "ledgers/jobseekers.csv"
    if kept:
        ledger.write_text("编号\n1\n", encoding="utf-8")
    else:
        ledger.unlink()

    ran = docgen("score", lot1, "--period", 1, "--json")
    assert ran.code == 1
    assert ran.json.keys() == before.keys()
    assert [each["ledger"] for each in ran.json["unread"]] == ["求职登记台账"]
    criteria = [each for item in ran.json["items"] for each in item["criteria"]]
    assert {each["working"] for each in criteria} == {""}
    assert (ran.json["payable"], ran.json["total"], ran.json["outcomes"]) == (None, None, [])
    assert {c["score"] for item in ran.json["items"] for c in item["criteria"]} == {None}

    shown = docgen("score", lot1, "--period", 1).out
    assert "没有读到" in shown
    assert "372,480" not in shown


def test_a_score_over_a_broken_ledger_says_that_it_does_not_count(gangbei: Path, docgen: Docgen) -> None:
    ledger = gangbei / "ledgers/hires.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8-sig").replace("-", "/13/", 1), encoding="utf-8")

    ran = docgen("score", gangbei, "--period", 2)

    assert ran.code == 1
    assert "不作数" in ran.out
