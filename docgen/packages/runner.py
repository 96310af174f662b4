"""The whole way of every kind of package, on one screen:

load → figures → check, preflight, waive → fill → read back → finish → publish
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.check.waivers import idle_waivers, waive
from docgen.model.due_unit import Asked
from docgen.model.finding import Finding, has_errors
from docgen.packages.registry import FIRST, makeable, package
from docgen.render.templates.carried import left_out
from docgen.render.templates.which import template_faults

if TYPE_CHECKING:  # what only a build needs is imported when something is built
    from docgen.check.waivers import Waived
    from docgen.model.response.demands import JudgedDemand
    from docgen.pack.manifest import Published
    from docgen.pack.wanted import Format
    from docgen.packages.package import AnyPackage, Delivery

Progress = Callable[[str], None]
"""Told the title of each paper before it is made."""


@dataclass(frozen=True)
class Order:
    """How packages are to be made: below which folder, as drafts or not, for when, as what files."""

    out: Path
    draft: bool
    progress: Progress
    period: Asked = None
    format: Format = "docx"


@dataclass(frozen=True)
class Built:
    """What a build made and found; without files where findings stopped it.

    `complete`: every package that was asked for came, in every format asked for.
    """

    files: tuple[tuple[str, Published], ...]
    findings: tuple[Finding, ...]
    complete: bool


@dataclass
class Run:
    """A package on its way: what was loaded, what was derived, and everything found so far, as waived."""

    package: AnyPackage
    data: Any
    figures: Any
    findings: list[Finding] = field(default_factory=list)

    @property
    def stands_on(self) -> Waived:
        """The bid, or the service, that the package is made of."""
        return self.package.stands_on(self.data)

    @property
    def demands(self) -> Sequence[JudgedDemand] | None:
        """The demands of the tender, where the package answers them."""
        demands: Sequence[JudgedDemand] | None = self.package.demands(self.figures)
        return demands

    def found(self, findings: Iterable[Finding]) -> None:
        """Take in what was found, waived where someone answers for it; the same thing once."""
        self.findings += [each for each in waive(self.stands_on, findings) if each not in self.findings]

    def stopped(self, order: Order) -> bool:
        """The one rule that stops a build: an error, unless a draft was asked for."""
        return has_errors(self.findings) and not order.draft


def check(folder: Path, kind: str = FIRST, period: Asked = None) -> list[Finding]:
    """Everything found in the project. Raises DocgenError, with findings too, where it cannot be loaded."""
    return examine(folder, kind, period).findings


def examine(folder: Path, kind: str, period: Asked, papers: bool = False) -> Run:
    """Load, derive, check, preflight, waive; with `papers`, figures are complete enough to print."""
    made_of = package(kind)
    data = made_of.load(folder)
    figures = made_of.figures(data, period, papers)
    run = Run(made_of, data, figures)
    run.found(run.stands_on.sources.said)
    run.found([*made_of.check(data, figures), *_own_template_faults(run), *made_of.preflight(data)])
    meant = [*run.findings, *made_of.elsewhere(data)]
    run.findings += idle_waivers(run.stands_on, meant, made_of.themes)
    return run


def _own_template_faults(run: Run) -> Iterable[Finding]:
    folder = run.stands_on.folder
    for kind, name in run.package.templates(run.data):
        yield from template_faults(folder, kind, name, run.package.fields)
    yield from left_out(folder, run.package.carries(run.data), run.package.fields)


def build(folder: Path, kinds: Sequence[str], order: Order) -> Built:
    """Make the packages named, or all that the project's data can make, each in its folder below `out`.

    All or none: half of what was asked for is worse than none with the reason, and who wants one alone can
    name it.
    """
    from docgen.pack.recover import recover

    asked = list(kinds) or makeable(folder)
    recovered = recover(order.out)  # before anything is read there
    runs = [examine(folder, kind, order.period, papers=True) for kind in asked]
    made: dict[str, list[Made]] = {}
    published: list[tuple[str, Published]] = []
    with ExitStack() as claims:
        if not any(run.stopped(order) for run in runs):
            from docgen.pack.claim import claimed

            for kind in asked:
                claims.enter_context(claimed(order.out / kind))
            made = {run.package.name: _made(run, order) for run in runs}
        if all(made.get(kind) for kind in asked):
            for run in runs:
                # What stays in the house is read before what is handed in, so it leads.
                for each in sorted(made[run.package.name], key=lambda made: made.delivery.wanted is not None):
                    published += [(run.package.name, file) for file in _published(run, each, order)]
    return Built(
        files=tuple(published),
        findings=tuple(_once([*recovered, *(finding for run in runs for finding in run.findings)])),
        complete=all(_complete(kind, published, order.format) for kind in asked),
    )


@dataclass(frozen=True)
class Made:
    """A delivery made and not yet published: its files, and LibreOffice's version where it made any."""

    delivery: Delivery
    files: Mapping[str, bytes]
    office: str = ""


