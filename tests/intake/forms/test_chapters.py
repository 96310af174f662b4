"""Chapters of forms in other house styles: each form is found with its number, volume, blanks and heads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kit.form_chapters import outline
from ruamel.yaml import YAML

from docgen.intake.forms.reading import forms
from docgen.model.reading.reading import TenderForm

CHAPTERS = sorted((Path(__file__).parent / "chapters").glob("*.yaml"))


def chapter(path: Path) -> tuple[dict[str, Any], tuple[TenderForm, ...]]:
    data = YAML(typ="safe").load(path)
    return data, forms(outline((data["chapter"], "forms", data["lines"])), tuple(data["volumes"]))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_the_forms_of_a_chapter(path: Path) -> None:
    data, read = chapter(path)

    assert [(form.label, form.title) for form in read] == [
        (form.get("label", ""), form["title"]) for form in data["forms"]
    ]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_what_is_to_be_filled_in_each(path: Path) -> None:
    data, read = chapter(path)

    for form, wanted in zip(read, data["forms"], strict=True):
        labels = [blank.label for blank in form.blanks]
        assert len(labels) == wanted.get("blanks", len(labels)), (form.title, labels)
        assert [list(table.heads) for table in form.tables] == wanted.get("heads", []), form.title
        assert form.volume == wanted.get("volume", form.volume), form.title
        assert form.if_any == wanted.get("if_any", form.if_any), form.title
