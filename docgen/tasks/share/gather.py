"""Workbooks that came back merged into the answers by code; what does not agree is kept and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.edit.change import Change
from docgen.edit.save import read, save
from docgen.load.files.sheet import read_list
from docgen.model.finding import DataFaults, Finding, Message, Origin, found, has_errors
from docgen.model.response.shared import FIELDS, SharedRow
from docgen.tasks.library.former.suggest import bid_of
from docgen.tasks.share.answers import DEVIATIONS, answers_file, fields_of, rows, write_conflicts

CONFLICTS = "应答冲突"
NOW = "项目现有"
"""Whose words those are that stand in the project."""


@dataclass(frozen=True)
class Version:
    """What somebody wrote for a code: the file that it came in, and all cells that may be changed."""

    who: str
    row: SharedRow

    def changes(self) -> dict[str, str]:
        """The fields that are not as they were handed out; one that was emptied is none."""
        return {
            name: value
            for name in FIELDS
            if (value := _plain(getattr(self.row, name)))
            and _same(value) != _same(getattr(self.row, f"was_{name}"))
        }


@dataclass(frozen=True)
class Conflict:
    """A field of an answer for which more than one thing was written since it was handed out."""

    code: str
    field: str
    versions: tuple[tuple[str, str], ...]


@dataclass
class Gathered:
    """What came of it: codes whose answers were changed, rows that say nothing new, what does not agree;
    fields that somebody emptied (left as they are), remarks, codes that nothing asks for. Written nowhere
    but in `file`: versions that were not taken.
    """

    files: int = 0
    rows: int = 0
    taken: list[str] = field(default_factory=list)
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    emptied: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[tuple[str, str, str]] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    said: list[Finding] = field(default_factory=list)
    file: Path | None = None


def gather(folder: Path, files: Sequence[Path]) -> Gathered:
    """Merge what colleagues wrote into answers.yaml, all or nothing.

    A field is taken where one thing was written for it since it was handed out and the project did not
    change it meanwhile. Raises DataFaults where a workbook has faults, DocgenError where one cannot be read;
    nothing is written then.
    """
    tender, _ = bid_of(folder)
    kept = answers_file(folder)
    now = read(kept)
    answers: dict[str, dict[str, Any]] = dict(now.data.get("answers") or {})
    asked = {row.code: row for row in rows(tender, answers)}
    made = Gathered(files=len(files))
    by_code: dict[str, list[Version]] = {}
    for version in _versions(files, made):
        by_code.setdefault(version.row.code, []).append(version)
    left: list[SharedRow] = []
    merged = dict(answers)
    for code, versions in by_code.items():
        if code not in asked:
            made.unknown += [(code, each.who) for each in versions if each.row.text.strip()]
            left += [_kept(each, "") for each in versions if each.row.text.strip()]
            continue
        entry = _merged(code, answers.get(code), versions, made)
        if any(each.code == code for each in made.conflicts):
            left += _left(asked[code], answers.get(code), versions)
        if entry is not None:
            merged[code] = entry
            made.taken.append(code)
    if left:
        made.file = write_conflicts(_free(folder), "应答冲突", left)
    if made.taken:
        save(folder, kept, Change(("answers",), merged), now.sha256)
    return made


def _versions(files: Sequence[Path], made: Gathered) -> Iterator[Version]:
    for path in files:
        read_back = read_list(path, path.name, SharedRow)
        wrong = [*read_back.findings, *_deviations(path, read_back.records)]
        if has_errors(wrong):
            raise DataFaults(*wrong)
        made.said += read_back.findings
        for row in read_back.records:
            made.rows += 1
            if row.remark.strip():
                made.remarks.append((row.code, path.stem, row.remark.strip()))
            if row.version and row.taken != "是":
                continue
            made.emptied += [
                (row.code, name)
                for name in FIELDS
                if getattr(row, f"was_{name}").strip() and not getattr(row, name).strip()
            ]
            yield Version(row.version or path.stem, row)


def _deviations(path: Path, told: Sequence[SharedRow]) -> Iterator[Finding]:
    for row in told:
        if row.deviation.strip() and row.deviation.strip() not in DEVIATIONS.values():
            said = Message("{code} has the deviation {word}", {"code": row.code, "word": row.deviation})
            yield found("SHARE-DEVIATION", Origin(path.name), said)


def _merged(
    code: str, answer: Mapping[str, Any] | None, versions: Sequence[Version], made: Gathered
) -> dict[str, Any] | None:
    """The answer with what can be taken; None where nothing is to be changed."""
    now = fields_of(answer)
    wanted: dict[str, str] = {}
    for name in FIELDS:
        told = {each.who: each.changes()[name] for each in versions if name in each.changes()}
        different = {_same(value): value for value in told.values()}
        if not different or set(different) == {_same(now[name])}:
            continue
        was = {_same(getattr(each.row, f"was_{name}")) for each in versions if name in each.changes()}
        untouched = was == {_same(now[name])} or not now[name]
        if len(different) == 1 and untouched:
            wanted[name] = next(iter(different.values()))
        else:
            made.conflicts.append(Conflict(code, name, ((NOW, now[name]), *told.items())))
    if not wanted:
        made.same += not any(each.code == code for each in made.conflicts)
        return None
    return _entry(answer, wanted)


def _entry(answer: Mapping[str, Any] | None, wanted: Mapping[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"text": "", **(answer or {})}
    for name, value in wanted.items():
        if name == "deviation":
            entry[name] = next(key for key, word in DEVIATIONS.items() if word == value)
        elif name == "evidence":
            entry[name] = _codes(value)
        else:
            entry[name] = value
    if entry.get("deviation") == "none":
        del entry["deviation"]
    return entry


def _left(
    asked: SharedRow, answer: Mapping[str, Any] | None, versions: Sequence[Version]
) -> Iterable[SharedRow]:
    """Every version of a code, the project's own first, each with what the project says now."""
    now = fields_of(answer)
    was = {f"was_{name}": value for name, value in now.items()}
    told = {"name": asked.name, "asked": asked.asked, "taken": None, **was}
    yield asked.model_copy(update={**told, **now, "version": NOW})
    for each in versions:
        yield each.row.model_copy(update={**told, "version": each.who})


def _kept(version: Version, name: str) -> SharedRow:
    return version.row.model_copy(update={"version": version.who, "name": name or version.row.name})


def _free(folder: Path) -> Path:
    """A name for the workbook of conflicts: one that waits to be settled is not written over."""
    number, target = 1, folder / f"{CONFLICTS}.xlsx"
    while target.exists():
        number += 1
        target = folder / f"{CONFLICTS}-{number}.xlsx"
    return target


def _codes(text: str) -> list[str]:
    for sign in "、，,;；":
        text = text.replace(sign, " ")
    return text.split()


def _plain(text: str) -> str:
    """A cell's words as the project keeps them: Excel's line ends, blanks at the ends left out."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()


def _same(text: str) -> str:
    return " ".join(_plain(text).split())
