"""What is owed on which day, counted by hand on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from kit.edits import Edit, drop, edit, row
from kit.examples import acceptance

from docgen.derive.acceptance.duties import DueDay, duties
from docgen.locale.messages import say
from docgen.packages.periods.asked import contract_periods


def owed(*edits: Edit, example: str = "pingxiang-lot1") -> tuple[DueDay, ...]:
    loaded = acceptance(*edits, example=example)
    return duties(loaded, contract_periods(loaded))


def days(found: tuple[DueDay, ...], key: str) -> list[str]:
    return [each.day.isoformat() for each in found if each.key.startswith(key)]


def title(found: tuple[DueDay, ...], key: str) -> str:
    (one,) = (each for each in found if each.key == key)
    return say(one.title, "zh")


def test_legal_service_is_owed_in_every_quarter_the_first_and_the_last_partial_one_too() -> None:
    # Opened on 2025-10-27, over on 2028-10-26: thirteen calendar quarters.
    found = owed(example="gangbei")

    quarters = days(found, "duty:legal-service")
    assert len(quarters) == 13
    assert (quarters[0], quarters[1], quarters[-1]) == ("2025-12-31", "2026-03-31", "2028-10-26")
    assert "不足一期" in title(found, "duty:legal-service:2025-10-01")
    assert "不足一期" not in title(found, "duty:legal-service:2026-01-01")


def test_a_month_begun_and_a_month_broken_off_are_owed_too() -> None:
    # In service from 2026-03-02 to 2027-03-02: plans of 13 months, the last of them summed up in April.
    plans = days(owed(), "duty:monthly-plan")

    assert len(plans) == 14
    assert (plans[0], plans[1], plans[-2], plans[-1]) == (
        "2026-03-05",
        "2026-04-05",
        "2027-03-05",
        "2027-04-05",
    )


def test_what_fell_due_before_the_opening_is_owed_on_the_opening_day() -> None:
    # Lot 2 opened on 2026-01-27; the plan of January was due by the 5th.
    assert days(owed(example="pingxiang-lot2"), "duty:monthly-plan")[:2] == ["2026-01-27", "2026-02-05"]


def test_a_week_is_summed_up_on_the_monday_after_it() -> None:
    # Opened on a Monday: no week lies behind it yet.
    weeks = days(owed(), "duty:attendance")

    assert (weeks[0], weeks[-1], len(weeks)) == ("2026-03-09", "2027-03-08", 53)


def test_the_end_the_handover_and_the_set_up_are_events() -> None:
    found = owed()

    # Signed on 2025-12-05: three months to set up, fifteen in all.
    assert days(found, "setup") == ["2026-03-05"]
    assert days(found, "end") == days(found, "handover") == ["2027-03-05"]
    gangbei = owed(example="gangbei")
    assert days(gangbei, "setup") == ["2025-10-30"]
    assert "没有写明" in title(gangbei, "handover")


def test_a_rectification_ends_its_term_after_the_assessment() -> None:
    # Assessed on 2028-05-02, fifteen days.
    assert days(owed(example="gangbei"), "period:5:rectification") == ["2028-05-17"]
    assert days(owed(drop("acceptance/periods/4/rectification"), example="gangbei"), "period:5:rect") == []


def test_only_a_tender_that_says_so_has_a_last_day_of_assessment() -> None:
    assert days(owed(), "period:1:assessment") == ["2026-04-30"]
    assert [each for each in owed(example="gangbei") if each.key.endswith(":assessment")] == []
    assert days(owed(edit("tender/lot/assessment/days_before", 7)), "period:1:assessment") == ["2026-04-28"]


@pytest.mark.parametrize(
    ("off", "day", "marked"),
    [("marked", "2026-04-05", True), ("earlier", "2026-04-03", False), ("later", "2026-04-07", False)],
)
def test_a_day_off_is_marked_or_moved_as_the_text_says(off: str, day: str, marked: bool) -> None:
    # 2026-04-05 is a Sunday, the Saturday before and the Monday after are days off for 清明.
    found = owed(row("scoring/duties/0", off=off))

    (april,) = (each for each in found if each.key == "duty:monthly-plan:2026-04-01")
    assert april.day.isoformat() == day
    assert ("休息日" in say(april.title, "zh")) == marked


def test_a_payment_moves_as_the_text_says() -> None:
    # Nine months after the signing, 2026-09-05, is a Saturday.
    assert days(owed(), "payment:P3") == ["2026-09-05"]
    later = edit("tender/lot/payment/stages/P3/due", {"event": "signing", "months": 9, "off": "later"})
    assert days(owed(later), "payment:P3") == ["2026-09-07"]


def test_a_period_that_never_began_has_no_events() -> None:
    found = owed(edit("contract/opened", "2026-06-01"))

    assert [each for each in found if each.key.startswith(("period:1:", "payment:P2"))] == []
    assert min(each.day for each in found if each.key.startswith("duty:")) >= date(2026, 6, 1)


def test_every_key_stands_once() -> None:
    for example in ("pingxiang-lot1", "pingxiang-lot2", "gangbei"):
        keys = [each.key for each in owed(example=example)]
        assert len(keys) == len(set(keys))
