"""Open points that an example's own queries answer: its ledgers counted by hand, or changed by a row."""

from __future__ import annotations

import csv
import hashlib
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from kit.project import EXAMPLES, replace
from kit.scored import criteria, own, period, taken
from kit.sheets import cells, sheet_rows, without, write_sheet

from docgen.load.acceptance.records import load_acceptance
from docgen.packages.periods.assessment import assess

LOT1, GANGBEI = EXAMPLES / "pingxiang-lot1", EXAMPLES / "gangbei"


@pytest.fixture
def lot2(tmp_path: Path) -> Path:
    """A copy of the lot-2 example, free to be broken."""
    return Path(shutil.copytree(EXAMPLES / "pingxiang-lot2", tmp_path / "标项二"))


def add_row(file: Path, *row: object) -> None:
    """A further row at the end of a sheet."""
    write_sheet(file, [*sheet_rows(file), row])


# What the outing in autumn is numbered, and the points of the criterion.
OUTINGS = [("lot1", "A0083", 8), ("lot2", "A0042", 2)]


@pytest.mark.parametrize(("example", "autumn", "points"), OUTINGS)
def test_an_outing_left_out_costs_nothing_half_or_all(
    example: str, autumn: str, points: int, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(example)
    whole = criteria(EXAMPLES / f"pingxiang-{example}", 3)["Q8.1"]
    assert (whole.deduction, taken(whole)) == (0, {})

    without("ledgers/events.xlsx", autumn)(folder)

    result = period(folder, 3)
    (found,) = [c for item in own(result).score.items for c in item.criteria if c.code == "Q8.1"]
    assert taken(found) == {"any": 0, "each": Decimal(points) / 2, "all": points}
    assert {each.outcome for each in own(result).effects if each.point == "outings"} == {"any", "each", "all"}


def test_classes_count_by_kind_by_size_and_in_all(gangbei: Path) -> None:
    # The first half-year's three classes of 111, 105 and 105: 100, 99 and none.
    cells("ledgers/courses.xlsx", "CO00001", 学员人数=100)(gangbei)
    cells("ledgers/courses.xlsx", "CO00002", 学员人数=99)(gangbei)
    without("ledgers/courses.xlsx", "CO00003")(gangbei)

    # 1.11 × 1 ÷ 3, 1.11 × 2 ÷ 3, 1.12 × 101 ÷ 300.
    assert taken(criteria(gangbei, 1)["Q8.3"]) == {
        "whole": Decimal("3.34"),
        "share": Decimal("0.37") + Decimal("0.74") + Decimal("0.38"),
    }


@pytest.mark.parametrize(("number", "share"), [(2, "0.71"), (3, None), (5, "1.43")])
def test_fairs_with_too_few_employers_cost_all_or_their_share(number: int, share: str | None) -> None:
    # Seven fairs each: with 8 at one of them; with 10 at the smallest; with 8 at two.
    readings = taken(criteria(GANGBEI, number)["Q6.2"])

    assert readings == ({"whole": 5, "share": Decimal(share)} if share else {})


def test_projects_are_counted_anew_or_in_all(gangbei: Path) -> None:
    file = gangbei / "ledgers/incubation.xlsx"
    head, *rows = sheet_rows(file)
    left = {"项目入库": 9, "跟踪服务": 3, "孵化台账": 999}
    kept = [head]
    for row in rows:
        here = date(2026, 4, 28) <= date.fromisoformat(str(row[1])[:10]) <= date(2026, 10, 27)
        left[str(row[2])] -= here
        kept += [row] if not here or left[str(row[2])] >= 0 else []
    write_sheet(file, kept)

    # Nine of ten and three of four, two points each; with those of the first half-year ten are long there.
    assert taken(criteria(gangbei, 2)["Q5.2"]) == {
        "whole/new": 4,
        "whole/stock": 4,
        "share/new": Decimal("0.7"),
        "share/stock": Decimal("0.5"),
    }


def test_one_valid_complaint_is_taken_here_there_or_twice() -> None:
    # 2027-05-28 is the only one of the fourth half-year that holds.
    settled = own(period(GANGBEI, 4))
    (found,) = [c for item in settled.score.items for c in item.criteria if c.code == "Q10.3"]

    beside = {each.choice["complaint-twice"]: each.deduction for each in settled.score.beside}
    assert taken(found) == {"twice": 3, "criterion": 3, "malus": 0}
    assert (beside["twice"] - beside["criterion"], beside["malus"] - beside["criterion"]) == (2, 2)
    totals = {e.outcome: e.total for e in settled.effects if e.point == "complaint-twice"}
    assert totals["criterion"][0] - totals["twice"][0] == 2
    assert totals["malus"][0] - totals["criterion"][0] == 1


@pytest.mark.sample(1)
@pytest.mark.parametrize(("park", "code", "each"), [("否", "Q3.2", "0.1"), ("是", "Q3.1", "0.5")])
def test_a_firm_is_owed_service_from_its_month_or_the_next(
    lot1: Path, park: str, code: str, each: str
) -> None:
    before = {number: criteria(LOT1, number)[code] for number in (1, 2)}
    assert [taken(found) for found in before.values()] == [{}, {}]
    add_row(lot1 / "ledgers/employers.xlsx", "E041", date(2026, 4, 15), "示例陶瓷第041号有限公司", park, "是")

    first = taken(criteria(lot1, 1)[code])
    second = criteria(lot1, 2)[code]

    # Nobody served it: April is owed by one reading alone, May to August by both.
    readings = {
        key.split("/")[0]: value - before[1].deduction for key, value in first.items() if "any" not in key
    }
    assert readings == {"month": Decimal(each), "next": 0}
    assert second.deduction - before[2].deduction == Decimal(each) * 4


@pytest.mark.parametrize(
    ("reported", "readings"), [("2026-04-02", {"same": 1, "next": 0}), ("2026-04-03", {})]
)
def test_a_dispute_is_reported_on_its_day_or_the_next(
    lot1: Path, reported: str, readings: dict[str, int]
) -> None:
    # That of 2026-04-01; the other of the first period was reported at once.
    cells("ledgers/disputes.xlsx", "L002", 报告日期=date.fromisoformat(reported))(lot1)

    found = criteria(lot1, 1)["Q6.2"]

    assert (taken(found), found.deduction) == (readings, 1)


@pytest.mark.parametrize(
    ("sent", "within", "before"), [("04-04", 0, "0"), ("04-05", 0, "0.1"), ("04-06", "0.1", "0.1")]
)
def test_the_fifth_is_before_the_fifth_or_not(lot1: Path, sent: str, within: str, before: str) -> None:
    cells("ledgers/reports.xlsx", "M0004", 实报日=date.fromisoformat(f"2026-{sent}"))(lot1)

    found = criteria(lot1, 1)["Q9.3"]

    assert found.deduction == Decimal(within)
    assert taken(found) == (
        {} if Decimal(within) == Decimal(before) else {"within": 0, "before": Decimal(before)}
    )


def test_the_officer_must_be_there_or_two_people() -> None:
    with (GANGBEI / "ledgers/opening.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    away = [row["工作日"] for row in rows if row["企业服务专员在岗"] == "否"]
    assert away == ["2026-10-28", "2026-10-29"]
    assert {row["专职在岗人数"] for row in rows if row["工作日"] in away} == {"3"}

    assert taken(criteria(GANGBEI, 3)["Q9.2"]) == {"counted": 2, "heads": 0}


def test_leaflets_are_asked_of_households_firms_or_both(lot1: Path) -> None:
    visits = duckdb.sql(
        f"SELECT 走访编号 FROM '{LOT1}/ledgers/visits.csv' "
        "WHERE 方式 = '入户' AND 走访日期 BETWEEN '2026-03-02' AND '2026-05-05'"
    ).fetchall()
    with (LOT1 / "ledgers/employer_services.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "2026-03-02" <= row["日期"] <= "2026-05-05"]
    households = {str(code) for (code,) in visits}
    firms = {row["企业编号"] for row in rows if row["服务"] == "上门服务"}

    def drawn(units: set[str], seed: str) -> set[str]:
        def order(code: str) -> str:
            return hashlib.sha256(f"{seed}:Q7.2:{code}".encode()).hexdigest()

        return set(sorted(units, key=order)[:10])

    # A seed by which some firm is among the ten of both.
    seed = next(s for s in map("示例-{}".format, range(99)) if drawn(households | firms, s) & firms)
    replace(lot1 / "acceptance.yaml", "seed: 示例-2026-05", f"seed: {seed}")

    samples = period(lot1, 1).measured.samples
    found = {
        metric: {row[0] for row in each.rows} for (code, metric), each in samples.items() if code == "Q7.2"
    }
    assert found == {
        "visited-households": drawn(households, seed),
        "visited-firms": drawn(firms, seed),
        "visited-both": drawn(households | firms, seed),
    }


def test_a_day_without_a_time_of_closing_was_not_open_till_the_end(gangbei: Path) -> None:
    assert criteria(GANGBEI, 1)["Q10.1"].deduction == 0
    file = gangbei / "ledgers/opening.csv"
    text = file.read_text(encoding="utf-8-sig")
    assert "2025-10-28,08:52,17:01," in text
    file.write_text(text.replace("2025-10-28,08:52,17:01,", "2025-10-28,08:52,,"), encoding="utf-8")

    assert criteria(gangbei, 1)["Q10.1"].deduction == 3


@pytest.mark.parametrize(("number", "by_sum", "one_by_one"), [(1, 8, 7), (2, None, None), (3, None, None)])
def test_small_fairs_are_merged_by_their_sum_or_one_by_one(
    number: int, by_sum: int | None, one_by_one: int | None
) -> None:
    last = {1: date(2026, 5, 5), 2: date(2026, 9, 5), 3: date(2027, 3, 2)}[number]
    head, *events = sheet_rows(LOT1 / "ledgers/events.xlsx")
    day, kind, people = (head.index(title) for title in ("日期", "类别", "人数"))
    own = sorted((r for r in events if r[kind] == "自办招聘会"), key=lambda r: (str(r[day]), str(r[0])))
    sizes = [int(r[people]) for r in own if date.fromisoformat(str(r[day])[:10]) <= last]
    small, full = [n for n in sizes if n < 50], len([n for n in sizes if n >= 50])
    waiting = made = 0
    for n in small:
        waiting += n
        if waiting >= 50:
            waiting, made = 0, made + 1

    result = period(LOT1, number)

    counted = result.measured.values["own-fairs"], result.measured.values["own-fairs-whole"]
    assert counted == (full + sum(small) // 50, full + made)
    assert by_sum is None or counted == (by_sum, one_by_one)


def test_the_tables_of_lot_1_come_to_the_figures_of_the_criteria() -> None:
    found = assess(load_acceptance(LOT1), 1, tables=True).results[0]

    def column(code: str, title: str) -> list[int]:
        table = found.tables[code]
        return [int(row[table.headings.index(title)]) for row in table.rows]

    values = found.measured.values
    assert sum(column("t-attendance", "不正常人次")) == values["attendance-card"]
    by_site = (*column("t-attendance-site", "不正常人次"), *column("t-attendance-site", "无人值守站天"))
    assert sum(by_site) == values["attendance-site"]
    assert column("t-park-referred", "累计人数（不重复）")[-1] == values["park-referred"]
    assert column("t-own-fairs", "人数相加计场")[-1] == values["own-fairs"]
    assert column("t-own-fairs", "逐场相并计场")[-1] == values["own-fairs-whole"]
    short = sum(sum(column("t-seekers", title)) for title in ("未荐岗", "荐岗1次", "荐岗2次"))
    members = {group.counts["referrals"]: group.members for group in values["seekers"]}  # type: ignore[union-attr]
    assert short == sum(n for times, n in members.items() if times < 3) == 31


def test_only_reports_and_commendations_lift_the_bonus(gangbei: Path) -> None:
    before = own(period(GANGBEI, 2)).score.bonus
    videos = [
        row[0]
        for row in sheet_rows(gangbei / "ledgers/media.xlsx")
        if row[2] == "短视频" and str(row[1]) > "2026-04-27"
    ]
    for number in videos[:4]:
        cells("ledgers/media.xlsx", number, 层级="中央")(gangbei)

    result = assess(load_acceptance(gangbei), 2)
    assert own(result.results[0]).score.bonus == before
    assert [each.code for each in result.findings if each.code == "LEDGER-PLACE"] == ["LEDGER-PLACE"] * 4

    cells("ledgers/media.xlsx", videos[0], 类别="领导批示", 层级="自治区")(gangbei)
    assert own(period(gangbei, 2)).score.bonus == before + 2


def test_a_month_without_a_short_firm_owes_no_visit(lot1: Path) -> None:
    for number in [row[0] for row in sheet_rows(lot1 / "ledgers/employers.xlsx")[1:]]:
        cells("ledgers/employers.xlsx", number, 缺工="否")(lot1)
    found = criteria(lot1, 2)["Q3.1"]

    assert (found.deduction, taken(found)) == (0, {})


def test_demands_of_the_last_week_belong_to_the_last_period(gangbei: Path) -> None:
    add_row(gangbei / "ledgers/demands.xlsx", "DM99999", "2028-10-24", "E001", "示例诉求", None, "否")

    assert taken(criteria(gangbei, 6)["Q2.1"]) == {"excused": 0, "due": 5}
    assert taken(criteria(gangbei, 5)["Q2.1"]) == {}


def gaps_of(folder: Path, number: int, file: str) -> list[str]:
    return [each.said.values.get("value", "") for each in period(folder, number).gaps if each.file == file]


def test_no_incubation_record_and_no_monthly_report_is_said(gangbei: Path, lot1: Path) -> None:
    incubation, reports = gangbei / "ledgers/incubation.xlsx", lot1 / "ledgers/reports.xlsx"
    head, *rows = sheet_rows(incubation)
    write_sheet(incubation, [head, *(row for row in rows if row[2] != "孵化台账")])
    assert "孵化台账" in gaps_of(gangbei, 1, "ledgers/incubation.xlsx")

    head, *rows = sheet_rows(reports)
    write_sheet(reports, [head, *(row for row in rows if row[1] != "月度监测表")])
    assert "月度监测表" in gaps_of(lot1, 2, "ledgers/reports.xlsx")
