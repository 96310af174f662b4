"""Former answers beside an answer: shown as words, taken over by a button, taken back by undoing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kit.project import EXAMPLES, replace
from kit.workbench import running

from docgen.load.company.former import read_former
from docgen.load.files.yaml import read_yaml
from docgen.tasks.desk import Desk
from docgen.tasks.library.former.store import Given, add_former


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(EXAMPLES / "pingxiang-lot2", tmp_path / "bid"))
    add_former(folder / "company", [EXAMPLES / "pingxiang-lot1"], Given(), lambda _: None)
    return folder


def test_the_nearest_are_shown_and_one_is_taken_over(bid: Path) -> None:
    (file,) = (bid / "company" / "former").iterdir()
    held = next(iter(read_former(bid / "company").values()))
    (old,) = (each for each in held.pairs if each.code == "Q2.5")
    replace(file, old.answer, "<script>alert(1)</script>" + old.answer)
    before, _ = read_yaml(bid / "answers.yaml", "answers.yaml")
    with running(bid, "zh") as bench:
        shown = bench.ask("/p/0/former/Q2.5")
        assert shown.status == 200
        assert "换成这一条" in shown.text
        assert "<script>" not in shown.text
        key = shown.text.partition('name="key" value="')[2].partition('"')[0]
        assert "#p" in key
        taken = bench.ask("/p/0/former/Q2.5", {"key": key})
        assert taken.headers["hx-redirect"] == "/p/0/answers/Q2.5"
        refused = bench.ask("/p/0/former/Q2.5", {"key": "x#p1"})
        assert "FORMER-TAKE" in refused.text
        now, _ = read_yaml(bid / "answers.yaml", "answers.yaml")
        assert now["answers"]["Q2.5"]["text"] != before["answers"]["Q2.5"]["text"]
        assert now["answers"]["Q2.5"]["former"]["bid"] == file.stem
        assert bench.ask("/p/0/former/X9", {"key": key}).status == 404
    Desk(bid).undo()


def test_a_company_without_old_bids_shows_nothing(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "pingxiang-lot2", tmp_path / "bid"))
    with running(folder, "zh") as bench:
        shown = bench.ask("/p/0/former/Q2.5")
        assert shown.status == 200
        assert shown.text.strip() == ""
