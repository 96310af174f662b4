"""Entries of the tender cut, joined, added and taken out on its screen: small differences, nothing lost."""

from __future__ import annotations

import difflib
import html
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from kit.drafts import museum, said
from kit.pictures import picture, serious
from kit.workbench import Bench, running

from docgen.load.files.yaml import read_yaml
from docgen.tasks.into.folder import into_project

if TYPE_CHECKING:
    from playwright.sync_api import Page


SAMPLE = ("- p: 三、采购人信息", "- p: 样品须封存。\n- p: 三、采购人信息")
"""A sentence that nothing is made of, where nobody looks for demands."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    read = said(SAMPLE)
    into_project(read.reading, read.outline, [museum(folder, SAMPLE)], folder / "project", date(2026, 3, 1))
    return folder / "project"


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "project"))


@pytest.fixture
def bench(project: Path) -> Iterator[Bench]:
    with running(project, "en") as bench:
        yield bench


def clauses(project: Path) -> list[dict[str, Any]]:
    lot: dict[str, Any] = read_yaml(project / "tender.yaml", "tender.yaml")[0]["lot"]
    return list(lot["clauses"])


def text(project: Path) -> str:
    return (project / "tender.yaml").read_text(encoding="utf-8")


def changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[:1] in "+-"]


def entry(page: str, i: int) -> dict[str, str]:
    """What the forms of the clause with that number send along."""
    at = html.escape(json.dumps(["lot", "clauses", i], separators=(",", ":")))
    at = at.replace("&quot;", "&#34;")
    part = page[page.index('hx-post="/p/0/tender/drop"', page.index(f'name="at" value="{at}"')) :]
    return {
        name: html.unescape(value) for name, value in re.findall(r'name="(at|key)" value="([^"]*)"', part)[:2]
    }


def cut_at(project: Path) -> tuple[int, int]:
    """A clause that can be cut, and the sign behind the first thought in it."""
    for i, each in enumerate(clauses(project)):
        met = re.search("[，；。](?=.)", each["verbatim"])
        if met:
            return i, met.end()
    raise AssertionError("no clause of two thoughts")


def test_a_clause_is_cut_where_a_button_stands_and_taken_back(bench: Bench, project: Path) -> None:
    i, end = cut_at(project)
    before, whole = text(project), clauses(project)[i]
    page = bench.ask("/p/0/tender").text
    sent = entry(page, i)
    form = bench.ask(f"/p/0/tender/split?at=%5B%22lot%22,%22clauses%22,{i}%5D").text
    assert f'value="{end}"' in form
    told = bench.ask("/p/0/tender/split", {**sent, "cut": str(end)})
    assert (told.status, f"clauses%22%2C{i}%5D" in told.headers["hx-redirect"]) == (204, True)
    first, second = clauses(project)[i : i + 2]
    assert first["verbatim"] + second["verbatim"] == whole["verbatim"]
    assert (second["place"], second["block"], second["certainty"]) == (
        whole["place"],
        whole["block"],
        whole["certainty"],
    )
    lines = changed(before, text(project))
    assert len([line for line in lines if line[0] == "-"]) <= 1 + len(whole.get("requires", ()))
    assert len(lines) <= 14 + len(whole.get("requires", ()))
    assert bench.ask("/p/0/undo", {}).headers["hx-redirect"] == "/p/0/tender"
    assert text(project) == before


def test_what_was_cut_is_joined_again_with_all_its_words(bench: Bench, project: Path) -> None:
    i, end = cut_at(project)
    whole = clauses(project)[i]
    bench.ask("/p/0/tender/split", {**entry(bench.ask("/p/0/tender").text, i), "cut": str(end)})
    halves = clauses(project)[i : i + 2]
    told = bench.ask("/p/0/tender/join", entry(bench.ask("/p/0/tender").text, i))
    assert told.status == 204
    joined = clauses(project)[i]
    assert joined["verbatim"] == "\n".join(each["verbatim"] for each in halves)
    assert {**joined, "verbatim": ""} == {**whole, "verbatim": ""}


def test_an_entry_is_taken_out_and_brought_back(bench: Bench, project: Path) -> None:
    before, all_ = text(project), clauses(project)
    page = bench.ask("/p/0/tender").text
    assert bench.ask("/p/0/tender/drop", entry(page, 1)).status == 204
    assert clauses(project) == [all_[0], *all_[2:]]
    assert {line[0] for line in changed(before, text(project))} == {"-"}
    stale = bench.ask("/p/0/tender/drop", entry(page, 1))  # another entry stands there now
    assert (stale.status, clauses(project)) == (409, [all_[0], *all_[2:]])
    bench.ask("/p/0/undo", {})
    assert text(project) == before


def test_a_lone_value_never_loses_the_words_it_was_read_by(bench: Bench, project: Path) -> None:
    before = text(project)
    facts = read_yaml(project / "tender.yaml", "tender.yaml")[0]["facts"]
    at = json.dumps(["facts", 0])
    assert facts
    for path in ("drop", "join", "split"):
        assert bench.ask(f"/p/0/tender/{path}", {"at": at, "key": "", "cut": "1"}).status == 404
    assert text(project) == before


def test_what_a_person_types_counts_at_once_and_is_shown_as_typed(bench: Bench, project: Path) -> None:
    before = clauses(project)
    form = bench.ask("/p/0/tender/new?at=%5B%22lot%22,%22clauses%22,0%5D").text
    assert "f.certainty" not in form
    assert "f.confirmed" not in form
    assert html.escape(before[0]["place"]["section"]) in html.unescape(form)
    sent = {
        "at": json.dumps(["lot", "clauses", 0]),
        "f.code": "T99",
        "f.part": "technical",
        "f.title": "夜间值守",
        "f.text": "夜间值守两人。",
        "f.place.section": "第三章",
        "f.certainty": "asked",
    }
    assert bench.ask("/p/0/tender/add", {**sent, "f.title": ""}).status == 422
    assert bench.ask("/p/0/tender/add", sent).status == 204
    assert clauses(project) == [
        before[0],
        {
            "code": "T99",
            "part": "technical",
            "title": "夜间值守",
            "text": "夜间值守两人。",
            "place": {"section": "第三章"},
        },
        *before[1:],
    ]
    page = bench.ask("/p/0/tender").text
    assert page.count("typed by hand") >= 1
    assert "T99" not in bench.ask("/p/0/tender?only=open").text


def test_an_unread_paragraph_becomes_a_clause_with_its_words_and_its_place(
    bench: Bench, project: Path
) -> None:
    page = bench.ask("/p/0/tender/paper").text
    block = html.unescape(re.findall(r'hx-get="/p/0/tender/new\?block=([^"]+)"', page)[0])
    form = bench.ask(f"/p/0/tender/new?block={block}").text
    fields = {
        name: html.unescape(value) for name, value in re.findall(r'name="([\w.]+)" value="([^"]*)"', form)
    }
    words = html.unescape(re.findall(r'name="f.verbatim"[^>]*>\n(.*?)</textarea>', form, re.S)[0])
    assert fields["block"] == block
    assert f">{html.escape(words)}" in page or words in html.unescape(page)
    told = bench.ask("/p/0/tender/add", {**fields, "f.verbatim": words, "f.part": "technical"})
    assert told.status == 204, told.text
    added = clauses(project)[0]  # it stands before the others in the paper
    assert (added["title"], added["place"]) == ("样品须封存", {"section": "第一章 二"})
    assert (added["verbatim"], added["block"], "certainty" in added) == (words, block, False)
    assert bench.ask("/p/0/tender/new?block=none").status == 404


@pytest.mark.browser
@pytest.mark.sample(1)
def test_by_keys_alone_a_clause_is_cut_joined_added_to_and_taken_out(page: Page, project: Path) -> None:
    i, _ = cut_at(project)
    before, count = text(project), len(clauses(project))
    page.on("dialog", lambda dialog: dialog.accept())
    with running(project) as bench:
        page.goto(bench.address)
        page.goto(f"http://{bench.host}/p/0/tender?at=[%22lot%22,%22clauses%22,{i}]")
        page.wait_for_selector(".entry.chosen:focus")
        page.wait_for_selector(".blocks p.chosen")
        page.keyboard.press("s")
        page.wait_for_selector(".cut:focus")
        picture(page, "tender-split")
        assert serious(page) == []
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert len(clauses(project)) == count + 1
        page.wait_for_selector(".entry.chosen:focus")
        with page.expect_navigation():
            page.keyboard.press("j")
        assert len(clauses(project)) == count
        page.wait_for_selector(".entry.chosen:focus")
        with page.expect_navigation():
            page.keyboard.press("Delete")
        assert len(clauses(project)) == count - 1
        page.wait_for_selector(".entry.chosen:focus")
        page.keyboard.press("a")
        page.wait_for_selector(".shaped form input:focus")
        picture(page, "tender-add")
        assert serious(page) == []
        page.keyboard.press("Escape")
        page.wait_for_selector(".entry.chosen:focus")
        assert page.query_selector(".shaped form") is None
        for _ in range(3):
            page.wait_for_selector(".paper .blocks")
            with page.expect_navigation():
                page.click("text=撤销")
        page.wait_for_selector(".paper .blocks")
    assert text(project) == before
