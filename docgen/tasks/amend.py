"""An addendum against a project: what changes, where that stands in tender.yaml, what of the bid it touches.

Nothing is changed but what a person names by its code; of the file only those words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docgen.edit.change import Change
from docgen.edit.text import edited
from docgen.intake.amend.changes import changes
from docgen.intake.opened import opened
from docgen.load.files.line_edit import at, replaced, taken_out
from docgen.load.files.yaml import read_yaml
from docgen.load.tender_files import FOLDER
from docgen.model.finding import DocgenError, Message, stop
from docgen.model.project_file import ProjectFile
from docgen.model.reading.amendment import Amendment
from docgen.model.sources import Place
from docgen.model.tender.tender_file import TenderFile
from docgen.pack.writing import rewrite, writing
from docgen.rules import amend_words
from docgen.tasks.amend_added import Added, added, put
from docgen.tasks.amend_figures import following
from docgen.tasks.amend_forms import FormChange, carried, issued_anew, words_changed
from docgen.tasks.amend_targets import Target, before_of, targets
from docgen.tasks.amend_touches import Bid, touches
from docgen.tasks.into.kept import kept
from docgen.tasks.into.skeleton import further
from docgen.workshop import workshop

ALL = "all"
_TOUCHED = {"clause": "answers", "item": "scoring", "form": "forms"}
"""What an addition asks of the bid, by what it is."""


@dataclass(frozen=True, slots=True)
class Amended:
    """A change with its code, what tender.yaml says there, what it touches; whether it was written."""

    code: str
    change: Amendment
    before: str
    targets: tuple[Target, ...]
    touches: tuple[str, ...]
    applied: bool = False
    new: Added | None = None
    form: FormChange | None = None

    @property
    def place(self) -> str:
        """The place in the tender: as the project cites it, else in the addendum's words."""
        return self.targets[0].cited if self.targets and self.targets[0].cited else self.change.where

    @property
    def can_apply(self) -> bool:
        """Whether it can be written: a chapter issued anew, and an addition without a sure place, cannot."""
        changed = self.change.kind in ("replace", "delete") and any(each.old for each in self.targets)
        return changed or self.new is not None or self.form is not None


def amended(addendum: Path, folder: Path, apply: Sequence[str] = ()) -> tuple[Amended, ...]:
    """The changes of the addendum, in its order; those named in `apply` (or `all`) go into tender.yaml.

    Raises DocgenError where a file cannot be read, the folder is no project, or a code is unknown.
    """
    if not (folder / "project.yaml").is_file():
        said = Message("is no project folder: project.yaml is not there")
        raise stop("PROJECT-MISSING", str(folder), said)
    words = amend_words()
    paper = opened(addendum)
    found = changes(paper, words)
    file, data, _ = _tender(folder)
    bid = Bid(folder)
    told: list[Amended] = []
    for number, change in enumerate(found, 1):
        places = targets(change, data, words)
        places += tuple(following(change, places, data))
        before = change.before or before_of(places, data)
        new = added(change, data, words)
        form = None if places else words_changed(change, data)
        touched = touches(change, places, data, bid) + ((f"{_TOUCHED[new.kind]} {new.code}",) if new else ())
        touched = tuple(dict.fromkeys((*touched, *(form.touches if form else ()))))
        told.append(Amended(f"A{number}", change, before, places, touched, new=new, form=form))
    for number, (change, form) in enumerate(issued_anew(paper, data, folder), len(told) + 1):
        told.append(Amended(f"A{number}", change, "", (), form.touches, form=form))
    wanted = [each.code for each in told if each.can_apply] if ALL in apply else list(apply)
    unknown = [code for code in wanted if code not in {each.code for each in told}]
    if unknown:
        known = "、".join(each.code for each in told)
        said = Message("has no change {code}; it has {known}", {"code": unknown[0], "known": known})
        raise stop("AMEND-UNKNOWN", addendum.name, said)
    written = [
        each.code
        for each in told
        if each.code in wanted
        and (carried(each.form, file, folder, addendum) if each.form else _written(each, file))
    ]
    if written:
        _keep(addendum, file)
    if entered := frozenset(each.new.code for each in told if each.new and each.code in written):
        further(folder, entered)
    return tuple(replace(each, applied=each.code in written) for each in told)


