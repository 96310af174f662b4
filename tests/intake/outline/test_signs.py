"""Signs of marks have one home, which rules and code share."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.intake import mark_signs as signs
from docgen.rules import outline_words

INTAKE = Path(signs.__file__).parents[1] / "intake"
LITERAL = re.compile(r"^(?!\s*#)[^#\n]*[\"'\[][^\"'\n]*[★▲△※☆]{2}", re.MULTILINE)


def test_rules_and_code_know_the_same_signs() -> None:
    words = outline_words()
    assert (set(words.marks), set(words.marks_if_defined)) == (set(signs.USUAL), set(signs.DECLARED))


def test_no_room_lists_signs_of_its_own() -> None:
    listing = [
        file.relative_to(INTAKE).as_posix()
        for file in INTAKE.rglob("*.py")
        if "forms" not in file.parts
        and file.name != "mark_signs.py"
        and LITERAL.search(file.read_text("utf-8"))
    ]
    assert listing == []
