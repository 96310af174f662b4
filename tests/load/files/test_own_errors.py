"""Every error that a record raises by itself has words of its own, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import docgen.model
from docgen.load.files.faults import SAID

RAISED = re.compile(r'PydanticCustomError\(\s*"(\w+)"')
WORDED_APART = {"unprintable"}  # with the character and its position


def test_every_error_of_the_records_is_said_in_words() -> None:
    folder = Path(docgen.model.__file__ or "").parent
    raised = {kind for file in folder.rglob("*.py") for kind in RAISED.findall(file.read_text("utf-8"))}

    assert len(raised) > 20
    assert raised - SAID.keys() - WORDED_APART == set()
