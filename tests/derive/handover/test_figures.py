"""Handover worked out: fates, net values, sums to the fen, facilities, movements."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from kit.handover_edits import cells, figures_of, found, rows_of, text, without, write_rows
from kit.project import EXAMPLES, replace

from docgen.derive.handover.values import net_value, used_months
from docgen.load.handover import load_handover
from docgen.model.handover.inventory import Handover
from docgen.model.handover.records import Depreciation
from docgen.pack.sheets.inventory_json import inventory_json
from docgen.rules import ruleset

ASSETS, TERMS, TENDER = "assets.xlsx", "handover.yaml", "tender.yaml"
FIVE = Depreciation(residual_percent=Decimal(5), source="年限平均法")


@pytest.fixture(scope="module")
def figures() -> Handover:
    return figures_of(EXAMPLES / "pingxiang-lot1")


@pytest.mark.parametrize(
    ("acquired", "day", "months"),
    [
        (date(2026, 1, 31), date(2026, 1, 31), 0),
        (date(2026, 1, 31), date(2026, 2, 1), 1),
        (date(2026, 1, 1), date(2026, 1, 31), 0),
        (date(2025, 12, 31), date(2027, 3, 5), 15),
        (date(2027, 4, 1), date(2027, 3, 5), 0),
    ],
)
def test_depreciation_counts_from_the_month_after(acquired: date, day: date, months: int) -> None:
    assert used_months(acquired, day) == months


@pytest.mark.parametrize(
    ("value", "life", "months", "net"),
    [
        ("3980.00", 36, 0, "3980.00"),
        ("3980.00", 36, 14, "2509.61"),  # 3980 − (3980 − 199) × 14 ÷ 36 = 3980 − 1470.388…
        ("3980.00", 36, 36, "199.00"),
        ("3980.00", 36, 37, "199.00"),
        ("3980.00", None, 20, "3980.00"),
        ("0.01", 36, 36, "0.00"),
        ("0.00", 36, 5, "0.00"),
    ],
)
def test_net_value_is_a_straight_line_down_to_the_residual(
    value: str, life: int | None, months: int, net: str
) -> None:
    assert net_value(Decimal(value), life, months, FIVE) == Decimal(net)


def test_sums_by_site_by_category_and_by_fate_add_up_to_the_fen(figures: Handover) -> None:
    changing = [line for _, _, _, line in figures.changing()]
    for amount in ("value", "net"):
        total = sum((getattr(line, amount) for line in changing), Decimal(0))
        assert getattr(figures, amount) == total
        assert sum((getattr(site, amount) for site in figures.sites), Decimal(0)) == total
        assert sum((getattr(row, amount) for row in figures.categories), Decimal(0)) == total
        groups = [group for site in figures.sites for group in site.groups]
        assert sum((getattr(group, amount) for group in groups), Decimal(0)) == total
    assert figures.count == len(changing) == sum(site.count for site in figures.sites)


def test_the_vehicle_is_excluded_by_its_clause_and_nothing_else_is(figures: Handover) -> None:
    excluded = [(line.asset.category, line.clause) for line in figures.lines if line.fate == "excluded"]

    assert excluded == [("运输工具", "T3.1.1.7")]


def test_an_own_vehicle_elsewhere_stays_without_a_clause_of_exclusion(lot1: Path) -> None:
    cells(ASSETS, "PARK-037", 站点编号="YOUYI")(lot1)

    (line,) = [line for line in figures_of(lot1).lines if line.asset.category == "运输工具"]
    assert (line.fate, line.clause) == ("kept", "")


def test_what_is_leased_passes_by_its_lease_or_ends(lot1: Path) -> None:
    cells(ASSETS, "PARK-001", 租赁处理="终止")(lot1)

    fates = {line.asset.code: line.fate for line in figures_of(lot1).lines if line.asset.basis == "租赁"}
    assert fates.pop("PARK-001") == "ends"
    assert set(fates.values()) == {"assigned"}


def test_each_site_passes_under_its_own_clause(figures: Handover) -> None:
    clauses = {(site.site, line.clause) for _, site, _, line in figures.changing()}

    assert clauses == {
        ("PARK", "T3.1.1.7"),
        ("MARKET", "T3.1.2.7"),
        *((town, "T3.1.3.7") for town in ("YOUYI", "SHANGSHI", "XIASHI")),
    }


REGIMES = {
    "returned": ("采购人所有", "returned", "returned", "0.00"),
    "bought at net value": ("本项目投入", "buyback", "buyback", "2509.61"),
    "kept": ("本项目投入", "kept", "kept", "0.00"),
}


@pytest.mark.parametrize(("basis", "outcome", "fate", "price"), REGIMES.values(), ids=REGIMES)
def test_other_regimes_are_rules_of_the_data(
    basis: str, outcome: str, fate: str, price: str, lot1: Path
) -> None:
    cells(ASSETS, "PARK-008", 投入性质=basis)(lot1)
    first = "    rules:\n"
    rule = f"{{kinds: [运营设备设施], bases: [{basis}], sites: [PARK], outcomes: [{outcome}], clause: T3}}"
    replace(lot1 / TENDER, first, f"{first}      - {rule}\n")

    figures = figures_of(lot1)

    (line,) = [line for line in figures.lines if line.asset.code == "PARK-008"]
    assert (line.fate, line.clause, line.net) == (fate, "T3", Decimal("2509.61"))
    (total,) = [total for total in figures.totals if total.fate == fate]
    assert total.payable == (total.net if outcome == "buyback" else Decimal(0))
    assert total.payable >= Decimal(price)


def test_an_open_point_shows_the_money_of_every_outcome(lot1: Path) -> None:
    open_rule = "outcomes: [passes, kept, buyback], point: MARKET-THINGS, clause: T3.1.2.7}"
    text(TENDER, "outcomes: [passes], clause: T3.1.2.7}", open_rule)(lot1)

    figures = figures_of(lot1)

    (point,) = figures.points
    market = next(site for site in figures.sites if site.site == "MARKET")
    leased = sum((line.net for line in figures.lines if line.fate == "assigned"), Decimal(0))
    assert dict(point.outcomes) == {"passes": 0, "kept": 0, "buyback": market.net - leased}
    assert {line.fate for line in figures.lines if line.asset.site == "MARKET"} == {
        "open",
        "assigned",
        "disposed",
    }


def test_facilities_are_counted_on_every_footing(lot1: Path) -> None:
    cells(ASSETS, "PARK-008", 投入性质="自有")(lot1)
    cells(ASSETS, "PARK-009", 投入性质="租赁", 租赁处理="转让")(lot1)

    (row,) = [row for row in figures_of(lot1).facilities if (row.site, row.facility) == ("PARK", "电脑")]

    assert (row.required, row.present, row.changes, row.leased, row.own) == (4, 4, 2, 1, 1)
    assert row.verdict == "met"


@pytest.mark.parametrize(("quantity", "verdict"), [(3, "short"), (4, "met"), (5, "exceeded")])
def test_a_count_is_met_exactly_or_not(quantity: int, verdict: str, lot1: Path) -> None:
    cells(ASSETS, "PARK-025", 数量=quantity)(lot1)

    (row,) = [row for row in figures_of(lot1).facilities if (row.site, row.facility) == ("PARK", "办公桌椅")]
    assert row.verdict == verdict


def test_what_nobody_asked_for_may_stay_with_the_operator(lot1: Path) -> None:
    cells(ASSETS, "PARK-008", 投入性质="自有", 对应设施="鱼缸")(lot1)

    figures = figures_of(lot1)

    (row,) = [row for row in figures.facilities if row.facility == "鱼缸"]
    assert (row.required, row.needed, row.own, row.verdict) == (None, 0, 1, "extra")
    assert "PARK/鱼缸" not in {name for difference in figures.differences for name in difference.subjects[:1]}


def test_a_partial_handover_takes_one_site_and_its_accounts_only(lot1: Path) -> None:
    text(TERMS, "reason: 服务期满\n", "reason: 服务期满\nsites: [YOUYI]\n")(lot1)

    figures = figures_of(lot1)

    assert [site.site for site in figures.sites] == ["YOUYI"]
    assert {line.asset.site for line in figures.lines} == {"YOUYI"}
    assert {line.account.site for line in figures.accounts} == {"YOUYI"}
    assert {row.site for row in figures.facilities} == {"YOUYI"}
    assert found(lot1) == []


@pytest.fixture
def second(lot1: Path) -> Path:
    """The next operator's own handover, which starts from the inventory that the first one signed."""
    signed = inventory_json(load_handover(lot1, ruleset().secrets), figures_of(lot1))
    (lot1 / "signed.json").write_bytes(signed)
    kept = {line["code"] for line in json.loads(signed)["lines"]}
    head, *rows = rows_of(lot1 / ASSETS)
    write_rows(lot1 / ASSETS, [head, *(row for row in rows if row[0] in kept)])
    text(TERMS, "date: 2027-03-05", "date: 2028-06-05\nprevious: {file: signed.json, signed: 2027-03-05}")(
        lot1
    )
    text(TERMS, "示例就业服务（凭祥）有限公司", "第三家示例服务有限公司")(lot1)
    for site in ("PARK", "MARKET", "YOUYI", "SHANGSHI", "XIASHI"):
        replace(
            lot1 / TERMS,
            f"  - {{of: {site}/电话, text: 公司原有电话机，投标时承诺投入本项目，一并移交}}\n",
            "",
        )
    for site in ("PARK", "MARKET"):
        replace(
            lot1 / TERMS,
            f"  - {{of: {site}/高拍仪, text: 公司原有高拍仪，投标时承诺投入本项目，一并移交}}\n",
            "",
        )
    return lot1


