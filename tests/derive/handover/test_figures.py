"""Handover worked out: fates, net values, sums to the fen, facilities, movements."""

from __future__ import annotations

import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from kit.edits import Edit, add, asset, both, drop, edit, row
from kit.examples import handover
from kit.found import codes, expect_warned, findings, places
from kit.project import EXAMPLES, replace
from kit.sheets import sheet_rows

from docgen.derive.handover.figures import handover_figures
from docgen.derive.handover.values import net_value, used_months
from docgen.load.handover import load_handover
from docgen.model.finding import DocgenError
from docgen.model.handover.inventory import FacilityCheck, Handover
from docgen.model.money import FEN
from docgen.pack.sheets.inventory_json import inventory_json
from docgen.rules import ruleset

MARKET_RULE = "tender/lot/handover/rules/2"


def figures_after(*edits: Edit) -> Handover:
    return handover_figures(handover(*edits))


@pytest.fixture(scope="module")
def figures() -> Handover:
    return figures_after()


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
    assert net_value(Decimal(value), life, months, Decimal(5)) == Decimal(net)


LIVES = {"运营场地": None, "电子设备": 36, "办公家具": 60, "便民设施": 60, "运输工具": 48}
NETS = {
    # Example: life of the fit-out, day, net value; and the same by days of acquisition, with 5 % left of all.
    "pingxiang-lot1": (15, date(2027, 3, 5), "222819.81", "208099.48"),
    "pingxiang-lot2": (15, date(2027, 3, 8), "139857.68", "141110.80"),
    "gangbei": (36, date(2028, 10, 26), "17649.20", "18289.20"),
}


def again(example: str, fit_out: int, day: date, start: str, left_of_fit_out: int) -> Decimal:
    """The net value of what does not stay, straight from the rows of the sheet."""
    head, *rows = sheet_rows(EXAMPLES / example / "assets.xlsx")
    total = Decimal(0)
    for cells in rows:
        here = dict(zip(head, cells, strict=True))
        if here["投入性质"] == "自有" or here["处置日期"]:
            continue
        since = here[start] or here["购置日期"]
        deferred = here["类别"] == "装修装饰"
        life = fit_out if deferred else LIVES[here["类别"]]
        value = Decimal(str(here["原值"]))
        if life is not None:
            months = min(life, (day.year - since.year) * 12 + day.month - since.month)
            worn = value - (value * (left_of_fit_out if deferred else 5) / 100).quantize(FEN, ROUND_HALF_UP)
            value -= (worn * months / life).quantize(FEN, ROUND_HALF_UP)
        total += value
    return total


@pytest.mark.parametrize("example", NETS)
def test_net_values_count_from_the_month_after_being_put_into_use(example: str) -> None:
    fit_out, day, net, by_acquisition = NETS[example]

    assert again(example, fit_out, day, "投入使用日期", 0) == Decimal(net)
    assert again(example, fit_out, day, "购置日期", 5) == Decimal(by_acquisition)
    assert handover_figures(handover(example=example)).net == Decimal(net)


def test_without_a_date_of_being_put_into_use_acquisition_counts_and_is_said() -> None:
    computer = asset("PARK-008", acquired="2026-01-05", used_from=None)
    figures = figures_after(computer)

    (line,) = [line for line in figures.lines if line.asset.code == "PARK-008"]
    assert line.net == Decimal("2509.61")  # 3980 − (3980 − 199) × 14 ÷ 36
    assert [each.asset.code for each in figures.undated()] == ["PARK-008"]


def test_a_deferred_expense_keeps_nothing_unless_the_data_say_so() -> None:
    """Of 32,400 yuan 6,480 are left after 12 of 15 months; with 5 % that stay 7,776 (+ 1,620 × 0.8)."""

    def fit_out(*edits: Edit) -> Decimal:
        return next(line.net for line in figures_after(*edits).lines if line.asset.code == "PARK-002")

    assert fit_out() == Decimal("6480.00")
    assert fit_out(edit("handover/categories/装修装饰/residual_percent", "5")) == Decimal("7776.00")
    assert fit_out(edit("handover/categories/装修装饰/deferred", False)) == Decimal("7776.00")


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


