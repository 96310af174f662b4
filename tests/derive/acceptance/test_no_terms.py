"""The rules engine holds no tender's term: numbers and words of the three stand in their data alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kit.project import EXAMPLES

import docgen
from docgen.load.files.yaml import read_yaml

ENGINE = [Path(docgen.__file__).parent / room / "acceptance" for room in ("derive", "model", "check")]
NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.])")

PLAIN = {
    **dict.fromkeys(("0", "1", "2", "3", "6", "7", "12", "28"), "counting, weekdays and months"),
    "100": "per cent",
    "60": "digits of exact arithmetic",
    "0.01": "a fen, a hundredth",
    "16": "readings listed one by one",
    "64": "groups looked for",
}


def sources() -> Iterator[tuple[str, str]]:
    for folder in ENGINE:
        for file in sorted(folder.glob("*.py")):
            yield file.name, file.read_text(encoding="utf-8")


def figures(data: Any) -> Iterator[str]:
    """Every number in what the tender's data say of periods, scores and money, words included."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from figures(str(key))
            yield from figures(value)
    elif isinstance(data, list):
        for value in data:
            yield from figures(value)
    else:
        yield from NUMBER.findall(str(data))


def terms() -> set[str]:
    found: set[str] = set()
    for name in ("pingxiang-lot1", "pingxiang-lot2", "gangbei"):
        lot = read_yaml(EXAMPLES / name / "tender.yaml", "tender")[0]["lot"]
        scoring = read_yaml(EXAMPLES / name / "scoring.yaml", "scoring")[0]
        asked = [scoring[key] for key in ("points", "criteria", "payment", "metrics")]
        found.update(figures([lot["payment"], lot["scorecard"], *asked]))
    return found


def test_no_number_of_a_tender_stands_in_the_engine() -> None:
    known = terms()
    assert {"251", "2000", "0.5", "85", "95", "500", "4.25"} <= known

    hits = [
        (name, number)
        for name, text in sources()
        for number in NUMBER.findall(text)
        if number in known and number not in PLAIN
    ]

    assert hits == []


def test_no_code_of_a_tender_s_own_stands_in_the_engine() -> None:
    codes: set[str] = set()
    for name in ("pingxiang-lot1", "pingxiang-lot2", "gangbei"):
        scoring = read_yaml(EXAMPLES / name / "scoring.yaml", "scoring")[0]
        for key in ("points", "metrics", "criteria"):
            codes.update(entry["code"] for entry in scoring[key])

    hits = [(name, code) for name, text in sources() for code in codes if f'"{code}"' in text]

    assert hits == []