def test_what_was_taken_over_is_carried_over_line_by_line(second: Path) -> None:
    first = json.loads((second / "signed.json").read_text(encoding="utf-8"))

    figures = figures_of(second)

    assert [move.code for move in figures.movements] == [line["code"] for line in first["lines"]]
    assert all(move.opening == move.closing and not move.added for move in figures.movements)
    assert figures.value == Decimal(first["total"]["value"])
    assert figures.net < Decimal(first["total"]["net"])
    assert found(second) == []
    assert found(second, "warning") == []


def test_opening_plus_additions_less_disposals_is_closing_on_every_line(second: Path) -> None:
    gone = {"处置数量": 3, "处置日期": date(2028, 1, 9), "处置方式": "报废", "处置原因": "椅架断裂"}
    cells(ASSETS, "PARK-015", **gone)(second)
    head, *rows = rows_of(second / ASSETS)
    added = ["PARK-100", "自助打印机", "电子设备", "PARK", "", "", "SL1", 2, "台", date(2027, 9, 1), 5000.01]
    row = [*added, *[""] * (len(head) - len(added))]
    row[head.index("现状")], row[head.index("投入性质")] = "完好", "本项目投入"
    write_rows(second / ASSETS, [head, *rows, row])

    figures = figures_of(second)

    moves = {move.code: move for move in figures.movements}
    for move in figures.movements:
        assert move.opening + move.added - move.disposed == move.closing
        assert move.opening_value + move.added_value - move.disposed_value == move.closing_value
    benches, printer = moves["PARK-015"], moves["PARK-100"]
    assert (benches.opening, benches.disposed, benches.closing) == (8, 3, 5)
    assert (benches.opening_value, benches.closing_value) == (Decimal("4480.00"), Decimal("2800.00"))
    assert (printer.opening, printer.added, printer.closing_value) == (0, 2, Decimal("5000.01"))
    assert sum((move.closing_value for move in figures.movements), Decimal(0)) == figures.value
    assert found(second) == []


def test_a_line_that_vanished_and_one_that_shrank_are_found(second: Path) -> None:
    cells(ASSETS, "PARK-015", 数量=6)(second)
    without("PARK-030")(second)

    assert ("HANDOVER-OPENING", "assets.xlsx:H15") in found(second)
    assert ("HANDOVER-LOST", "assets.xlsx") in found(second)


def test_a_signed_inventory_that_is_none_is_refused(second: Path) -> None:
    from docgen.model.finding import DocgenError

    for content, code in (("{", "JSON-SYNTAX"), ('{"format": "other"}', "FIELD-VALUE")):
        (second / "signed.json").write_text(content, encoding="utf-8")
        with pytest.raises(DocgenError) as stopped:
            load_handover(second, ruleset().secrets)
        assert code in {finding.code for finding in stopped.value.findings}
