"""Words written nearly right: measured over the very fields, headings and codes that people write."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

import docgen.model
from docgen.model.near import near, near_miss, nearest, suggestion
from docgen.rules import code_pages


def records() -> Iterator[type[BaseModel]]:
    """Every record of the model."""
    for module in pkgutil.walk_packages(docgen.model.__path__, "docgen.model."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, BaseModel) and value.model_fields:
                yield value


FIELDS = sorted({tuple(sorted(record.model_fields)) for record in records()})
HEADINGS = sorted(
    {tuple(title for field in record.model_fields.values() if (title := field.title)) for record in records()}
)
CODES = [tuple(code_pages())]


def slips(word: str) -> Iterator[str]:
    """The word with one letter left out, doubled, wrong, or swapped with the next; in capitals."""
    for at, letter in enumerate(word):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        yield word[:at] + "某" + word[at + 1 :]
        yield word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :]
    yield word.upper()


def found(groups: list[tuple[str, ...]]) -> float:
    """The share of slips that find their word again, of those that are no other known word."""
    tried = [
        (nearest(slip, known), word)
        for known in groups
        for word in known
        if len(word) > 2
        for slip in slips(word)
        if slip not in known or slip == word
    ]
    return sum(meant == word for meant, word in tried) / len(tried)


def mistaken(groups: list[tuple[str, ...]]) -> float:
    """The share of words known only elsewhere that are taken for a known one."""
    every = {word for known in groups for word in known}
    tried = [nearest(word, known) for known in groups for word in sorted(every - set(known))[::10]]
    return sum(meant is not None for meant in tried) / len(tried)


@pytest.mark.parametrize(
    ("groups", "least"),
    [(FIELDS, 0.98), (HEADINGS, 0.98), (CODES, 0.99)],
    ids=["fields", "headings", "codes"],
)
def test_a_slip_finds_its_word(groups: list[tuple[str, ...]], least: float) -> None:
    assert found(groups) > least


@pytest.mark.parametrize(("groups", "most"), [(FIELDS, 0.03), (HEADINGS, 0.01)], ids=["fields", "headings"])
def test_a_word_from_elsewhere_finds_none(groups: list[tuple[str, ...]], most: float) -> None:
    assert mistaken(groups) < most


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("unit-price", ["unit", "unit_price", "quantity"], "unit_price"),
        ("UNIT_PRICE", ["unit", "unit_price", "quantity"], "unit_price"),
        ("资产编码", ["资产编号", "资产名称"], "资产编号"),
        ("友谊镇零工市埸", ["友谊镇零工市场", "上石镇零工市场"], "友谊镇零工市场"),
        ("STAFF-AEG", ["STAFF-AGE", "STAFF-WAGE"], "STAFF-AGE"),
        ("S1", ["S01", "S10", "S20"], None),
        ("colour", ["unit", "unit_price"], None),
        ("联系电话", ["资产编号", "资产名称"], None),
        ("", ["unit"], None),
        ("unit", [], None),
    ],
)
def test_the_nearest_is_the_one_that_was_meant(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_several_near_ones_come_nearest_first() -> None:
    assert near("STAFF-AGES", ["STAFF-WAGE", "STAFF-AGE", "BIDDER-NAME"], 2) == ("STAFF-AGE", "STAFF-WAGE")


@pytest.mark.parametrize(
    ("known", "case", "values"),
    [
        (["unit", "quantity"], "near", {"near": "unit"}),
        (["name", "code"], "known", {"known": ("name", "code")}),
        ([str(no) for no in range(20)], "known", {"known": (*map(str, range(12)), "…")}),
        ([], "none", {}),
    ],
)
def test_a_finding_names_the_one_meant_or_what_is_known(
    known: list[str], case: str, values: dict[str, object]
) -> None:
    assert suggestion("units", known) == (case, values)


def test_a_finding_with_a_remedy_of_its_own_names_only_the_one_meant() -> None:
    assert near_miss("units", ["unit"]) == ("near", {"near": "unit"})
    assert near_miss("colour", ["unit"]) == ("", {})
