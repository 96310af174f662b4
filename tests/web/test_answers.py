"""An answer saved from the page: into its line, beside others, and never as script."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from kit.project import EXAMPLES
from kit.workbench import running

from docgen.load.files.yaml import read_yaml
from docgen.tasks.desk import Desk


def test_an_answer_is_saved_refused_and_told_in_conflict(lot1: Path) -> None:
    def text(code: str) -> str:
        return str(read_yaml(lot1 / "answers.yaml", "answers.yaml")[0]["answers"][code]["text"])

    seen = text("T1")
    script = '<script>alert(1)</script> “引号” 与 "quotes" & \'s'
    with running(lot1, "en") as bench:
        first = bench.ask("/p/0/answers/T1/text", {"value": script, "seen": seen, "sha256": "0"})
        assert first.status == 200
        assert text("T1") == script
        assert "<script>" not in first.text
        assert first.headers["hx-trigger"] == "saved"

        refused = bench.ask("/p/0/answers/T1/deviation", {"value": "maybe", "seen": "none", "sha256": "0"})
        assert refused.status == 422
        assert "is not one of the values allowed" in refused.text

        conflict = bench.ask("/p/0/answers/T1/text", {"value": "mine", "seen": seen, "sha256": "0"})
        assert conflict.status == 409
        assert "&lt;script&gt;" in conflict.text
        assert text("T1") == script

        now = re.search(r'name="sha256" value="(\w+)"', conflict.text)
        assert now is not None
        mine = bench.ask("/p/0/answers/T1/text", {"value": "mine", "seen": script, "sha256": now[1]})
        assert (mine.status, text("T1")) == (200, "mine")

        bench.ask("/p/0/answers/T2/evidence", {"value": "E-SITE、E-LABOUR", "seen": "E-SITE", "sha256": "0"})
        assert "evidence: [E-SITE, E-LABOUR]" in (lot1 / "answers.yaml").read_text(encoding="utf-8")
        for _ in range(3):
            assert bench.ask("/p/0/undo", {}).headers["hx-redirect"].startswith("/p/0/answers")
        assert text("T1") == seen
        assert "there is no change" in bench.ask("/p/0/undo", {}).text


def test_rows_of_the_review_are_answered_like_clauses(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "property", tmp_path / "p"))
    lot = read_yaml(folder / "tender.yaml", "tender.yaml")[0]["lot"]
    tables = (*lot["qualification"], *lot["conformity"])
    rows = [each["code"] for each in tables if each.get("by") != "purchaser"]
    asked = [each.code for each in Desk(folder).look().asked]
    assert rows
    assert [code for code in rows if code not in asked] == []
