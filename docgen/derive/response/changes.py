"""Two versions of a project's data compared, field by field, under the names that people know them by.

Entries of lists are told apart by their own code or name, not by their position: one that is put in
before the others is one change.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from docgen.model.change import Change, Kind
from docgen.model.project import Project

_NAMES = ("code", "site", "staff", "head", "facility", "name", "title", "kind", "year", "symbol")
"""Fields that tell an entry of a list from the others, the best first."""

# Personal: that they changed is said, not what they are.
_PERSONAL = ("id_number", "phone", "account")

# The first of these on the way to a field says what the change is about.
_KINDS: dict[str, Kind] = {
    "clauses": "clause",
    "scorecard": "clause",
    "evaluation": "clause",
    "answers": "clause",
    "price": "price",
    "price_review": "price",
    "payment": "price",
    "offer": "price",
    "posts": "person",
    "staff": "person",
    "legal_representative": "person",
    "agent": "person",
    "sites": "site",
    "equipment": "site",
    "evidence": "evidence",
    "plan": "plan",
    "tender": "tender",
    "bidder": "bidder",
    "response": "tender",
}

Path = tuple[tuple[str, str], ...]
"""The way to a value: each step's field name and how it is shown."""


def project_changes(old: Project, new: Project) -> list[Change]:
    """Everything that differs in the data of two projects, in the order of the files."""
    before, after = dict(_values(old)), dict(_values(new))
    paths = [*before, *(path for path in after if path not in before)]
    changed = [path for path in paths if before.get(path, "") != after.get(path, "")]
    found = [_change(path, before.get(path, ""), after.get(path, "")) for path in changed]
    return found + list(_chapter_changes(old, new))


def _values(project: Project) -> Iterator[tuple[Path, str]]:
    for name, title in (("tender", "采购文件"), ("response", "响应"), ("bidder", "供应商")):
        yield from _flat(getattr(project, name), ((name, title),))
    for name, title in (("answers", "响应"), ("staff", "人员")):
        for code, record in getattr(project, name).items():
            yield from _flat(record, ((name, title), (code, code)))
    yield from _flat(project.equipment, (("equipment", "设备"),))


def _flat(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every value below, with the way to it."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _flat(getattr(value, name), (*path, (name, field.title or name)))
    elif isinstance(value, (tuple, list)):
        if all(isinstance(item, str | int) for item in value):
            yield path, "、".join(map(str, value))
            return
        seen: dict[str, int] = {}
        for item in value:
            name = _name(item)
            seen[name] = seen.get(name, 0) + 1
            shown = name if seen[name] == 1 else f"{name}（{seen[name]}）"
            yield from _flat(item, (*path, (shown, shown)))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _flat(item, (*path, (str(key), str(key))))
    else:
        yield path, "" if value is None else str(value)


def _name(item: Any) -> str:
    parts = [str(getattr(item, name)) for name in _NAMES if getattr(item, name, None) not in (None, "")]
    return " ".join(parts[:2]) if parts else str(item)


def _change(path: Path, old: str, new: str) -> Change:
    kind = next((_KINDS[name] for name, _ in reversed(path) if name in _KINDS), "tender")
    if path[-1][0] in _PERSONAL:
        old, new = ("（原值）" if old else ""), ("（新值）" if new else "")
    return Change(kind=kind, place=" › ".join(shown for _, shown in path[1:]), old=old, new=new)


def _chapter_changes(old: Project, new: Project) -> Iterator[Change]:
    """Paragraphs of the plan's chapters that differ, chapter by chapter."""
    before = {chapter.record.title: [text for _, text in chapter.text] for chapter in old.plan}
    after = {chapter.record.title: [text for _, text in chapter.text] for chapter in new.plan}
    for title in dict.fromkeys([*before, *after]):
        for left, right in differing(before.get(title, []), after.get(title, [])):
            yield Change(kind="plan", place=title, old=left, new=right)


def differing(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of paragraphs that differ; blank where one has no counterpart."""
    for kind, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        left, right = old[a:b], new[c:d]
        for position in range(max(len(left), len(right))):
            yield (
                left[position] if position < len(left) else "",
                right[position] if position < len(right) else "",
            )
