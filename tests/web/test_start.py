"""A tender's file becomes a project: read while one watches, asked about, or turned away with why."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest
from kit.drafts import museum
from kit.project import EXAMPLES
from kit.workbench import Answered, Bench, running

from docgen.load.files.yaml import read_yaml


def _until(bench: Bench, said: str) -> Answered:
    """The page of the first tender, once it says so."""
    for _ in range(600):
        told = bench.ask("/new/0")
        if said in told.text or told.headers.get("hx-redirect"):
            return told
        time.sleep(0.1)
    raise AssertionError(told.text)


def test_a_tender_becomes_a_project_of_the_company_that_was_chosen(tmp_path: Path) -> None:
    home = tmp_path / "项目"
    shutil.copytree(EXAMPLES / "pingxiang-lot1" / "company", home / "一" / "company")
    shutil.copyfile(EXAMPLES / "pingxiang-lot1" / "project.yaml", home / "一" / "project.yaml")
    tender = museum(tmp_path).read_bytes()
    with running(home, "en") as bench:
        assert bench.send("/new/upload/tender?name=a%2Fb%5C..%5Cx.docx", tender).status == 200
        asked = _until(bench, "Which company")
        assert 'value="../一/company"' in asked.text
        assert [each.name for each in home.iterdir()] == ["一"]
        taken = {"folder": "一", "lot": "包9", "company": "/etc"}
        bench.ask("/new/0/choose", taken)
        assert "already exists" in _until(bench, "already exists").text
        bench.ask("/new/0/choose", {"folder": "../馆 讲解", "lot": "", "company": "../一/company"})
        assert _until(bench, "\0").headers["hx-redirect"] == "/p/1/tender"
        made = home / "馆_讲解"
        assert sorted(each.name for each in home.iterdir()) == ["一", "馆_讲解"]
        assert read_yaml(made / "project.yaml", "project.yaml")[0]["company"] == "../一/company"
        assert not (made / "company").exists()
        assert (made / "tender" / "x.docx").read_bytes() == tender
        assert "讲解" in bench.ask("/p/1/check").text


def test_a_reading_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with running(home) as bench:
        assert "还没有项目" in bench.ask("/").text
        bench.send("/new/upload/tender?name=x.docx", museum(tmp_path).read_bytes())
        assert "已停止" in bench.ask("/new/0/stop", {}).text
        assert bench.ask("/new/0/choose", {"folder": "x", "lot": "", "company": ""}).status == 200
        assert list(home.iterdir()) == []


def test_what_cannot_be_read_is_told_in_words(tmp_path: Path) -> None:
    with running(tmp_path, "en") as bench:
        bench.send("/new/upload/tender?name=x.docx", b"PK\x03\x04" + bytes(100))
        told = _until(bench, "findings").text
        assert re.search(r"PACKAGE-\w+", told)
        assert "Traceback" not in told


GUARDED = (
    ("x.exe", b"MZ", "UPLOAD-KIND"),
    ("x.docx.exe", b"PK\x03\x04", "UPLOAD-KIND"),
    ("", b"x", "UPLOAD-KIND"),
    ("..", b"x", "UPLOAD-KIND"),
    (".docx", b"PK\x03\x04", "UPLOAD-KIND"),
    ("x.docx", b"", "UPLOAD-KIND"),
    ("x.docx", b"<html>", "UPLOAD-KIND"),
    ("x.pdf", b"PK\x03\x04", "UPLOAD-KIND"),
    ("%00.zip", b"PK\x03\x04", "UPLOAD-KIND"),
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> object:
    with running(tmp_path_factory.mktemp("home"), "en") as bench:
        yield bench


@pytest.mark.parametrize(("name", "content", "code"), GUARDED)
def test_a_file_of_another_kind_is_turned_away(bench: Bench, name: str, content: bytes, code: str) -> None:
    told = bench.send(f"/new/upload/tender?name={name}", content)
    assert (told.status, code in told.text) == (422, True)


def test_a_file_larger_than_is_opened_is_turned_away_unread(bench: Bench) -> None:
    assert bench.send("/new/upload/tender?name=x.docx", b"PK", Content_Length="999999999").status == 413


def test_a_file_comes_from_this_page_alone(bench: Bench) -> None:
    for headers in ({"Origin": "http://evil.example"}, {"Cookie": ""}, {"Host": "evil.example"}):
        assert bench.send("/new/upload/tender?name=x.docx", b"PK\x03\x04", **headers).status in (403, 421)
