"""What scores, pays and hands over holds no tender's term: those of the three stand in data alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kit.project import EXAMPLES

import docgen
from docgen.load.files.yaml import read_yaml

CODE = Path(docgen.__file__).parent
ENGINE = (
    *(CODE / stage / room for stage in ("derive", "model", "check") for room in ("acceptance", "handover")),
    *(CODE / "load" / room for room in ("acceptance", "ledgers")),
    *(CODE / "render" / room for room in ("acceptance", "handover")),
    *(CODE / "packages", CODE / "model" / "tender", CODE / "tasks" / "sign.py"),
)
NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.])")

PLAIN = {
    **dict.fromkeys(("0", "1", "2", "3", "6", "7", "12", "28"), "counting, weekdays and months"),
    "100": "per cent",
    "60": "digits of exact arithmetic",
    "0.01": "a fen, a hundredth",
    "16": "readings listed one by one",
    "64": "groups looked for",
}

BESIDE = {
    "check/acceptance/samples.py": {"5": "units listed"},
    "check/handover/accounts.py": {"10": "digits of a telephone number after the first"},
    "load/ledgers/behind.py": {"500": "rows listed", "24": "digits", "4": "a column", "5": "a column"},
    "load/ledgers/content.py": {"30": "a separator's code point"},
    "load/ledgers/cover.py": dict.fromkeys(("4", "11", "15"), "characters of numbers, and of masks"),
    "load/ledgers/database.py": {"8": "bytes of a length", "2048": "MB", "512": "MB", "20": "times, bits"},
    "load/ledgers/database_child.py": {"8": "bytes of a length", "10_000": "rows at a time"},
    "load/ledgers/statement.py": {"250": "levels", "20_000": "characters"},
    "load/ledgers/copies.py": {"10": "rows that repeat others by no chance"},
    "load/ledgers/file.py": {"20": "bytes"},
    "load/ledgers/lines.py": dict.fromkeys(("9", "20"), "code points, bytes"),
    "load/ledgers/form.py": dict.fromkeys(("00", "09"), "how a time is written"),
    "load/ledgers/gaps.py": dict.fromkeys(
        ("5", "10", "15", "1000"), "days listed, digits and reach of numbers"
    ),
    "model/acceptance/draws.py": {"8": "digits of a mark"},
    "load/ledgers/places.py": dict.fromkeys(("9", "10"), "room for the rows of a file"),
    "load/ledgers/shown.py": {"20": "faults listed"},
    "load/ledgers/types.py": dict.fromkeys(
        ("00", "4", "09", "10", "15", "18", "24"), "digits of types, a time"
    ),
    "model/tender/people.py": dict.fromkeys(("4", "5"), "weekdays"),
    "model/tender/requirement.py": dict.fromkeys(("4", "10"), "characters between two words, an example"),
    "packages/form_words.py": dict.fromkeys(("4", "5"), "characters of a name and of a number"),
    "packages/own_forms.py": {"40": "characters shown of a sentence"},
    "packages/tender_forms.py": {"4": "files kept open"},
    "render/acceptance/context.py": {"8": "columns that fit on a page"},
    "render/acceptance/rows.py": {"4": "columns of a check form"},
    "tasks/sign.py": {"4": "how YAML is indented"},
}
"""Numbers of one file that are no tender's, though some tender has them too."""


def sources() -> Iterator[tuple[str, str]]:
    for room in ENGINE:
        for file in sorted(room.rglob("*.py")) if room.is_dir() else (room,):
            yield file.relative_to(CODE).as_posix(), file.read_text(encoding="utf-8")


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
        asked = [scoring[key] for key in ("points", "periods", "criteria", "payment", "metrics", "duties")]
        asked += [
            lot[key] for key in ("payment", "scorecard", "setup", "assessment", "handover") if key in lot
        ]
        found.update(figures(asked))
    return found


def test_no_number_of_a_tender_stands_in_the_engine() -> None:
    known = terms()
    assert {"251", "2000", "0.5", "85", "95", "500", "4.25"} <= known

    hits = [
        (name, number)
        for name, text in sources()
        for number in NUMBER.findall(text)
        if number in known and number not in PLAIN and number not in BESIDE.get(name, {})
    ]

    assert hits == []


def test_no_code_of_a_tender_s_own_stands_in_the_engine() -> None:
    codes: set[str] = set()
    for name in ("pingxiang-lot1", "pingxiang-lot2", "gangbei"):
        scoring = read_yaml(EXAMPLES / name / "scoring.yaml", "scoring")[0]
        for key in ("points", "metrics", "criteria"):
            codes.update(entry["code"] for entry in scoring[key])

    # Elsewhere a metric's code, such as files, is a word like any other.
    scoring_rooms = [(name, text) for name, text in sources() if name.split("/")[1] == "acceptance"]
    hits = [
        (name, code)
        for name, text in scoring_rooms
        if not name.startswith(("load/", "render/"))
        for code in codes
        if f'"{code}"' in text
    ]

    assert hits == []
