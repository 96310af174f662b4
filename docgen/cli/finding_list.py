"""Findings as lines for people: what to do first at the top, a file's empty fields as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from docgen.model.finding import Finding, Message
from docgen.model.first_things import in_order

_EMPTY, _IS_BLANK = "FIELD-MISSING", "is blank"
_MANY = 3
"""So many empty fields of a file are one line."""
Say = Callable[[Message | str], str]


@dataclass(frozen=True)
class Line:
    """A line: where, what is wrong, how to mend it, the code; it stands for `count` findings."""

    place: str
    told: Message
    remedy: Message
    code: str
    count: int = 1


def finding_lines(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Line]]]:
    """By severity, the worst first, the lines in the order in which to take them up."""
    for severity, of_one in groupby(in_order(findings), lambda each: each.severity):
        yield severity, list(_lines(list(of_one)))


def _lines(findings: Sequence[Finding]) -> Iterator[Line]:
    """The empty fields of a file stand where the first of them does."""
    empty: dict[str, list[Finding]] = {}
    for each in findings:
        if _blank(each):
            empty.setdefault(each.origin.file, []).append(each)
    told: set[str] = set()
    for each in findings:
        of_file = empty.get(each.origin.file, []) if _blank(each) else []
        if len(of_file) < _MANY:
            yield Line(str(each.origin), each.message, each.remedy, each.code)
        elif each.origin.file not in told:
            told.add(each.origin.file)
            names = tuple(_name(one) for one in of_file)
            said = Message("{count} fields are empty: {fields}", {"count": len(of_file), "fields": names})
            yield Line(each.origin.file, said, each.remedy, each.code, len(of_file))


def _blank(finding: Finding) -> bool:
    """Whether it says no more than that a field is empty."""
    fault = finding.message.values.get("fault")
    return finding.code == _EMPTY and isinstance(fault, Message) and fault.text == _IS_BLANK


def _name(finding: Finding) -> str:
    """Field and line, as "lot.title:19"."""
    return ":".join(filter(None, (str(finding.message.values["field"]), finding.origin.location)))
