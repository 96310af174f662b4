"""What a kind of package is: declared once, in its own module of `kinds`; everything else reads that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from docgen.model.base import Record
from docgen.model.change import Recorded
from docgen.model.due_unit import Asked
from docgen.model.finding import Finding

if TYPE_CHECKING:  # what only a build needs is imported when something is built
    from docgen.check.waivers import Waived
    from docgen.model.response.demands import JudgedDemand
    from docgen.pack.wanted import Format, Wanted
    from docgen.render.engine.values import Fields
    from docgen.render.templates.carried import Carried
    from docgen.render.templates.papers import Paper

D = TypeVar("D")
"""The records of a package, as loaded."""

F = TypeVar("F")
"""What is derived from them."""


@dataclass(frozen=True)
class Delivery:
    """Files that are published together, in a folder of their own below the outputs.

    `papers` are made of everything found so far, and of the files of the deliveries before it. `wanted` says
    how they are finished; without it they stay in the house: filled, neither read back nor converted, and
    without a record of their making. `inputs` are the files that they were made from; `beside` makes the
    workbooks and data files that go along, told the folder of outputs, where what was published before still
    lies.
    """

    folder: str
    papers: Callable[[Sequence[Finding], Mapping[str, bytes]], Iterable[Paper]]
    wanted: Callable[[Format, bool], Wanted] | None = None
    inputs: Iterable[Path] = ()
    beside: Callable[[Path], Mapping[str, bytes]] = lambda _: {}


@dataclass(frozen=True)
class Package(Generic[D, F]):
    """One kind of package, from the file whose presence says that it can be made to what is handed in.

    `name` is its word on the command line and names its source file and its folder of outputs; `themes` are
    the files of docgen/rules/findings that it alone is judged by; `records` by the stem of each YAML file;
    `fields`, for each folder of templates, the record of what they may name. `figures` takes the number of a
    period, a week or month, or None for all periods, and whether papers are to be made of them. `templates`
    names what will be filled: folder and template; `carries` says what of the data these must print;
    `preflight` finds what would mar the filling beside these. `elsewhere` finds what is left out of this
    package and comes with another of its kind, so that waivers of it are not idle.
    `recorded` is what two versions are compared by. `demands` are those of the tender, each with whether it
    could be compared; None where a package answers none.
    """

    name: str
    watermark: str
    themes: tuple[str, ...]
    records: Mapping[str, type[Record]]
    fields: Callable[[], Mapping[str, type[Fields]]]
    stands_on: Callable[[D], Waived]
    load: Callable[[Path], D]
    figures: Callable[[D, Asked, bool], F]
    check: Callable[[D, F], Iterable[Finding]]
    templates: Callable[[D], Iterable[tuple[str, str]]]
    deliveries: Callable[[D, F], Iterable[Delivery]]
    recorded: Callable[[D], Iterable[Recorded]]
    carries: Callable[[D], Iterable[Carried]] = lambda _: ()
    preflight: Callable[[D], Iterable[Finding]] = lambda _: ()
    elsewhere: Callable[[D], Iterable[Finding]] = lambda _: ()
    demands: Callable[[F], Sequence[JudgedDemand] | None] = lambda _: None

    @property
    def source(self) -> str:
        """The file of a project whose presence says that the package can be made."""
        return f"{self.name}.yaml"


AnyPackage = Package[Any, Any]
