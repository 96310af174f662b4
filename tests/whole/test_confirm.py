"""`docgen confirm`: many entries at once, what voids a bid by its name, and a list to tick."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.drafts import museum
from kit.project import Ran, replace
from kit.sheets import sheet_rows, write_sheet

from docgen.load.files.yaml import read_yaml

Docgen = Callable[..., Ran]
LI = ("--by", "李静", "--on", "2027-08-20")


@pytest.fixture
def project(tmp_path: Path, docgen: Docgen) -> Path:
    folder = tmp_path / "项目"
    assert docgen("read", museum(tmp_path), "--into", folder).code == 0
    return folder


def names(ran: Ran, which: str) -> list[str]:
    return [each["name"] for each in json.loads(ran.out)[which]]


def without(text: str) -> str:
    """The file's text before anybody confirmed."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("confirmed:"))
    return "\n".join(line.replace(", confirmed: {by: 李静, on: 2027-08-20}", "") for line in lines)


def test_a_kind_is_confirmed_at_once_but_for_what_voids_the_bid(project: Path, docgen: Docgen) -> None:
    file = project / "tender.yaml"
    before = file.read_text("utf-8")
    ran = docgen("confirm", project, "--kind", "clause", "--certainty", "exact", *LI, "--json")
    clauses = read_yaml(file, file.name)[0]["lot"]["clauses"]
    confirmed = {each["code"] for each in clauses if "confirmed" in each}
    assert ran.code == 0
    assert confirmed == set(names(ran, "confirmed")) > set()
    assert names(ran, "left")
    assert all(each.get("mark") == "★" for each in clauses if each["code"] in names(ran, "left"))
    assert without(file.read_text("utf-8")) == before.rstrip("\n")


def test_what_voids_the_bid_is_confirmed_by_its_name(project: Path, docgen: Docgen) -> None:
    left = names(docgen("confirm", project, "--kind", "clause", "--json"), "left")
    ran = docgen("confirm", project, left[0], *LI, "--json")
    assert names(ran, "confirmed") == [left[0]]
    again = docgen("confirm", project, left[0], *LI, "--lang", "en")
    assert again.code == 1
    assert f"no unconfirmed entry is called {left[0]}" in again.out


def test_who_names_nothing_confirms_nothing(project: Path, docgen: Docgen) -> None:
    before = (project / "tender.yaml").read_text("utf-8")
    assert docgen("confirm", project, *LI).code == 2
    assert docgen("confirm", project).code == 0
    assert (project / "tender.yaml").read_text("utf-8") == before


def test_a_list_is_ticked_and_handed_back(project: Path, docgen: Docgen, tmp_path: Path) -> None:
    file = tmp_path / "核对.xlsx"
    assert docgen("confirm", project, "--list", file).code == 0
    rows = sheet_rows(file)
    heads = rows[2]
    tick, by, words = (heads.index(each) for each in ("已核对", "确认人", "采购文件原文"))
    first, second, third = rows[3:6]
    for row in (first, second, third):
        row[tick] = "√"
    second[by] = "韦明"
    third[words] = "另一句话"
    write_sheet(file, rows)

    ran = docgen("confirm", project, "--from", file, *LI, "--json")

    assert ran.code == 1
    assert names(ran, "confirmed") == [first[0], second[0]]
    assert json.loads(ran.out)["changed"] == [third[0]]
    text = (project / "tender.yaml").read_text("utf-8")
    assert text.count("confirmed: {by: 李静, on: 2027-08-20}") == 1
    assert text.count("confirmed: {by: 韦明, on: 2027-08-20}") == 1


def test_everything_confirmed_leaves_nothing_to_find(project: Path, docgen: Docgen) -> None:
    left = names(docgen("confirm", project, "--json"), "left")
    assert docgen("confirm", project, *left, *LI).code == 0
    assert not {"READ-UNCONFIRMED", "READ-ASKED"} & set(docgen("check", project, "--format", "json").codes())


def test_an_entry_whose_confirmation_was_left_blank_is_filled_in(project: Path, docgen: Docgen) -> None:
    name = names(docgen("confirm", project, "--kind", "clause", "--json"), "left")[0]
    replace(project / "tender.yaml", f"code: {name}\n", f"code: {name}\n      confirmed:  # 待核对\n")
    assert docgen("confirm", project, name, *LI).code == 0
    assert "confirmed: {by: 李静, on: 2027-08-20}  # 待核对" in (project / "tender.yaml").read_text("utf-8")
