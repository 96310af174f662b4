"""The numbers by which readers know a scorecard's criteria."""

from __future__ import annotations

from kit.examples import bid


def test_a_criterion_is_numbered_by_its_item_and_its_place_there() -> None:
    card = bid().tender.lot.scorecard
    assert card is not None

    first = card.items[1].criteria[0]
    assert card.numbers[first.code] == "2.1"
    assert len(set(card.numbers.values())) == sum(len(item.criteria) for item in card.items)
