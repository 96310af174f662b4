"""The whole way, on one screen: load → derive → check → render → pack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docgen.check import check_response
from docgen.derive.response import response_figures
from docgen.load.project import load_project
from docgen.model.finding import DocgenError, Finding, has_errors
from docgen.pack.publish import Published, publish
from docgen.render.response import render_volume
from docgen.rules import size_rule

Progress = Callable[[str], None]
"""Told the title of each paper before it is made."""


@dataclass(frozen=True)
class Built:
    """What a build made and found; without files where findings stopped it."""

    files: tuple[Published, ...]
    findings: tuple[Finding, ...]


def _silent(_: str) -> None:
    """No progress wanted."""


def check(folder: Path) -> list[Finding]:
    """Everything found in the project, from unreadable files to clauses unanswered."""
    try:
        project = load_project(folder)
    except DocgenError as problem:
        return list(problem.findings)
    return check_response(project, response_figures(project, size_rule()))


def build_response(folder: Path, out: Path, draft: bool, progress: Progress = _silent) -> Built:
    """Make the response volumes in `out`/response. Errors stop the build, unless it is a draft."""
    project = load_project(folder)
    figures = response_figures(project, size_rule())
    findings = check_response(project, figures)
    if has_errors(findings) and not draft:
        return Built((), tuple(findings))

    papers: dict[str, bytes] = {}
    for volume in project.tender.volumes:
        progress(volume.title)
        filled = render_volume(project, figures, volume, draft)
        papers[f"{volume.title}.docx"] = filled.content
        findings += filled.findings

    files, kept = publish(out / "response", papers)
    return Built(tuple(files), (*findings, *kept))
