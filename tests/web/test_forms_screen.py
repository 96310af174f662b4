"""The tender's forms: what is typed once stands in forms.yaml, of the bid or of the company."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kit.form_bid import tender
from kit.workbench import Bench, running

from docgen.load.files.yaml import read_yaml
from docgen.tasks.into.folder import into_project
from docgen.tasks.read import read


@pytest.fixture
def project(tmp_path: Path) -> Path:
    file = tmp_path / "forms.docx"
    file.write_bytes(tender())
    found = read([file])
    into_project(found.reading, found.outline, [file], tmp_path / "project", date(2026, 3, 1))
    return tmp_path / "project"


@pytest.fixture
def bench(project: Path) -> Iterator[Bench]:
    with running(project, "en") as bench:
        yield bench


def said(path: Path) -> Any:
    return read_yaml(path, path.name)[0]["forms"]


def test_a_blank_is_said_once_for_a_bid_or_for_all(bench: Bench, project: Path) -> None:
    page = bench.ask("/p/0/forms").text
    assert "响应函" in page
    assert 'class="open"' in page or "comes from the data" in page
    name = html.unescape(re.findall(r'name="form" value="([^"]*响应函)"', page)[0])
    blank = {"form": name, "title": "响应函", "label": "技术负责人姓名", "number": "1"}
    assert bench.ask("/p/0/forms/save", {**blank, "value": "陈样一"}).status == 200
    entry = next(each for each in said(project / "forms.yaml") if each["form"].endswith("响应函"))
    assert {"label": "技术负责人姓名", "value": "陈样一"} in entry["blanks"]
    assert "陈样一" in bench.ask("/p/0/forms").text

    assert bench.ask("/p/0/forms/save", {**blank, "value": "", "empty": "1"}).status == 200
    entry = next(each for each in said(project / "forms.yaml") if each["form"].endswith("响应函"))
    assert {"label": "技术负责人姓名", "left_empty": True} in entry["blanks"]

    for_all = {"form": "响应函", "label": "传真", "number": "1", "value": "0771-0000001", "company": "1"}
    assert bench.ask("/p/0/forms/save", for_all).status == 200
    assert said(project / "company" / "forms.yaml")[0]["blanks"][0]["value"] == "0771-0000001"
    assert bench.ask("/p/0/undo", {}).headers["hx-redirect"] == "/p/0/forms"


def test_a_column_is_said_row_by_row(bench: Bench, project: Path) -> None:
    column = {"form": "人员一览表", "head": "备注", "number": "1", "value": "甲\n乙"}
    assert bench.ask("/p/0/forms/save", column).status == 200
    entry = next(each for each in said(project / "forms.yaml") if each["form"].endswith("人员一览表"))
    assert entry["columns"][-1]["values"] == ["甲", "乙"]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"form": "x"},
        {"form": "x", "label": "y", "number": "-1"},
        {"form": "x", "label": "y", "number": "²"},
    ],
)
def test_nothing_is_said_of_no_blank(bench: Bench, project: Path, told: dict[str, str]) -> None:
    before = (project / "forms.yaml").read_bytes()
    assert bench.ask("/p/0/forms/save", {"value": "x", **told}).status == 404
    assert (project / "forms.yaml").read_bytes() == before
