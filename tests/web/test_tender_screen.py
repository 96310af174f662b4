"""The tender beside its reading: confirmed one by one, by chapters, corrected; nothing is hidden."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from kit.drafts import museum, said
from kit.workbench import Bench, running

from docgen.load.files.yaml import read_yaml
from docgen.tasks.into.folder import into_project


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    read = said()
    into_project(read.reading, read.outline, [museum(folder)], folder / "project", date(2026, 3, 1))
    return folder / "project"


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "project"))


@pytest.fixture
def bench(project: Path) -> Iterator[Bench]:
    with running(project, "en") as bench:
        yield bench


def tender(project: Path) -> Any:
    return read_yaml(project / "tender.yaml", "tender.yaml")[0]


def waiting(page: str) -> list[dict[str, str]]:
    """What the forms that confirm send, by the entries that the page shows."""
    forms = re.findall(r'<form class="confirm.*?</form>', page, re.S)
    return [
        {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
        for form in forms
        if "<button" in form
    ]


def test_an_entry_is_confirmed_by_whoever_says_so(bench: Bench, project: Path) -> None:
    before = (project / "tender.yaml").read_text(encoding="utf-8")
    first = next(each for each in waiting(bench.ask("/p/0/tender").text) if '"clauses"' in each["at"])
    nobody = bench.ask("/p/0/tender/confirm", {**first, "who": " "})
    assert (nobody.status, nobody.headers["hx-retarget"]) == (422, "#who-said")
    done = bench.ask("/p/0/tender/confirm", {**first, "who": "李静"})
    assert done.headers["hx-trigger"] == "confirmed"
    lines = set((project / "tender.yaml").read_text(encoding="utf-8").splitlines()) - set(before.splitlines())
    (line,) = lines
    assert re.fullmatch(r" +confirmed: \{by: 李静, on: .*\}", line)
    assert len(waiting(bench.ask("/p/0/tender?only=open").text)) == len(waiting(done.text)) + len(
        waiting(bench.ask("/p/0/tender").text)
    )


def test_what_was_changed_meanwhile_is_not_confirmed(bench: Bench, project: Path) -> None:
    first = waiting(bench.ask("/p/0/tender").text)[0]
    told = bench.ask("/p/0/tender/confirm", {**first, "seen": "other words", "who": "李静"})
    assert told.headers["hx-trigger"] == "unconfirmed"
    assert "confirmed: {by" not in (project / "tender.yaml").read_text(encoding="utf-8").split("\n", 4)[4]


def test_a_chapter_is_confirmed_but_for_what_voids_a_bid(bench: Bench, project: Path) -> None:
    page = bench.ask("/p/0/tender").text
    chapters = [html.unescape(each) for each in re.findall(r'<option value="([^"]*)">', page)]
    assert chapters
    for chapter in chapters:
        bench.ask("/p/0/tender/confirm-chapter", {"chapter": chapter, "who": "李静"})
    after = bench.ask("/p/0/tender?only=open").text
    left = after.count('<form class="confirm')
    void = bench.ask("/p/0/tender?only=void").text.count('<form class="confirm')
    asked = bench.ask("/p/0/tender?only=asked").text.count('<form class="confirm')
    assert 0 < left <= void + asked
    assert "voids the bid" in after


def test_a_value_that_was_read_is_corrected_in_its_place(bench: Bench, project: Path) -> None:
    page = bench.ask("/p/0/tender").text
    form = next(
        each for each in re.findall(r'<form class="field".*?</form>', page, re.S) if "validity_days" in each
    )
    sent = {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    assert sent["seen"] == str(tender(project)["validity_days"])
    told = bench.ask("/p/0/data/tender/save", {**sent, "value": "75"})
    assert (told.status, tender(project)["validity_days"]) == (200, 75)
    refused = bench.ask("/p/0/data/tender/save", {**sent, "seen": "75", "value": "many"})
    assert (refused.status, tender(project)["validity_days"]) == (422, 75)


def test_every_block_of_the_paper_is_shown_and_what_was_not_read_is_listed(bench: Bench) -> None:
    page = bench.ask("/p/0/tender/paper").text
    shown = set(re.findall(r'id="b-([\w.]+)"', page))
    blocks = {each.id for each in said().outline.document.paragraphs() if each.text.strip()}
    assert blocks <= shown
    unread = [each for each in said().reading.used if each.use == "unread"]
    assert f"nothing was made of: {len(unread)}" in page
    assert len(re.findall("<li>", page)) >= len(unread)


PLACES = ("", "[]", "x", '["__class__"]', '["lot", -1]', '["lot", "a", 3]', "[[]]", "[true]", '["lot"]')


def test_no_place_that_is_none_is_written(bench: Bench, project: Path) -> None:
    before = (project / "tender.yaml").read_bytes()
    for at in PLACES:
        for path in ("/p/0/data/tender/save", "/p/0/data/tender/drop", "/p/0/data/tender/add"):
            told = bench.ask(path, {"at": at, "value": "x", "seen": "", "key": "", "sha256": "0"})
            assert told.status in (204, 404, 409, 422)
            assert "Traceback" not in told.text
        assert bench.ask("/p/0/tender/confirm", {"at": at, "who": "x"}).status == 404
        for path in ("split", "join", "drop", "add"):
            told = bench.ask(f"/p/0/tender/{path}", {"at": at, "key": "", "cut": "x"})
            assert told.status in (404, 409), (path, at)
        for path in ("split", "new"):
            assert bench.ask(f"/p/0/tender/{path}?at={quote(at)}").status == 404
    assert (project / "tender.yaml").read_bytes() == before


def test_words_of_the_tender_are_never_script(bench: Bench, project: Path) -> None:
    script = "<script>alert(1)</script>"
    at = json.dumps(["lot", "title"])
    now = str(tender(project)["lot"]["title"])
    told = bench.ask(
        "/p/0/data/tender/save", {"at": at, "key": "", "seen": now, "value": script, "sha256": ""}
    )
    assert (told.status, tender(project)["lot"]["title"]) == (200, script)
    for page in ("/", "/p/0/tender", "/p/0/data/tender", "/p/0/check", "/batch"):
        assert "<script>alert" not in bench.ask(page).text
