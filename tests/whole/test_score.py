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
    for number in (1, 2, 3):
        ran = docgen("score", LOT1, "--period", number, "--json")

        assert (ran.code, ran.json["period"], ran.json["payable"]) == (0, number, "372480.00")
        lost = sum(Decimal(c["deduction"]) for item in ran.json["items"] for c in item["criteria"])
        assert Decimal(ran.json["total"]) == 100 - lost
        assert sum(Decimal(item["score"]) for item in ran.json["items"]) == 100 - lost
        assert all(c["working"] for item in ran.json["items"] for c in item["criteria"])


def test_an_open_point_that_moves_the_score_gives_an_outcome_each(docgen: Docgen) -> None:
    ran = docgen("score", LOT1, "--period", 1, "--json")

    assert len(ran.json["outcomes"]) == 4
    assert len({outcome["total"] for outcome in ran.json["outcomes"]}) == 4


def test_a_decision_leaves_the_outcomes_that_it_allows(lot1: Path, docgen: Docgen) -> None:
    decision = "decisions: [{point: saturday, outcome: site, by: 甲, on: 2026-05-06, paper: 会议纪要}]\n"
    with (lot1 / "contract.yaml").open("a", encoding="utf-8") as file:
        file.write(decision)

    ran = docgen("score", lot1, "--period", 1, "--json")
    assert len(ran.json["outcomes"]) == 2

    replace(lot1 / "contract.yaml", "outcome: site", "outcome: noon")
    assert docgen("score", lot1, "--period", 1, "--json").codes() == ["DECISION-UNKNOWN"]


def test_what_the_assessor_left_open_stays_open(lot1: Path, docgen: Docgen) -> None:
    ran = docgen("score", lot1, "--period", 1, "--json")
    assert len({outcome["total"] for outcome in ran.json["assessed"]["outcomes"]}) == 4

    settling = "        - {criterion: Q1.1, deduction: 0.2, reason: 按质量标准表}\n"
    settling += "        - {criterion: Q4.1, deduction: 0.02, reason: 按三项}\n"
    replace(lot1 / "acceptance.yaml", "      deductions:\n", "      deductions:\n" + settling)

    ran = docgen("score", lot1, "--period", 1, "--json")
    assert [outcome["total"] for outcome in ran.json["assessed"]["outcomes"]] == ["97.41"]


def test_a_score_in_no_band_pays_what_is_decided_and_nothing_single_before(
    gangbei: Path, docgen: Docgen
) -> None:
    # 97 points by the ledgers; the contract's 955,896.00 in tenths and in sixths.
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

    with (gangbei / "contract.yaml").open("a", encoding="utf-8") as file:
        file.write("decisions:\n")
        for point, outcome in (("band-gap", "lower"), ("share-base", "stage")):
            file.write(
                f"  - {{point: {point}, outcome: {outcome}, by: 甲, on: 2027-10-25, paper: 会议纪要}}\n"
            )
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
    assert len(passing) == len(failing) == 4
    # 5 + 2 + 2 + 2 + 1 + 1 + 0.5 points can be lost to samples; nobody has failed yet.
    assert max(Decimal(o["total"]) for o in passing) - max(Decimal(o["total"]) for o in failing) == Decimal(
        "12.5"
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
    assert {outcome["payable"] for outcome in ran.json["outcomes"]} == {"372480.00", "335232.00"}


def test_a_score_over_a_broken_ledger_says_that_it_does_not_count(gangbei: Path, docgen: Docgen) -> None:
    ledger = gangbei / "ledgers/hires.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8-sig").replace("-", "/13/", 1), encoding="utf-8")

    ran = docgen("score", gangbei, "--period", 2)

    assert ran.code == 1
    assert "不作数" in ran.out
