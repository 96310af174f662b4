"""Examples changed by chance. Nonsense is told with a remedy, and never ends in a trace or without end; what
people write in another way means the same."""

from __future__ import annotations

import random
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from kit.mutations import BENIGN, NOISE, NONSENSE, Change
from kit.project import EXAMPLES, Ran, run_docgen
from kit.rounds import Tell, rounds, tell

PROJECTS = ("gangbei", "pingxiang-lot1", "property")
PATIENCE = 300
"""Seconds after which a check counts as without end: a hundred times what it takes."""


def test_nonsense_is_told_and_noise_breaks_nothing(tmp_path: Path, record_property: Tell) -> None:
    ends: Counter[str] = Counter()
    silent = []
    kinds = (*NONSENSE, *NOISE, *NONSENSE)
    for number in range(rounds(6, 400)):
        chance = random.Random(number)
        change = kinds[number % len(kinds)] if rounds(0, 1) else chance.choice(kinds)
        project, done, ran = changed(tmp_path, change, chance)
        if not done:
            continue
        case = (number, change.__name__, done)
        assert ran.code in (0, 1, 2), case
        assert "Traceback" not in ran.out + ran.err, case
        assert all(each["message"] and each["remedy"] for each in ran.json["findings"]), case
        told = ran.code != 0 or places(ran) != places(unchanged(project.name))
        if change in NONSENSE and not told:
            silent.append(case)
        ends["told" if told else "not told, which it needs not" if change in NOISE else "SILENT"] += 1
    tell(record_property, "hostile projects", ends)
    assert silent == []


def test_what_people_write_otherwise_means_the_same(tmp_path: Path, record_property: Tell) -> None:
    ends: Counter[str] = Counter()
    refused = []
    for number in range(rounds(4, 400)):
        chance = random.Random(10_000 + number)
        change = BENIGN[number % len(BENIGN)] if rounds(0, 1) else chance.choice(BENIGN)
        project, done, ran = changed(tmp_path, change, chance)
        if not done:
            continue
        new = Counter(errors(ran)) - Counter(errors(unchanged(project.name)))
        if new:
            refused.append((number, change.__name__, done, dict(new)))
        ends["refused, with the way out" if new else "the same"] += 1
        assert all(each["remedy"] for each in ran.json["findings"])
    tell(record_property, "benign projects", ends)
    assert len(refused) * 50 <= ends.total(), refused


def changed(folder: Path, change: Change, chance: random.Random) -> tuple[Path, str, Ran]:
    """A project that was changed, what was done to it, and what the check of it said."""
    project = folder / chance.choice(PROJECTS)
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(EXAMPLES / project.name, project)
    done = change(project, chance)
    with no_longer_than(PATIENCE):
        return project, done, run_docgen("check", project, "--format", "json", "--lang", "en")


_UNCHANGED: dict[str, Ran] = {}


def unchanged(name: str) -> Ran:
    if name not in _UNCHANGED:
        _UNCHANGED[name] = run_docgen("check", EXAMPLES / name, "--format", "json", "--lang", "en")
    return _UNCHANGED[name]


def errors(ran: Ran) -> list[str]:
    return [f"{each['code']} {each['message']}" for each in findings(ran) if each["severity"] == "error"]


def places(ran: Ran) -> list[str]:
    return sorted(f"{each['code']} {each['message']}" for each in findings(ran))


def findings(ran: Ran) -> list[dict[str, Any]]:
    return list(ran.json["findings"])


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return

    def end(*_: object) -> None:
        pytest.fail("without end")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
