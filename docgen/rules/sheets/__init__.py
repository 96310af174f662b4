"""How people keep lists, as data: `sheet_words` of rows and cells, `sheet_headings` of columns,
`personal_words` of what is somebody's own.

Written as YAML beside this file, and read from the JSON that `make rules` makes of it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from docgen.model.rules.sheets import PersonalWords, SheetHeadings, SheetWords


@cache
def sheet_words() -> SheetWords:
    """Words of rows and cells (words.yaml)."""
    return SheetWords.model_validate(_made()["words"])


@cache
def sheet_headings() -> SheetHeadings:
    """Other names of columns (headings.yaml)."""
    return SheetHeadings.model_validate(_made()["headings"])


@cache
def personal_words() -> PersonalWords:
    """What is left out with personal data (personal.yaml)."""
    return PersonalWords.model_validate(_made()["personal"])


@cache
def _made() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(
        files("docgen").joinpath("rules", "generated", "sheets.json").read_text("utf-8")
    )
    return made
