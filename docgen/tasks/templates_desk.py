"""Templates for a person who changes one: what it may name, what is wrong in it, how it comes out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.model.finding import DocgenError, Finding, Message
from docgen.packages import runner
from docgen.packages.registry import makeable, package
from docgen.render.templates import fields as field_list
from docgen.render.templates.papers import Paper, fill_paper
from docgen.resources import bundled
from docgen.tasks.new import examples
from docgen.tasks.templates import against, built_in, lint, roots, way


@dataclass(frozen=True)
class Field:
    """A field that a template may name, its type, what it is."""

    name: str
    type: Message
    meaning: Message


@dataclass(frozen=True)
class Linted:
    """A template looked at: what it was held against, how it is filled, what is wrong."""

    name: str
    said: tuple[Message, ...]
    findings: tuple[Finding, ...]


def fields_of(kind: str) -> Iterator[Field]:
    """What a template of a kind may use."""
    for each in field_list.fields(roots()[kind]):
        yield Field(each.name, each.type, each.meaning)


def linted(path: Path, kind: str) -> Linted:
    """What is wrong in a template."""
    try:
        found = tuple(lint(path, kind))
    except DocgenError as problem:
        return Linted(path.name, (), problem.findings)
    said = tuple(each for each in (against(path, kind), way(path)) if each)
    return Linted(path.name, said, found)


def names(kind: str) -> list[str]:
    """The built-in templates of a kind, by their names."""
    return [path.stem for path in built_in(kind)]


def preview(path: Path, kind: str, name: str, folder: Path) -> tuple[Path | None, tuple[Finding, ...]]:
    """The example's paper filled by a template in place of the built-in one called `name`, in `folder`.

    None with why where nothing came of it; without a reason where the example has no such paper.
    """
    own = folder / "templates" / kind
    own.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, own / f"{name}.docx")
    try:
        for paper in _papers(kind):
            if paper.templates == kind and (paper.template or paper.spec.code) == name:
                filled = fill_paper(folder, replace(paper, made=None))
                target = folder / f"{paper.spec.title}.docx"
                target.write_bytes(filled.content)
                return target, filled.findings
    except DocgenError as problem:
        return None, problem.findings
    return None, ()


def _papers(kind: str) -> Iterator[Paper]:
    """The papers that templates of this kind make of the example with most packages among those that do."""
    every = sorted(bundled("examples") / name for name in examples())
    able = {folder: [each for each in makeable(folder) if kind in package(each).fields()] for folder in every}
    example = max((each for each in every if able[each]), key=lambda each: len(makeable(each)))
    for each in able[example]:
        run = runner.examine(example, each, 1 if each == "acceptance" else None, papers=True)
        for delivery in run.package.deliveries(run.data, run.figures):
            yield from delivery.papers(run.findings, {})
