"""What docs/tender.md shows can be written as it stands there."""

from __future__ import annotations

import re

import pytest
from kit.project import ROOT
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from docgen.model.project_file import ProjectFile
from docgen.model.response.response import SiteOffer
from docgen.model.tender.forms import PrescribedForm
from docgen.model.tender.marks import AnswerTable, Heading, Mark, SubstantiveWords
from docgen.model.tender.requirement import Requirement
from docgen.model.tender.tender import Clause, Volume

PAGE = (ROOT / "docs/tender.md").read_text(encoding="utf-8")
DEMANDS = re.findall(r"`(\{kind: [^`]+\})`", PAGE)
READ, VOLUMES, PROJECT, RESPONSE, _, MARKS = (
    YAML(typ="safe").load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
)


@pytest.mark.parametrize("demand", DEMANDS)
def test_a_demand_of_the_page_is_one(demand: str) -> None:
    TypeAdapter(Requirement).validate_python(YAML(typ="safe").load(demand))


def test_the_records_of_the_page_are_records() -> None:
    for clause in READ:
        Clause.model_validate(clause)
    for volume in VOLUMES["volumes"]:
        Volume.model_validate(volume)
    for form in VOLUMES["forms"]:
        PrescribedForm.model_validate(form)
    ProjectFile.model_validate(PROJECT)
    for site in RESPONSE["sites"]:
        SiteOffer.model_validate(site)
    for mark in MARKS["marks"]:
        Mark.model_validate(mark)
    SubstantiveWords.model_validate(MARKS["substantive_words"])
    for table in MARKS["answer_tables"]:
        AnswerTable.model_validate(table)
    for heading in MARKS["lot"]["headings"]:
        Heading.model_validate(heading)
    assert len(DEMANDS) == 8
