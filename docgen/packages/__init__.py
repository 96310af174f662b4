"""The whole way of every kind of package: load → derive → check → render → pack.

Each kind has a module of its own here, in which the five stages stand one after the other on one screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from docgen.model.finding import Finding, has_errors
from docgen.pack.claim import claimed
from docgen.pack.manifest import Published
from docgen.pack.wanted import Format
from docgen.packages.order import Built, Kind, Made, Order, Progress

__all__ = ["SOURCES", "Built", "Kind", "Made", "Order", "Progress", "build", "check", "makeable"]

SOURCES: dict[Kind, str] = {
    "response": "response.yaml",
    "handover": "handover.yaml",
    "acceptance": "acceptance.yaml",
}
"""Every kind of package, and the file of a project whose presence says that it can be made."""


class Flow(Protocol):
    """What the module of a kind offers."""

    def check(self, folder: Path, period: int | None) -> list[Finding]:
        """Everything found in what the package is made from."""

    def make(self, folder: Path, order: Order) -> Made:
        """The package, published; errors stop it unless it is a draft."""


def check(folder: Path, kind: Kind = "response", period: int | None = None) -> list[Finding]:
    """Everything found in the project. Raises DocgenError, with findings too, where it cannot be loaded."""
    return _flow(kind).check(folder, period)


def build(folder: Path, kinds: Sequence[Kind], order: Order) -> Built:
    """Make the packages named, or all that the project's data can make, each in its folder below `out`.

    Errors in one of several stop them all before any is made: half of what was asked for is worse than
    none with the reason, and who wants one alone can name it.
    """
    asked = list(kinds) or makeable(folder)
    if len(asked) > 1 and not order.draft:
        found = [finding for kind in asked for finding in check(folder, kind, order.period)]
        if has_errors(found):
            return Built((), tuple(found), complete=False)
    made: dict[Kind, Made] = {}
    for kind in asked:
        with claimed(order.out / kind):
            made[kind] = _flow(kind).make(folder, order)
    return Built(
        files=tuple((kind, file) for kind, (files, _) in made.items() for file in files),
        findings=tuple(finding for _, findings in made.values() for finding in findings),
        complete=all(_complete(files, order.format) for files, _ in made.values()),
    )


def makeable(folder: Path) -> list[Kind]:
    """The kinds whose own data lie in the folder; the response where there is nothing yet."""
    return [kind for kind, source in SOURCES.items() if (folder / source).exists()] or ["response"]


def _flow(kind: Kind) -> Flow:
    """The module of the kind, imported when it is needed: a response needs none of what ledgers need."""
    return cast(Flow, import_module(f"{__name__}.{kind}"))


def _complete(files: Sequence[Published], format: Format) -> bool:
    """Whether the package came, with PDFs where they were asked for."""
    return any(format == "docx" or file.pages is not None for file in files)
