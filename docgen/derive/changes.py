"""Two versions of a project's data compared, field by field, under the names that people know them by.

Entries of lists are told apart by their own code or name, not by their position: one that is put in
before the others is one change.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from docgen.model.change import Change, ChangeSubject, Recorded
from docgen.model.finding import Message
from docgen.model.tender.read_entry import ReadEntry

_NAMES = (
    "code",
    "site",
    "staff",
    "head",
    "facility",
    "name",
    "title",
    "kind",
    "year",
    "symbol",
    "field",
    "file",
)
"""Fields that tell an entry of a list from the others, the best first."""
_READ = ("block", "certainty", "confirmed")
"""Where and how surely an entry was read, and who confirmed it: reading again changes no word of a bid."""

# Personal: that they changed is said, not what they are.
_PERSONAL = ("id_number", "phone", "account")
_FORMER, _LATTER = Message("(former value)"), Message("(new value)")

# In what a bid is made of, the last of these on the way to a field says what the change is about.
_KINDS: dict[str, ChangeSubject] = {
    "clauses": "clause",
    "scorecard": "clause",
    "headings": "clause",
    "qualification": "clause",
    "conformity": "clause",
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
}
_OF_A_BID: tuple[ChangeSubject, ...] = ("tender", "response", "bidder")

Path = tuple[tuple[str, str], ...]
"""The way to a value: each step's field name and how it is shown."""


def changes(old: Iterable[Recorded], new: Iterable[Recorded]) -> list[Change]:
    """Everything that differs in the data of two versions, source by source, in their order."""
    before = {recorded.source: recorded for recorded in old}
    after = {recorded.source: recorded for recorded in new}
    return [
        change
        for source in dict.fromkeys([*before, *after])
        for change in _changes(before.get(source), after.get(source))
    ]


def _changes(old: Recorded | None, new: Recorded | None) -> Iterator[Change]:
    of = new or old
    assert of is not None
    before, after = _values(old), _values(new)
    for path in dict.fromkeys([*before, *after]):
        left, right = before.get(path, ""), after.get(path, "")
        if left != right:
            yield _change(of, path, left, right)
    for left, right in differing(old.paragraphs if old else (), new.paragraphs if new else ()):
        yield Change(of.kind, (of.title,), left, right)


def _values(recorded: Recorded | None) -> dict[Path, str]:
    if recorded is None:
        return {}
    return dict(_flat(recorded.records, ((recorded.source, recorded.source),)))


def _flat(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every value below, with the way to it."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name in _READ and isinstance(value, ReadEntry):
                continue
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


def _change(of: Recorded, path: Path, old: str, new: str) -> Change:
    named = next((_KINDS[name] for name, _ in reversed(path) if name in _KINDS), of.kind)
    kind = named if of.kind in _OF_A_BID else of.kind
    place = _place(of, path)
    if path[-1][0] in _PERSONAL:
        return Change(kind, place, _FORMER if old else "", _LATTER if new else "")
    return Change(kind, place, old, new)


def _place(of: Recorded, path: Path) -> tuple[Message | str, ...]:
    """The steps within the source: a field by its title, an entry by its own name."""
    steps = (shown if shown == name else Message(shown) for name, shown in path[1:])
    return (of.title, *steps) if of.title else tuple(steps)


def differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
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