def test_an_own_vehicle_elsewhere_stays_without_a_clause_of_exclusion() -> None:
    figures = figures_after(asset("PARK-037", site="YOUYI"))

    (line,) = [line for line in figures.lines if line.asset.category == "运输工具"]
    assert (line.fate, line.clause) == ("kept", "")


def test_what_is_leased_passes_by_its_lease_or_ends() -> None:
    figures = figures_after(asset("PARK-001", lease_fate="终止"))

    fates = {line.asset.code: line.fate for line in figures.lines if line.asset.basis == "租赁"}
    assert fates.pop("PARK-001") == "ends"
    assert set(fates.values()) == {"assigned"}


def test_each_site_passes_under_its_own_clause(figures: Handover) -> None:
    clauses = {(site.site, line.clause) for _, site, _, line in figures.changing()}

    assert clauses == {
        ("PARK", "T3.1.1.7"),
        ("MARKET", "T3.1.2.7"),
        *((town, "T3.1.3.7") for town in ("YOUYI", "SHANGSHI", "XIASHI")),
    }


# From March 2026, the month after which counts, to March 2027: 3980 − (3980 − 199) × 12 ÷ 36.
REGIMES = {
    "returned": ("采购人所有", "returned", "returned", "0.00"),
    "bought at net value": ("本项目投入", "buyback", "buyback", "2719.67"),
    "kept": ("本项目投入", "kept", "kept", "0.00"),
}


@pytest.mark.parametrize(("basis", "outcome", "fate", "price"), REGIMES.values(), ids=REGIMES)
def test_other_regimes_are_rules_of_the_data(basis: str, outcome: str, fate: str, price: str) -> None:
    rule = {
        "kinds": ["运营设备设施"],
        "bases": [basis],
        "sites": ["PARK"],
        "outcomes": [outcome],
        "clause": "T3",
    }

    figures = figures_after(asset("PARK-008", basis=basis), add("tender/lot/handover/rules", rule))

    (line,) = [line for line in figures.lines if line.asset.code == "PARK-008"]
    assert (line.fate, line.clause, line.net) == (fate, "T3", Decimal("2719.67"))
    (total,) = [total for total in figures.totals if total.fate == fate]
    assert total.payable == (total.net if outcome == "buyback" else Decimal(0))
    assert total.payable >= Decimal(price)


def test_an_open_point_shows_the_money_of_every_outcome() -> None:
    figures = figures_after(row(MARKET_RULE, outcomes=("passes", "kept", "buyback"), point="MARKET-THINGS"))

    (point,) = figures.points
    market = next(site for site in figures.sites if site.site == "MARKET")
    leased = sum((line.net for line in figures.lines if line.fate == "assigned"), Decimal(0))
    assert dict(point.outcomes) == {"passes": 0, "kept": 0, "buyback": market.net - leased}
    assert {line.fate for line in figures.lines if line.asset.site == "MARKET"} == {
        "open",
        "assigned",
        "disposed",
    }


def facility(name: str, *edits: Edit) -> FacilityCheck:
    """The facility's row at the park after the edits."""
    rows = figures_after(*edits).facilities
    (found,) = (each for each in rows if (each.site, each.facility) == ("PARK", name))
    return found


def test_facilities_are_counted_on_every_footing() -> None:
    leased = asset("PARK-009", basis="租赁", lease_fate="转让")

    found = facility("电脑", asset("PARK-008", basis="自有"), leased)

    assert (found.required, found.present, found.changes, found.leased, found.own) == (4, 4, 2, 1, 1)
    assert found.verdict == "met"


@pytest.mark.parametrize(("quantity", "verdict"), [(3, "short"), (4, "met"), (5, "exceeded")])
def test_a_count_is_met_exactly_or_not(quantity: int, verdict: str) -> None:
    assert facility("办公桌椅", asset("PARK-025", quantity=quantity)).verdict == verdict


def test_what_nobody_asked_for_may_stay_with_the_operator() -> None:
    figures = figures_after(asset("PARK-008", basis="自有", facility="鱼缸"))

    (found,) = [each for each in figures.facilities if each.facility == "鱼缸"]
    assert (found.required, found.needed, found.own, found.verdict) == (None, 0, 1, "extra")
    assert "PARK/鱼缸" not in {name for difference in figures.differences for name in difference.subjects[:1]}