def _made(run: Run, order: Order) -> list[Made]:
    """Every delivery of the package; none where something found forbids one."""
    made: list[Made] = []
    for delivery in run.package.deliveries(run.data, run.figures):
        before = len(run.findings)
        so_far = {name: content for each in made for name, content in each.files.items()}
        papers = _filled(run, delivery, order, so_far)
        if has_errors(run.findings[before:]) and not order.draft:
            return []
        each = _finished(run, delivery, papers, order)
        if each is None:
            return []
        made.append(each)
    return made


def _filled(run: Run, delivery: Delivery, order: Order, so_far: Mapping[str, bytes]) -> dict[str, bytes]:
    """The papers of a delivery by file name, filled and read back."""
    from docgen.pack.read_back import read_back
    from docgen.pack.stray import own_numbers, stray_numbers
    from docgen.render.templates.papers import fill_paper

    watermark = run.package.watermark if order.draft and delivery.wanted else ""
    own = own_numbers(run.data, run.stands_on.tender) if delivery.wanted else frozenset()
    papers: dict[str, bytes] = {}
    for paper in delivery.papers(run.findings, so_far):
        order.progress(paper.spec.title)
        filled = fill_paper(run.stands_on.folder, paper, watermark)
        papers[f"{paper.spec.title}.docx"] = filled.content
        run.found(filled.findings)
        if delivery.wanted:
            run.found(read_back(filled.content, paper.spec))
            run.found([] if paper.personal else stray_numbers(filled.content, paper.spec, own))
    return papers


def _finished(run: Run, delivery: Delivery, papers: dict[str, bytes], order: Order) -> Made | None:
    """What is published of filled papers; None where the finishing forbids it: it may find an error, as that
    there is no LibreOffice, and still give the Word files."""
    if delivery.wanted is None:
        return Made(delivery, {**papers, **delivery.beside(order.out)})
    from docgen.pack.finish import finish

    finished = finish(papers, delivery.wanted(order.format, order.draft), order.progress)
    run.found(finished.findings)
    if not finished.files:
        return None
    return Made(delivery, {**finished.files, **delivery.beside(order.out)}, finished.office)


def _published(run: Run, made: Made, order: Order) -> list[Published]:
    from docgen.pack.manifest import origins
    from docgen.pack.publish import publish
    from docgen.rules import rule_ids

    record = None
    if made.delivery.wanted:
        record = origins(run.stands_on.folder, made.delivery.inputs, rule_ids(), made.office)
    files, kept = publish(order.out / made.delivery.folder, made.files, record)
    run.found(kept)
    return files


def _complete(kind: str, published: Sequence[tuple[str, Published]], format: Format) -> bool:
    """Whether the package came, with PDFs where they were asked for."""
    own = [file for name, file in published if name == kind]
    return any(format == "docx" or file.pages is not None for file in own)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """The same fault of a file that several packages are made of is said once."""
    kept: list[Finding] = []
    for finding in findings:
        if finding not in kept:
            kept.append(finding)
    return kept
