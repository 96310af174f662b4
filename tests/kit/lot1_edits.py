"""Seeded faults and near misses: edits of the lot-1 example, and the findings of one theme that follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kit.findings_of import findings_of
from kit.project import replace

Edit = Callable[[Path], None]
"""Breaks, or changes harmlessly, the project in a folder."""


def edit(file: str, old: str, new: str) -> Edit:
    return lambda project: replace(project / file, old, new)


def answer(code: str, text: str, *more: str) -> Edit:
    """The whole answer to a clause anew; `more` are its other lines, such as "deviation: positive"."""
    body = "".join(f"    {line}\n" for line in (f"text: {text}", *more))
    return lambda project: _rewrite(project, code, f"  {code}:\n{body}")


def unanswered(code: str) -> Edit:
    return lambda project: _rewrite(project, code, "")


def restate(project: Path, code: str, deviation: str) -> None:
    """Another deviation than the one that the answer states."""
    replace(project / "answers.yaml", *_stated(project, code, deviation))


def _stated(project: Path, code: str, deviation: str) -> tuple[str, str]:
    text = (project / "answers.yaml").read_text(encoding="utf-8")
    entry = re.search(rf"(?m)^  {re.escape(code)}:\n(?:    .*\n)+", text)
    assert entry, code
    return entry.group(), re.sub(r"deviation: \w+", f"deviation: {deviation}", entry.group())


def _rewrite(project: Path, code: str, entry: str) -> None:
    path = project / "answers.yaml"
    text, count = re.subn(
        rf"(?m)^  {re.escape(code)}:\n(?:    .*\n)+", lambda _: entry, path.read_text(encoding="utf-8")
    )
    assert count == 1, code
    path.write_text(text, encoding="utf-8")


def found(project: Path, *edits: Edit) -> dict[str, list[tuple[str, str]]]:
    """Code and clause of everything found after the edits, by severity, in no order."""
    for change in edits:
        change(project)
    by_severity: dict[str, list[tuple[str, str]]] = {"error": [], "warning": [], "info": []}
    for finding in findings_of(project):
        assert finding.origin.file, finding
        by_severity[finding.severity].append((finding.code, finding.clause))
    return {severity: sorted(codes) for severity, codes in by_severity.items()}
