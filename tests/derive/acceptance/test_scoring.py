"""Every criterion of every scorecard against sums worked by hand (scoring_cases/*.yaml)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.edits import edit
from kit.examples import acceptance as loaded
from kit.project import EXAMPLES

from docgen.derive.acceptance.scoring import score
from docgen.load.acceptance.references import every_rule
from docgen.load.files.yaml import read_yaml
from docgen.model.acceptance.records import Acceptance, RecordedDeduction
from docgen.model.acceptance.score import MemberGroup, MetricValue, PeriodFacts, SampleFacts, Score
from docgen.packages.periods.asked import contract_periods

CASES = Path(__file__).with_name("scoring_cases")
EXAMPLES_SCORED = sorted(path.stem for path in CASES.glob("*.yaml") if (EXAMPLES / path.stem).is_dir())


def cases() -> list[Any]:
    found = []
    for name in EXAMPLES_SCORED:
        data, _ = read_yaml(CASES / f"{name}.yaml", name)
        found += [
            pytest.param(name, case, id=f"{name} {case['criterion']} {i}") for i, case in enumerate(data)
        ]
    return found


def facts(acceptance: Acceptance, case: dict[str, Any]) -> PeriodFacts:
    """The case's figures; every other metric gives nothing."""
    empty: dict[str, MetricValue] = {"figure": Decimal(0), "days": (), "members": ()}
    values = {metric.code: empty.get(metric.gives) for metric in acceptance.scoring.metrics}
    for code, figure in case.get("given", {}).items():
        assert code in values, f"{code} is no metric"
        values[code] = value(figure)
    sample = {key: Decimal(str(number)) for key, number in case.get("sample", {}).items()}
    judged = case.get("judged")
    code = case["criterion"]
    drawn = [key for key in acceptance.scoring.samples if key[0] == code]
    return PeriodFacts(
        values,
        {key: SampleFacts(**{k: n if k == "marks" else int(n) for k, n in sample.items()}) for key in drawn}  # type: ignore[arg-type]
        if sample
        else {},
        {code: RecordedDeduction(criterion=code, deduction=judged, reason="例")} if judged else {},
    )


def value(given: Any) -> MetricValue:
    if not isinstance(given, list):
        return Decimal(str(given))
    if given and isinstance(given[0], dict):
        return tuple(
            MemberGroup({k: n for k, n in group.items() if k != "members"}, group["members"])
            for group in given
        )
    return tuple(date.fromisoformat(day) for day in given)


def scored(name: str, case: dict[str, Any]) -> Score:
    acceptance = loaded(example=name)
    card = acceptance.service.tender.lot.scorecard
    assert card
    period = contract_periods(acceptance)[case.get("period", 1) - 1]
    return score(card, acceptance.scoring, period, facts(acceptance, case), case.get("choice"))


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_criterion_takes_what_was_worked_by_hand(name: str, case: dict[str, Any]) -> None:
    found = [c for item in scored(name, case).items for c in item.criteria if c.code == case["criterion"]]

    assert [c.deduction for c in found] == [Decimal(str(case["takes"]))], case["why"]
    assert found[0].working


@pytest.mark.parametrize("name", EXAMPLES_SCORED)
def test_every_criterion_has_a_case_and_the_points_sum_to_the_total(name: str) -> None:
    data, _ = read_yaml(CASES / f"{name}.yaml", name)
    card = loaded(example=name).service.tender.lot.scorecard
    assert card

    criteria = {criterion.code for item in card.items for criterion in item.criteria}
    assert {case["criterion"] for case in data} == criteria
    assert sum(item.points_of(each) for item in card.items for each in item.criteria) == card.total == 100


def total_of(name: str, given: dict[str, Any], choice: dict[str, str] | None = None) -> Score:
    """The score where every criterion is met but for what is given."""
    case = {"criterion": "", "given": {**MET[name], **given}, "choice": choice or {}}
    return scored(name, case)


MET = {
    "gangbei": {
        **{
            "services": 250,
            "recruiting": 50,
            "consultations": 3,
            "matched": 250,
            "jobs": 500,
            "jobs-park": 300,
        },
        **{"projects-new": 10, "projects-all": 10, "follow-ups": 4, "fairs": 6, "reports": 3, "videos": 15},
        **{"films": 1, "leaflets": 5000, "training-talks": 3, "trainees-referred": 50, "trainees": 300},
    }
}


