"""The two real procurements read again, beside the examples made of them by hand, figure by figure.

Each figure that somebody put into an example's tender.yaml has to stand among the figures that are read at
the clause's place; what the example calls by name, among its words. `pytest -s` prints the table.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.intake.opened import opened
from docgen.intake.read import outline_of, reading
from docgen.load.files.yaml import read_yaml
from docgen.model.numerals import CHINESE, number
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading
from docgen.model.text import narrow, squeezed

ROOT = Path(__file__).resolve().parents[2]
TENDERS = ROOT.parent / "shared" / "tenders"
CASES = {
    "pingxiang-lot1": ("pingxiang.docx", "标项一"),
    "pingxiang-lot2": ("pingxiang.docx", "标项二"),
    "gangbei": ("gangbei.docx", ""),
}
FIGURES = ("least", "most", "amount", "spread_percent", "opens", "closes", "seats")
NUMBER = re.compile(r"\d+(?:\.\d+)*|[一二三四五六七八九十]+|[①-⑳]")
NOT_PRINTED = re.compile(r"标项[一二]|（\d，原文缺号）|第\d段")
TEN_THOUSAND = Decimal(10000)

Path_ = tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """One figure or name of an example: its clause, what it is, and where it was read (here, nowhere …)."""

    clause: str
    said: str
    where: str


@cache
def outline(file: str) -> Outline:
    if not (TENDERS / file).is_file():
        pytest.skip(f"../shared/tenders/{file} is missing")
    return outline_of(opened(TENDERS / file))


@cache
def read(file: str) -> Reading:
    return reading(outline(file))


def example(name: str) -> Mapping[str, Any]:
    data, _ = read_yaml(ROOT / "examples" / name / "tender.yaml", "tender.yaml")
    return dict(data["lot"])


def path_of(place: str) -> Path_:
    """The numbers of a place, those in brackets apart; rows count as numbers: 三（一）1 is 三, 一, 1.

    What the example adds to a place that has no number of its own (原文缺号, 第1段) is none.
    """
    return tuple(NUMBER.findall(NOT_PRINTED.sub(" ", place.replace("、", " "))))


def ends_alike(asked: Path_, found: Path_) -> bool:
    """Whether one place is the other, or stands below it; the rows of a table above both are passed over."""
    rest = list(found)
    for each in asked:
        if each not in rest:
            return False
        rest = rest[rest.index(each) + 1 :]
    return True


def figures_of(text: str) -> set[Decimal]:
    plain = re.sub(CHINESE, lambda met: f" {number(met[0])} ", narrow(text))
    return {Decimal(each.replace(",", "")) for each in re.findall(r"\d[\d,]*(?:\.\d+)?", plain)}


def said_by(read: Reading, lot: str) -> Iterator[tuple[Path_, str, str]]:
    """Every entry of a lot as its place, its figures, its words."""
    for demand in read.demands:
        if demand.lot in ("", lot):
            beside = " ".join(text for _, text in demand.beside)
            yield path_of(demand.found.place), " ".join((*demand.figures, beside)), demand.text + beside
    for stage in (*read.payment, *read.bands, *read.duties):
        if stage.lot in ("", lot):
            yield path_of(stage.found.place), stage.text, stage.text
    for fact in read.stated:
        if fact.lot in ("", lot):
            yield path_of(fact.found.place), f"{fact.value} {fact.printed}", fact.printed


def compared(name: str) -> list[Compared]:
    file, lot = CASES[name]
    said = list(said_by(read(file), lot))
    rows = []
    for clause in example(name)["clauses"]:
        place = path_of(" ".join(str(part) for part in clause["place"].values()))
        here = [entry for entry in said if ends_alike(place, entry[0])]
        for each in clause.get("requires") or ():
            for what, met in wanted(each):
                where = "nowhere"
                for found, entries in (("here", here), ("elsewhere", said)):
                    if any(met(figures, words) for _, figures, words in entries):
                        where = found
                        break
                rows.append(Compared(str(clause["code"]), what, where))
    return rows


def wanted(each: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What an example's demand says, each with how it is found in figures and words."""
    named = str(each.get("name") or each.get("role") or each["kind"])
    for field in FIGURES:
        if each.get(field) in (None, 0, ""):
            continue
        value = str(each[field])
        if ":" in value:
            hour = f"{int(value[:2])}:{value[3:]}"
            yield f"{named} {value}", lambda figures, words, hour=hour: hour in narrow(words)
            continue
        figure = Decimal(value)
        yield (
            f"{named} {value}",
            lambda figures, words, figure=figure: (
                bool({figure, figure / TEN_THOUSAND} & figures_of(figures))
                or (figure == 1 and squeezed(named)[-2:] in squeezed(words))
            ),
        )
    if each["kind"] in ("zone", "facility") and each.get("name"):
        names = [str(each["name"]), *map(str, each.get("accepts") or ())]
        yield (
            named,
            lambda figures, words: any(squeezed(name) in squeezed(words) for name in names),
        )


@pytest.mark.parametrize("name", CASES)
def test_every_figure_of_the_hand_made_example_is_read(name: str) -> None:
    rows = compared(name)
    for row in rows:
        sys.stdout.write(f"{name:16}{row.clause:14}{row.where:10}{row.said}\n")
    counts = {where: sum(row.where == where for row in rows) for where in ("here", "elsewhere", "nowhere")}
    sys.stdout.write(f"{name} {counts}\n")
    assert [(row.clause, row.said) for row in rows if row.where != "here"] == []


@pytest.mark.parametrize("name", CASES)
def test_every_leaf_of_the_hand_made_example_is_read(name: str) -> None:
    file, lot = CASES[name]
    used = {each.block for each in read(file).used if each.use in ("entry", "repeat")}
    places = [place for place, _, _ in said_by(read(file), lot)]
    places += [  # payment that is said twice is one entry
        path_of(node.path)
        for chapter in outline(file).chapters
        for node in chapter.walk()
        if node.line.block in used
    ]
    lost = []
    for table in ("clauses", "qualification", "conformity", "evaluation"):
        for entry in example(name).get(table) or ():
            place = path_of(" ".join(str(part) for part in entry["place"].values()))
            if not any(ends_alike(place, found) for found in places):
                lost.append((entry["code"], dict(entry["place"])))
    assert lost == []
