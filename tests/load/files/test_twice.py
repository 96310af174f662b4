"""No entry of a list stands twice without being told: every kind of list, and every list of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from kit.lists import FILES, SHEETS, Listed, entry, every_list
from kit.project import EXAMPLES
from pydantic import create_model

from docgen.load.files.annotations import at, options, record_of, said, whole
from docgen.load.files.twice import twice
from docgen.load.files.yaml import read_yaml
from docgen.model.base import Record
from docgen.model.finding import Finding, Origin
from docgen.model.told_apart import ADDS, Key, Keys

LISTS = every_list()
COUNTED = ["Offer.years", "Shortfall.parts", "SiteOffer.vehicles"]
"""Where several that are alike are several: sums by year, targets by period, cars of one model."""

BY_CHECKS = {"Asset": "ASSET-TWICE", "Account": "ACCOUNT-TWICE", "SampleRow": "SAMPLE-STRANGER"}


def origin(place: tuple[str | int, ...]) -> Origin:
    return Origin("a.yaml", ".".join(map(str, place)), "a", place)


def told(listed: Listed, *entries: Any) -> list[Finding]:
    field = listed.holder.model_fields[listed.field]
    data: Any = list(entries)
    if dict in map(_outer, options(field.annotation)):
        data = {"of": data}
    holder = create_model("Holder", __base__=Record, **{listed.field: (whole(field), ...)})
    return list(twice(holder, {listed.field: data}, origin))


def _outer(annotation: Any) -> Any:
    return getattr(annotation, "__origin__", annotation)


def test_all_lists_of_all_files_are_known() -> None:
    assert len(LISTS) > 100
    assert {"Lot.clauses:Clause", "Bidder.years:FinancialYear"} <= set(map(str, LISTS))


@pytest.mark.parametrize("listed", [each for each in LISTS if hasattr(each.entry, "told_apart")], ids=str)
def test_every_record_of_a_list_says_what_tells_it_apart(listed: Listed) -> None:
    assert isinstance(listed.keys, Keys)


@pytest.mark.parametrize("listed", LISTS, ids=str)
def test_an_entry_that_stands_twice_is_told_once_with_both_places(listed: Listed) -> None:
    first, other, again = entry(listed.entry), entry(listed.entry, "y"), entry(listed.entry)
    found = told(listed, first, other, again)

    if listed.keys == ADDS:
        assert found == []
        assert f"{listed.holder.__name__}.{listed.field}" in COUNTED
        return
    assert len(found) == 1
    assert found[0].origin.place[-2:-1] == (2,) or found[0].origin.place[-1] == 2
    assert ".0" in str(found[0].message.values["first"])


@pytest.mark.parametrize(
    ("listed", "key"),
    [(each, key) for each in LISTS for key in each.keys.each if key.fields],
    ids=lambda each: "+".join(each.fields) if isinstance(each, Key) else str(each),
)
def test_entries_with_one_key_are_told_whatever_else_they_say(listed: Listed, key: Key) -> None:
    first, other = entry(listed.entry), entry(listed.entry, "y")
    alike = {**other, **{name: first[name] for name in key.fields}}

    assert [each.code for each in told(listed, first, other)] == []
    assert [each.code for each in told(listed, first, alike)] == [key.told]


@pytest.mark.parametrize("record", SHEETS, ids=lambda record: record.__name__)
def test_the_rows_of_every_sheet_say_what_tells_them_apart(record: type[Record]) -> None:
    assert record.told_apart is not None
    checked = [key.told for key in record.told_apart.each if key.by_check]
    assert checked == [code for name, code in BY_CHECKS.items() if name == record.__name__]


def lists_in(data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every list in plain data."""
    if isinstance(data, list):
        yield place
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, each in pairs:
        yield from lists_in(each, (*place, part))


def doubled(data: Any, place: tuple[Any, ...]) -> Any:
    """The data with every entry of the list at `place` once more behind the others."""
    if not place:
        return [*data, *data]
    part, *rest = place
    changed = doubled(data[part], tuple(rest))
    if isinstance(data, dict):
        return {**data, part: changed}
    return [*data[:part], changed, *data[part + 1 :]]


@pytest.mark.sample(8)
@pytest.mark.parametrize("example", ["pingxiang-lot1", "pingxiang-lot2", "gangbei"])
@pytest.mark.parametrize(
    "name", [name for name in FILES if name not in ("inventory", "clarification", "forms")]
)
def test_every_entry_of_every_list_of_the_examples_is_told_or_counted(example: str, name: str) -> None:
    folder = EXAMPLES / example / ("company" if name == "bidder" else ".")
    data, _ = read_yaml(folder / f"{name}.yaml", f"{name}.yaml")
    record = FILES[name]
    assert list(twice(record, data, origin)) == []

    silent = []
    for place in lists_in(data):
        held = data
        for part in place:
            held = held[part]
        annotation = at(record, data, place)
        kinds = [k for o in options(annotation) for k in getattr(o, "__args__", ())[:1]]
        entries = [record_of(kinds[0], each) if isinstance(each, dict) else None for each in held]
        adds = [
            keys == ADDS
            for keys in [*said(annotation, Keys), *(getattr(each, "told_apart", None) for each in entries)]
        ]
        found = list(twice(record, doubled(data, place), origin))
        if len(found) < len(held) and not any(adds):
            silent.append(place)
    assert silent == []
