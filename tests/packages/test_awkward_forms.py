"""Sixty forms with awkward blanks through the whole path: read, bound, filled, written, read back.

The truth of each blank stands in the forms' own data (`awkward_forms/`), written by hand. What is printed has
to be just that: a word changed, a value in a wrong blank and a blank that nobody filled all show.
"""

from __future__ import annotations

import io
import re
import zipfile
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
from kit.awkward_forms import Form, heading, left_to_people, tender, wanted
from kit.edits import add, edit, row
from kit.examples import bid
from kit.prescribed import cut
from ruamel.yaml import YAML

from docgen.derive.forms.fixed import altered, fixed_words, printed_of
from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import paragraphs_of
from docgen.packages.form_content import form_content
from docgen.packages.form_plan import Content
from docgen.packages.forms import FilledForms, filled_forms
from docgen.render.forms.lift import START
from docgen.render.forms.volume import stretches
from docgen.rules import ruleset

FOLDER = Path(__file__).with_name("awkward_forms")
FILES = sorted(each.stem for each in FOLDER.glob("*.yaml"))
VALUES: dict[str, str] = YAML(typ="safe").load(FOLDER.with_name("awkward_values.yaml"))
"""What a form prints for each field of this bid."""


@cache
def forms(name: str) -> list[Form]:
    return YAML(typ="safe").load(FOLDER / f"{name}.yaml")  # type: ignore[no-any-return]


@cache
def content() -> tuple[object, Content]:
    agency = {"name": VALUES["tender.agency"], "role": "采购代理机构"}
    bond = {"kind": "bid", "asked": True, "amount": "10000", "place": {"section": "前附表", "item": "8"}}
    parties = [party.model_dump(exclude_unset=True) for party in bid().tender.parties]
    project = bid(
        edit("tender/parties", [*parties, agency]),
        edit("tender/bonds", [bond]),
        edit("response/consortium", []),
        edit("response/subcontract", None),
        add("response/sites/0/posts", {"staff": "S01", "role": "项目经理"}),
        row("staff/S01", working_since="2015-03-01", major="管理"),
    )
    return form_content(project, response_figures(project, ruleset(project.tender.opening)))


def lines(source: bytes) -> list[str]:
    document = open_word(source, "form.docx", "form.docx")
    return [each.text for each in paragraphs_of(document.blocks) if each.text.strip()]


@cache
def filled(name: str) -> FilledForms:
    file = tender(forms(name))
    known, rest = content()
    return filled_forms(file, open_word(file, "x", "x"), cut(file), known, rest)


@cache
def printed(name: str) -> dict[str, list[str]]:
    """The lines of each form by its title."""
    made = filled(name)
    by_title: dict[str, list[str]] = {}
    titles = {heading(number, form) for number, form in enumerate(forms(name), 1)}
    for line in lines(made.content):
        if line in titles:
            own = by_title.setdefault(line, [])
        else:
            own.append(line)
    return by_title


CASES = [(name, number) for name in FILES for number in range(1, len(forms(name)) + 1)]


def test_there_are_sixty() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("name", "number"), CASES)
def test_every_blank_holds_its_own_value_or_none_and_no_other_word_changed(name: str, number: int) -> None:
    form = forms(name)[number - 1]
    should, said = wanted(form, VALUES), printed(name).get(heading(number, form), [])

    assert list(unified_diff(should, said, lineterm="", n=0)) == []


@pytest.mark.parametrize(("name", "number"), CASES)
def test_every_blank_that_a_person_fills_is_told_and_nothing_else(name: str, number: int) -> None:
    form = forms(name)[number - 1]
    told = [each for each in filled(name).points if each.form == heading(number, form).replace("　", " ")]

    assert len(told) == left_to_people(form), [(each.kind, each.label) for each in told]


def test_no_value_failed_to_be_written() -> None:
    assert [filled(name).unwritten for name in FILES] == [()] * len(FILES)


def test_a_text_box_is_filled_in_both_of_its_drawings() -> None:
    with zipfile.ZipFile(io.BytesIO(filled("boxes").content)) as archive:
        body = archive.read("word/document.xml").decode()
    newer, older = re.findall("<w:txbxContent>.*?</w:txbxContent>", body, re.DOTALL)

    assert VALUES["tender.project_no"] in newer
    assert re.sub("<[^>]*>", "", newer) == re.sub("<[^>]*>", "", older)


def test_a_control_that_is_filled_shows_no_hint_any_more() -> None:
    with zipfile.ZipFile(io.BytesIO(filled("lines").content)) as archive:
        body = archive.read("word/document.xml").decode()

    assert "showingPlcHdr" not in body


@pytest.mark.parametrize("name", FILES)
def test_read_back_no_fixed_word_is_altered(name: str) -> None:
    file = tender(forms(name))
    places = {each.id: at for at, each in enumerate(open_word(file, "x", "x").blocks)}
    blocks, made = open_word(file, "x", "x").blocks, open_word(filled(name).content, "x", "x").blocks
    names = [f"{START}{number}" for number in range(1, len(forms(name)) + 1)]
    begun = [first for first, _ in stretches(filled(name).content, "x", names).values()]

    for form, first, end in zip(cut(file), begun, [*begun[1:], None], strict=True):
        own = blocks[places[form.found.block] : places[form.last] + 1]
        assert altered(fixed_words(own, form), printed_of(made, first, end)) == "", form.title
