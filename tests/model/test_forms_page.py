"""What docs/forms.md shows can be written as it stands there."""

from __future__ import annotations

import re

import pytest
from kit.project import ROOT
from ruamel.yaml import YAML

from docgen.model.response.form_answers import FormAnswers

PAGE = (ROOT / "docs/forms.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", PAGE, re.S))
def test_the_files_of_the_page_are_records(block: str) -> None:
    answers = FormAnswers.model_validate(YAML(typ="safe").load(block))

    assert all(entry.settled for form in answers.forms for entry in (*form.blanks, *form.columns))
