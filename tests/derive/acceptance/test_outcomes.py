"""Every reading of the open points, against all of them counted one by one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from docgen.derive.acceptance.outcomes import GROUPED, LISTED, Group, Outcomes, count
from docgen.derive.acceptance.readings import readings
from docgen.model.acceptance.score import (
    CriterionScore,
    Deduction,
    ItemScore,
    PossiblePayment,
    Reading,
    Score,
)

POINTS = "abcdef"
WAYS = {point: ("x", "y", "z")[: 2 + place % 2] for place, point in enumerate(POINTS)}
BANDS = ((Decimal(90), 100), (Decimal(80), 90), (Decimal(60), 70))
EDGES = tuple((edge, False) for edge, _ in BANDS)


def pays(total: Decimal) -> tuple[PossiblePayment, ...]:
    """100, 90, 70 or nothing by bands at 90, 80 and 60."""
    share = Decimal(next((share for edge, share in BANDS if total >= edge), 0))
    return (PossiblePayment((), total, share, share, (), total),)


def by_the_hundredth(total: Decimal) -> tuple[PossiblePayment, ...]:
    """Another amount for every score."""
    return (PossiblePayment((), total, total, total, (), total),)


Taken = dict[tuple[str, ...], Decimal]


def scored(lines: list[tuple[str, Taken]]) -> Score:
    """100 points, less what each line takes: its points, and what goes by their outcomes."""
    criteria = []
    for number, (points, taken) in enumerate(lines):
        found = tuple(
            Reading(dict(zip(points, outcomes, strict=True)), deduction)
            for outcomes, deduction in taken.items()
        )
        criteria.append(CriterionScore(f"Q{number}", "", Decimal(10), found[0].deduction, (), (), found))
    rest = CriterionScore("R", "", Decimal(100 - 10 * len(lines)), Decimal(0), ())
    items = (ItemScore("I", "", Decimal(100), (*criteria, rest)),)
    return Score(items, Decimal(0), None, (), (), (), None)


@st.composite
def cards(draw: st.DrawFn) -> list[tuple[str, Taken]]:
    lines = []
    for _ in range(draw(st.integers(1, 6))):
        points = "".join(sorted(draw(st.sets(st.sampled_from(POINTS), min_size=1, max_size=3))))
        deduction = st.integers(0, 1000).map(lambda n: Decimal(n) / 100)
        taken = {outcomes: draw(deduction) for outcomes in product(*(WAYS[point] for point in points))}
        lines.append((points, taken))
    return lines


def one_by_one(lines: list[tuple[str, Taken]]) -> Iterator[tuple[dict[str, str], Decimal]]:
    """Every reading with its score, counted the plain way."""
    points = sorted({point for named, _ in lines for point in named})
    for outcomes in product(*(WAYS[point] for point in points)):
        choice = dict(zip(points, outcomes, strict=True))
        taken = sum((t[tuple(choice[p] for p in named)] for named, t in lines), Decimal(0))
        yield choice, 100 - taken


def holding(groups: list[Group], choice: dict[str, str]) -> list[Group]:
    return [group for group in groups if all(choice[point] in group.box[point] for point in choice)]


@given(lines=cards())
@settings(max_examples=30, deadline=None)
def test_every_reading_is_in_one_group_that_pays_what_it_pays(lines: list[tuple[str, Taken]]) -> None:
    outcomes = Outcomes(scored(lines), POINTS, pays, EDGES)
    groups = outcomes.groups()
    assume(sum(group.readings for group in groups) == count(outcomes.box))
    found: dict[int, list[Decimal]] = {}

    for choice, total in one_by_one(lines):
        (group,) = holding(groups, choice)
        assert pays(total)[0].payable == outcomes.payments(group)[0].payable
        found.setdefault(groups.index(group), []).append(total)

    for number, totals in found.items():
        assert (groups[number].least, groups[number].most) == (min(totals), max(totals))
        assert groups[number].readings == len(totals)
    assert len(groups) == len(found) <= max(GROUPED, LISTED)


@given(lines=cards())
@settings(max_examples=20, deadline=None)
def test_an_outcome_s_effect_is_the_range_of_the_readings_that_hold_it(
    lines: list[tuple[str, Taken]],
) -> None:
    outcomes = Outcomes(scored(lines), POINTS, pays, EDGES)
    every = list(one_by_one(lines))

    for effect in outcomes.effects(outcomes.groups()):
        totals = [total for choice, total in every if choice[effect.point] == effect.outcome]
        paid = [pays(total)[0].payable for total in totals]
        assert effect.total == (min(totals), max(totals))
        assert effect.payable == (min(paid), max(paid))


def test_few_readings_are_listed_one_by_one_though_they_pay_the_same() -> None:
    lines = [
        ("a", {("x",): Decimal(1), ("y",): Decimal(2)}),
        ("c", {("x",): Decimal(0), ("y",): Decimal("0.5")}),
    ]

    groups = Outcomes(scored(lines), POINTS, pays, EDGES).groups()

    assert [str(group.least) for group in groups] == ["99", "98.5", "98", "97.5"]


def wide(weight: int) -> list[tuple[str, Taken]]:
    """Points that each move a criterion of their own, the next `weight` times as far as the one before."""
    return [
        (point, {(outcome,): Decimal(n * weight**place) / 100 for n, outcome in enumerate(WAYS[point])})
        for place, point in enumerate(POINTS)
    ]


def test_many_readings_that_pay_the_same_are_one() -> None:
    (group,) = Outcomes(scored(wide(1)), POINTS, pays, EDGES).groups()

    # Three points of two outcomes take up to 0.01 each, three of three up to 0.02.
    assert count(group.box) == 2**3 * 3**3
    assert (str(group.least), str(group.most)) == ("99.91", "100")


def test_of_too_many_amounts_the_lowest_and_the_highest_are_shown() -> None:
    groups = Outcomes(scored(wide(3)), POINTS, by_the_hundredth, ()).groups()

    # 1 + 2·3 + 9 + 2·27 + 81 + 2·243 hundredths.
    assert [str(group.least) for group in groups] == ["93.63", "100"]
    assert [group.readings for group in groups] == [1, 1]


def test_points_that_change_nothing_are_no_readings() -> None:
    def taken(choice: object) -> Deduction:
        return Deduction(Decimal(choice["a"] == "x"), ())  # type: ignore[index]

    found = readings("abc", WAYS, taken)

    assert [dict(each.choice) for each in found] == [{"a": "x"}, {"a": "y"}]
    assert readings("bc", WAYS, taken) == ()