def test_a_partial_handover_takes_one_site_and_its_accounts_only() -> None:
    partial = edit("handover/sites", ["YOUYI"])
    figures = figures_after(partial)

    assert [site.site for site in figures.sites] == ["YOUYI"]
    assert {line.asset.site for line in figures.lines} == {"YOUYI"}
    assert {line.account.site for line in figures.accounts} == {"YOUYI"}
    assert {each.site for each in figures.facilities} == {"YOUYI"}
    assert codes(findings(handover(partial)), "error") == []


@cache
def signed() -> dict[str, Any]:
    """The inventory that the first operator signed, as read from its JSON file."""
    data: dict[str, Any] = json.loads(inventory_json(handover(), figures_after()))
    return data


@cache
def second() -> Edit:
    """The next operator's own handover, which starts from that inventory."""
    kept = {line["code"] for line in signed()["lines"]}
    gone = [asset.code for asset in handover().assets if asset.code not in kept]
    own = ("/电话", "/高拍仪")  # brought along by the first operator
    explained = [each.model_dump() for each in handover().terms.explanations if not each.of.endswith(own)]
    return both(
        edit("previous", signed()),
        edit("handover/previous", {"file": "signed.json", "signed": "2027-03-05"}),
        *(drop(f"assets/{code}") for code in gone),
        row("handover", date="2028-06-05", explanations=explained),
        edit("handover/receiver/name", "第三家示例服务有限公司"),
    )


def test_what_was_taken_over_is_carried_over_line_by_line() -> None:
    figures = figures_after(second())

    assert [move.code for move in figures.movements] == [line["code"] for line in signed()["lines"]]
    assert all(move.opening == move.closing and not move.added for move in figures.movements)
    assert figures.value == Decimal(signed()["total"]["value"])
    assert figures.net < Decimal(signed()["total"]["net"])
    expect_warned(findings(handover(second())))


def test_opening_plus_additions_less_disposals_is_closing_on_every_line() -> None:
    gone = {"disposed": 3, "disposed_on": "2028-01-09", "disposal": "报废", "disposal_reason": "椅架断裂"}
    printer = {
        "code": "PARK-100",
        "name": "自助打印机",
        "category": "电子设备",
        "site": "PARK",
        "serial": "SL1",
    }
    printer |= {"quantity": 2, "unit": "台", "acquired": "2027-09-01", "value": "5000.01"}
    bought = add("assets", {**printer, "condition": "完好", "basis": "本项目投入"})
    changed = handover(second(), asset("PARK-015", **gone), bought)

    figures = handover_figures(changed)

    moves = {move.code: move for move in figures.movements}
    for move in figures.movements:
        assert move.opening + move.added - move.disposed == move.closing
        assert move.opening_value + move.added_value - move.disposed_value == move.closing_value
    benches, new = moves["PARK-015"], moves["PARK-100"]
    assert (benches.opening, benches.disposed, benches.closing) == (8, 3, 5)
    assert (benches.opening_value, benches.closing_value) == (Decimal("4480.00"), Decimal("2800.00"))
    assert (new.opening, new.added, new.closing_value) == (0, 2, Decimal("5000.01"))
    assert sum((move.closing_value for move in figures.movements), Decimal(0)) == figures.value
    assert codes(findings(changed), "error") == []


def test_a_line_that_vanished_and_one_that_shrank_are_found() -> None:
    found = findings(handover(second(), asset("PARK-015", quantity=6), drop("assets/PARK-030")))

    assert ("HANDOVER-OPENING", "assets.xlsx:H15") in places(found)
    assert ("HANDOVER-LOST", "assets.xlsx") in places(found)


def test_a_signed_inventory_that_is_none_is_refused(lot1: Path) -> None:
    replace(
        lot1 / "handover.yaml", "copies: 4", "previous: {file: signed.json, signed: 2027-03-05}\ncopies: 4"
    )

    for content, code in (("{", "JSON-SYNTAX"), ('{"format": "other"}', "FIELD-VALUE")):
        (lot1 / "signed.json").write_text(content, encoding="utf-8")
        with pytest.raises(DocgenError) as stopped:
            load_handover(lot1, ruleset().secrets)
        assert code in {finding.code for finding in stopped.value.findings}
