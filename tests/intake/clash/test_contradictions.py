"""Each kind of contradiction in short tenders: true ones are found once, decoys not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.short_tender import document
from ruamel.yaml import YAML

from docgen.intake.read import outline_of, reading
from docgen.model.reading.contradiction import Contradiction

CASES = [
    (f"{file.stem} {number}", case)
    for file in sorted(Path(__file__).with_name("cases").glob("*.yaml"))
    for number, case in enumerate(YAML(typ="safe").load(file.read_text("utf-8")), 1)
]
TRUE = [(name, case) for name, case in CASES if "finds" in case]
DECOYS = [(name, case) for name, case in CASES if "finds" not in case]


def found_in(text: str) -> tuple[Contradiction, ...]:
    return reading(outline_of(document(text))).contradictions


@pytest.mark.parametrize("case", [case for _, case in TRUE], ids=[name for name, _ in TRUE])
def test_a_true_one_is_found_once_with_what_both_places_say(case: dict) -> None:
    found = found_in(case["text"])
    assert len(found) == 1, [each.values for each in found]
    said = " ".join(found[0].values) + " " + " ".join(found[0].words)
    assert [part for part in case["finds"] if str(part) not in said] == [], found[0].values


@pytest.mark.parametrize("case", [case for _, case in DECOYS], ids=[name for name, _ in DECOYS])
def test_a_decoy_stays_unreported(case: dict) -> None:
    assert [(each.about, each.values) for each in found_in(case["text"])] == []


def test_each_kind_has_twenty_pairs_of_both_sorts() -> None:
    kinds = {file.stem for file in Path(__file__).with_name("cases").glob("*.yaml")}
    assert kinds >= {
        "values", "points", "amounts", "capitals", "dates", "law", "references", "foreign", "forms", "marks",
        "ceiling",
    }  # fmt: skip
    for kind in kinds - {"writings"}:  # ways of writing the same values, a few each
        true = [name for name, _ in TRUE if name.rsplit(" ", 1)[0] == kind]
        decoys = [name for name, _ in DECOYS if name.rsplit(" ", 1)[0] == kind]
        assert (kind, len(true) >= 10, len(decoys) >= 10) == (kind, True, True)