@pytest.mark.parametrize(
    ("given", "bonus", "malus", "total"),
    [
        ({}, 0, 0, 100),
        ({"b-central": 2, "b-province": 1, "b-city": 1, "b-innovation": 1}, 11, 0, 111),
        ({"b-central": 5}, 15, 0, 115),
        ({"b-central": 5, "b-city": 1}, 15, 0, 115),
        ({"m-late": 1}, 0, 2, 98),
        ({"complaints": 1}, 0, 2, 95),
        ({"m-forged": 1, "m-harm": 2}, 0, 20, 80),
        ({"m-forged": 11}, 0, 110, 0),
    ],
)
def test_the_bonus_is_capped_and_the_malus_is_not(
    given: dict[str, Any], bonus: int, malus: int, total: int
) -> None:
    found = total_of("gangbei", given)

    assert (found.bonus, found.malus, found.total) == (bonus, malus, total)
    assert all(entry.working for entry in (*found.bonuses, *found.maluses))


@pytest.mark.parametrize(
    ("outcome", "total", "criterion", "malus"),
    [("twice", 95, 3, 2), ("criterion", 97, 3, 0), ("malus", 98, 0, 2)],
)
def test_one_complaint_counts_where_the_reading_has_it_count(
    outcome: str, total: int, criterion: int, malus: int
) -> None:
    found = total_of("gangbei", {"complaints": 1}, {"complaint-twice": outcome})

    taken = {each.code: each.deduction for item in found.items for each in item.criteria}
    assert (found.total, taken["Q10.3"], found.malus) == (total, criterion, malus)


def test_every_reading_of_bonus_and_malus_is_kept_beside_the_card() -> None:
    found = total_of("gangbei", {"complaints": 1, "b-city": 1})

    assert {each.choice["complaint-twice"]: each.deduction for each in found.beside} == {
        "twice": 1,
        "criterion": -1,
        "malus": 1,
    }


def test_what_only_the_assessor_can_judge_takes_what_was_recorded() -> None:
    asked = [{"kind": "judgement", "question": "任务完成得如何"}]
    acceptance = loaded(edit("scoring/criteria/Q9.1/rules", asked))
    card = acceptance.service.tender.lot.scorecard
    assert card
    case = facts(acceptance, {"criterion": "Q9.1", "judged": "0.5"})

    found = score(card, acceptance.scoring, contract_periods(acceptance)[0], case)

    assert [c.deduction for i in found.items for c in i.criteria if c.code == "Q9.1"] == [Decimal("0.5")]


def better(gives: str, value: MetricValue, more: int) -> MetricValue:
    """More of the same work: members get every service, days are added; a figure grows."""
    if gives == "members" and isinstance(value, tuple):
        return tuple(MemberGroup({k: n + more for k, n in g.counts.items()}, g.members) for g in value)  # type: ignore[union-attr]
    return value + more if isinstance(value, Decimal) else value


@pytest.mark.parametrize("name", EXAMPLES_SCORED)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_more_good_work_never_lowers_a_score(name: str, data: st.DataObject) -> None:
    acceptance = loaded(example=name)
    card = acceptance.service.tender.lot.scorecard
    assert card
    good, services = worked(acceptance)
    values: dict[str, MetricValue] = {}
    for metric in acceptance.scoring.metrics:
        if metric.gives == "figure":
            values[metric.code] = Decimal(data.draw(st.integers(0, 3000)))
        elif metric.gives == "members":
            counts = {key: data.draw(st.integers(0, 6)) for key in services.get(metric.code, ())}
            values[metric.code] = (MemberGroup(counts, data.draw(st.integers(0, 800))),)
        elif metric.gives == "days":
            values[metric.code] = tuple(
                data.draw(st.lists(st.dates(date(2025, 10, 1), date(2028, 12, 1)), max_size=9))
            )
    period = data.draw(st.sampled_from(contract_periods(acceptance)))
    code = data.draw(st.sampled_from(sorted(good & values.keys())))
    metric = next(m for m in acceptance.scoring.metrics if m.code == code)
    more = better(metric.gives, values[code], data.draw(st.integers(1, 500)))
    if metric.gives == "days":
        more = (*values[code], data.draw(st.dates(date(2025, 10, 1), date(2028, 12, 1))))  # type: ignore[misc, assignment]

    before = score(card, acceptance.scoring, period, PeriodFacts(values))
    after = score(card, acceptance.scoring, period, PeriodFacts({**values, code: more}))

    assert after.total >= before.total
    assert after.total >= 0


def worked(acceptance: Acceptance) -> tuple[set[str], dict[str, set[str]]]:
    """Metrics of which more is better, and the services that members' metrics count."""
    good: set[str] = set()
    services: dict[str, set[str]] = {}
    among = {
        rule.among
        for entry in acceptance.scoring.criteria
        for _, rule in every_rule(entry)
        if rule.kind == "ratio"
    }
    for entry in acceptance.scoring.criteria:
        for _, rule in every_rule(entry):
            if rule.kind in ("shortfall", "missing") or (rule.kind == "whole" and rule.least is not None):
                good.add(rule.metric)  # type: ignore[union-attr]
            if rule.kind == "members":
                good.add(rule.metric)
                services.setdefault(rule.metric, set()).update(rule.needs)
    return good - among, services
