"""The whole way, on one screen: load → derive → check → render → pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.check import check_response
from docgen.check.sme import check_sme
from docgen.derive.response import response_figures
from docgen.load.project import load_project
from docgen.model.derived import PriceEvaluation
from docgen.model.finding import Finding, has_errors
from docgen.model.project import Project
from docgen.pack.publish import Published, publish
from docgen.pack.read_back import read_back
from docgen.render.response import render_volume
from docgen.rules import ruleset

Kind = Literal["response"]
KINDS: tuple[Kind, ...] = ("response",)

Progress = Callable[[str], None]
"""Told the title of each paper before it is made."""


@dataclass(frozen=True)
class Built:
    """What a build made and found; without files where findings stopped it."""

    files: tuple[tuple[Kind, Published], ...]
    findings: tuple[Finding, ...]


def check(folder: Path, kind: Kind = "response") -> list[Finding]:
    """Everything found in the project. Raises DocgenError, with findings too, where it cannot be loaded."""
    return _CHECKS[kind](load_project(folder))


def evaluated_price(folder: Path) -> tuple[PriceEvaluation | None, list[Finding]]:
    """The price as evaluation would take it, for the bidder's own eyes, and what is wrong with its terms."""
    project = load_project(folder)
    figures = response_figures(project, ruleset())
    return figures.evaluation, list(check_sme(project, figures))


def build(folder: Path, kinds: Sequence[Kind], out: Path, draft: bool, progress: Progress) -> Built:
    """Make the packages named, or all that the project's data can make, each in its folder below `out`."""
    project = load_project(folder)
    made = {kind: _BUILDERS[kind](project, out / kind, draft, progress) for kind in kinds or KINDS}
    return Built(
        files=tuple((kind, file) for kind, (files, _) in made.items() for file in files),
        findings=tuple(finding for _, findings in made.values() for finding in findings),
    )


def _check_response(project: Project) -> list[Finding]:
    rules = ruleset()
    return check_response(project, response_figures(project, rules), rules)


def _response(
    project: Project, target: Path, draft: bool, progress: Progress
) -> tuple[list[Published], list[Finding]]:
    """The response volumes. Errors stop them, unless they are a draft."""
    figures = response_figures(project, ruleset())
    findings = check_response(project, figures, ruleset())
    if has_errors(findings) and not draft:
        return [], findings

    papers: dict[str, bytes] = {}
    for volume in project.tender.volumes:
        progress(volume.title)
        filled = render_volume(project, figures, volume, draft)
        papers[f"{volume.title}.docx"] = filled.content
        findings += [*filled.findings, *read_back(filled.content, volume)]
    if has_errors(findings) and not draft:
        return [], findings

    files, kept = publish(target, papers)
    return files, findings + kept


_CHECKS = {"response": _check_response}
_BUILDERS = {"response": _response}