def _keep(addendum: Path, file: Path) -> None:
    """The addendum's file into tender/, and with its hash into tender.yaml's list of them, unless forms are
    cut from it and it is one of the tender's files already."""
    paper = kept(addendum, file.parent / FOLDER)
    text = file.read_text("utf-8-sig")
    data, _ = read_yaml(file, file.name, TenderFile)
    held = list(data.get("addenda") or ())
    if paper not in (*held, *(data.get("files") or ())):
        rewrite(file, edited(text, file.name, Change(("addenda",), [*held, paper]))[0])


def _tender(folder: Path) -> tuple[Path, Any, dict[Any, str]]:
    project, _ = read_yaml(folder / "project.yaml", "project.yaml", ProjectFile)
    file = folder / (project.get("tender") or "tender.yaml")
    data, lines = read_yaml(file, file.name, TenderFile)
    return file, data, lines


def _written(each: Amended, file: Path) -> bool:
    """Put one change into the file, line ends as they were; False, and nothing written, where a part of it
    does not go in alone."""
    if not each.can_apply:
        return False
    text = file.read_text("utf-8-sig")
    data, lines = read_yaml(file, file.name, TenderFile)
    if each.change.kind == "add":
        return _put(each, text, data, file)
    gone: set[Place] = set()
    for target in each.targets:
        if not target.old or target.entry in gone:
            continue
        whole = bool(target.entry) and each.change.kind == "delete" and target.whole
        if whole:
            gone.add(target.entry)
            why = f"{each.code} 更正公告删除：{each.change.where}"
            edited = taken_out(text, lines, target.entry, why)
        else:
            edited = replaced(text, lines, target.place, target.old, target.new)
        read = _read(edited, file) if edited is not None else None
        if target.follows and (edited is None or read is None or not _alone(read[0], data, target, whole)):
            continue
        if edited is None or read is None or not _alone(read[0], data, target, whole):
            return False
        text, (data, lines) = edited, read
    rewrite(file, text)
    return True


def _put(each: Amended, text: str, data: Any, file: Path) -> bool:
    """Put an addition into the file; its code and place are those of the file as it is by now."""
    new = added(each.change, data, amend_words())
    if new is None:
        return False
    edited = put(text, new, f"{each.code} 更正公告新增：{each.change.where}")
    read = _read(edited, file)
    if read is None or len(at(read[0], new.place)) != len(at(data, new.place)) + 1:
        return False
    rewrite(file, edited)
    return True


def _read(text: str, file: Path) -> tuple[Any, dict[Place, str]] | None:
    """The edited text as data, with its lines; None where it is YAML no more."""
    with workshop() as folder:
        trial = folder / file.name
        trial.write_text(text, encoding="utf-8", newline="\n")
        try:
            return read_yaml(trial, file.name, TenderFile)
        except DocgenError:
            return None


def _alone(new: Any, data: Any, target: Target, whole: bool) -> bool:
    """Whether the data differ at the target and nowhere else."""
    if whole:
        siblings = at(data, target.entry[:-1])
        gone = int(target.entry[-1])
        return bool(at(new, target.entry[:-1]) == [*siblings[:gone], *siblings[gone + 1 :]])
    return bool(at(new, target.place) != at(data, target.place) and _same_but(new, data, target.place))


def _same_but(new: Any, old: Any, place: tuple[str | int, ...]) -> bool:
    if not place:
        return True
    if isinstance(new, dict) and isinstance(old, dict) and new.keys() == old.keys():
        return all(
            _same_but(new[key], old[key], place[1:]) if key == place[0] else new[key] == old[key]
            for key in new
        )
    if isinstance(new, list) and isinstance(old, list) and len(new) == len(old):
        return all(
            _same_but(a, b, place[1:]) if at == place[0] else a == b
            for at, (a, b) in enumerate(zip(new, old, strict=True))
        )
    return False


def document(found: Sequence[Amended]) -> dict[str, Any]:
    """The changes as `docgen read … --amends … --json` prints them."""
    return {
        "changes": [
            {
                "code": each.code,
                "kind": each.change.kind,
                "before": each.before,
                "after": each.change.after,
                "place": each.place,
                "where": each.change.where,
                "block": each.change.block,
                "touches": list(each.touches),
                "can_apply": each.can_apply,
                "applied": each.applied,
            }
            for each in found
        ]
    }


def write(found: Sequence[Amended], target: Path) -> Path:
    """Write the changes as JSON into `target`, all or nothing."""
    with writing(target) as temporary:
        text = json.dumps(document(found), ensure_ascii=False, indent=1)
        temporary.write_text(text + "\n", encoding="utf-8", newline="\n")
    return target
