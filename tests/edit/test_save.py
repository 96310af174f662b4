"""A change saved: one line of the file, over what was seen only, in the journal, and taken back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from docgen.edit import journal
from docgen.edit.change import Change
from docgen.edit.save import Conflict, Kept, read, save, save_fields, undo
from docgen.model.finding import DataFaults, DocgenError
from docgen.model.response.response import Answers, Response

TEXT = ("answers", "T1", "text")


@pytest.fixture
def answers(lot1: Path) -> Kept:
    return Kept(lot1 / "answers.yaml", "answers.yaml", "answers", Answers)


@pytest.fixture
def response(lot1: Path) -> Kept:
    return Kept(lot1 / "response.yaml", "response.yaml", "response", Response)


def test_one_edit_is_one_line_of_a_diff(lot1: Path, answers: Kept) -> None:
    def git(*words: str) -> str:
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@x", *words]
        return subprocess.run(command, cwd=lot1, check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "x")
    save(lot1, answers, Change(TEXT, "我公司按清单逐项配齐：#1 楼另设一处。"), read(answers).sha256)
    assert git("diff", "--numstat").split() == ["1", "1", "answers.yaml"]
    assert git("status", "--porcelain").split() == ["M", "answers.yaml"]  # the journal is no part of it


def test_mark_and_line_ends_of_a_file_stay(lot1: Path, answers: Kept) -> None:
    raw = b"\xef\xbb\xbf" + answers.path.read_bytes().replace(b"\n", b"\r\n")
    answers.path.write_bytes(raw)
    save(lot1, answers, Change(("answers", "T2", "deviation"), "positive"), read(answers).sha256)
    made = answers.path.read_bytes()
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\n") == made.count(b"\r\n") == raw.count(b"\n") + 1


def test_a_value_that_does_not_fit_its_field_is_not_written(lot1: Path, answers: Kept) -> None:
    before = answers.path.read_bytes()
    with pytest.raises(DataFaults) as refused:
        save(lot1, answers, Change(("answers", "T1", "deviation"), "无"), read(answers).sha256)
    (fault,) = refused.value.findings
    assert (fault.code, fault.origin.place) == ("FIELD-VALUE", ("answers", "T1", "deviation"))
    assert answers.path.read_bytes() == before
    assert journal.lines(lot1) == []


def test_a_fault_that_was_there_before_stops_no_other_edit(lot1: Path, answers: Kept) -> None:
    text = answers.path.read_text(encoding="utf-8")
    answers.path.write_text(text.replace("deviation: positive", "deviation: 正", 1), encoding="utf-8")
    save(lot1, answers, Change(TEXT, "改过"), read(answers).sha256)
    assert read(answers).data["answers"]["T1"]["text"] == "改过"


def test_a_place_changed_elsewhere_is_a_conflict_with_both_values(lot1: Path, answers: Kept) -> None:
    seen = read(answers)
    save(lot1, answers, Change(TEXT, "别处写的"), seen.sha256)
    with pytest.raises(Conflict, match="EDIT-CONFLICT") as refused:
        save(lot1, answers, Change(TEXT, "这里写的"), seen.sha256, seen.data["answers"]["T1"]["text"])
    assert (refused.value.now, refused.value.wanted) == ("别处写的", "这里写的")
    assert read(answers).data["answers"]["T1"]["text"] == "别处写的"
    save(lot1, answers, Change(TEXT, "这里写的"), refused.value.sha256)
    assert read(answers).data["answers"]["T1"]["text"] == "这里写的"


def test_another_place_changed_elsewhere_is_none(lot1: Path, answers: Kept) -> None:
    seen = read(answers)
    save(lot1, answers, Change(("answers", "T2", "text"), "别处写的"), seen.sha256)
    save(lot1, answers, Change(TEXT, "这里写的"), seen.sha256, seen.data["answers"]["T1"]["text"])
    data = read(answers).data["answers"]
    assert (data["T1"]["text"], data["T2"]["text"]) == ("这里写的", "别处写的")


def test_an_entry_of_a_list_that_was_changed_elsewhere_is_a_conflict(lot1: Path, response: Kept) -> None:
    seen = read(response)
    save(lot1, response, Change(("commitments", 0), kind="drop"), seen.sha256)
    with pytest.raises(Conflict):
        save(lot1, response, Change(("commitments", 1), "改过"), seen.sha256, seen.data["commitments"][1])


def test_changes_are_undone_one_by_one_to_the_byte(lot1: Path, answers: Kept, response: Kept) -> None:
    states = [(answers.path.read_bytes(), response.path.read_bytes())]
    for kept, change in (
        (answers, Change(TEXT, "一")),
        (response, Change(("commitments", 0), "二")),
        (answers, Change(TEXT, "三\n四")),
        (answers, Change(TEXT, "一")),
        (answers, Change(("answers", "T2", "evidence"), ["E-LABOUR"])),
    ):
        save(lot1, kept, change, read(kept).sha256)
        states.append((answers.path.read_bytes(), response.path.read_bytes()))
    files = {kept.shown: kept for kept in (answers, response)}
    for state in reversed(states[:-1]):
        undo(lot1, files)
        assert (answers.path.read_bytes(), response.path.read_bytes()) == state
    with pytest.raises(DocgenError, match="EDIT-UNDO"):
        undo(lot1, files)
    assert [line.undoes for line in journal.lines(lot1)] == [0] * 5 + [5, 4, 3, 2, 1]
    assert {line.place for line in journal.lines(lot1)} >= {TEXT, ("commitments", 0)}


def test_nothing_is_undone_over_a_change_from_elsewhere(lot1: Path, answers: Kept) -> None:
    save(lot1, answers, Change(TEXT, "一"), read(answers).sha256)
    answers.path.write_bytes(answers.path.read_bytes() + b"# by hand\n")
    before = answers.path.read_bytes()
    with pytest.raises(DocgenError, match="EDIT-UNDO"):
        undo(lot1, {answers.shown: answers})
    assert answers.path.read_bytes() == before


def test_a_line_whose_write_never_came_is_passed_over(lot1: Path, answers: Kept) -> None:
    before = answers.path.read_bytes()
    save(lot1, answers, Change(TEXT, "一"), read(answers).sha256)
    kept = answers.path.read_bytes()
    save(lot1, answers, Change(TEXT, "二"), read(answers).sha256)
    answers.path.write_bytes(kept)  # as if killed between the line and the file
    undo(lot1, {answers.shown: answers})
    assert answers.path.read_bytes() == before


def test_old_lines_of_the_journal_keep_no_words(
    lot1: Path, answers: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "KEPT", 2)
    for i in range(7):
        save(lot1, answers, Change(TEXT, f"第{i}次"), read(answers).sha256)
    told = journal.lines(lot1)
    assert [line.number for line in told] == list(range(1, 8))
    assert [line.slices is None for line in told] == [True] * 3 + [False] * 4
    assert told[-1].slices is not None


def test_fields_of_many_entries_are_written_at_once_and_taken_back_at_once(lot1: Path, answers: Kept) -> None:
    before = answers.path.read_bytes()
    held = read(answers).data["answers"]
    codes = [code for code in held if "certainty" not in held[code]][:20]
    fields = {("answers", code, "certainty"): "likely" for code in codes}
    sha256 = read(answers).sha256
    made = save_fields(lot1, answers, fields, sha256)
    assert all(made.data["answers"][code]["certainty"] == "likely" for code in codes)
    assert read(answers) == made
    assert len(journal.lines(lot1)) == 1
    with pytest.raises(Conflict):
        save_fields(lot1, answers, {("answers", "T1", "x"): "y"}, sha256)
    with pytest.raises(DocgenError, match="EDIT-PLACE"):
        save_fields(lot1, answers, {("answers", codes[0], "certainty"): "exact"}, made.sha256)
    undo(lot1, {"answers.yaml": answers})
    assert answers.path.read_bytes() == before
