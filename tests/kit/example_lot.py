"""The records of a bundled example as plain data, and the figures that its fields hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ruamel.yaml import YAML

from kit.tender_figures import Figure, figure, figures_in, figures_of
from kit.tender_reader import LotPaper, read_lot, whole_text

REPOSITORY = Path(__file__).resolve().parents[2]
TENDERS = REPOSITORY.parent / "shared" / "tenders"
EXPECTED = Path(__file__).parent / "expected"
DUE_UNITS = {"months": "个月", "days": "日", "workdays": "工作日"}


@cache
def load(path: Path) -> dict:
    """The YAML file as plain data; read once, so leave it unchanged."""
    return YAML(typ="safe").load(path)


@dataclass(frozen=True)
class Example:
    """A bundled example, the paper it tells, and what its comparison with the paper must know."""

    name: str

    @cached_property
    def expected(self) -> dict:
        return load(EXPECTED / f"{self.name}.yaml")

    @cached_property
    def folder(self) -> Path:
        return REPOSITORY / "examples" / self.name

    @cached_property
    def lot(self) -> dict:
        return load(self.folder / "tender.yaml")["lot"]

    @cached_property
    def clauses(self) -> dict[str, dict]:
        return clauses_of(self.lot)

    @cached_property
    def criteria(self) -> dict[str, dict]:
        return criteria_of(self.lot)

    @cached_property
    def items(self) -> dict[str, dict]:
        return {item["code"]: item for item in self.lot["scorecard"]["items"]}

    @cached_property
    def answers(self) -> dict[str, dict]:
        return load(self.folder / "answers.yaml")["answers"]

    @cached_property
    def file(self) -> Path:
        return TENDERS / self.expected["paper"]

    @cached_property
    def paper(self) -> LotPaper:
        return read_lot(self.file, self.expected["lot"])

    @cached_property
    def words(self) -> str:
        return whole_text(self.file)

    @cached_property
    def proper_names(self) -> tuple[str, ...]:
        """Names that are the same in the paper and in the project's own words, longest first."""
        names = [self.lot["scorecard"]["title"], self.lot["title"], *self.expected["proper_names"]]
        names += [item["name"] for item in self.items.values()]
        return tuple(sorted(names, key=len, reverse=True))

    def in_text(self, code: str) -> set[Figure]:
        """Figures of the paper that only the text of that criterion carries."""
        return {Figure(e["value"], e["unit"]) for e in self.expected["in_text"] if e["code"] == code}


def clauses_of(lot: dict) -> dict[str, dict]:
    """Clauses by code."""
    return {clause["code"]: clause for clause in lot["clauses"]}


def criteria_of(lot: dict) -> dict[str, dict]:
    """Criteria of the scorecard by code."""
    return {c["code"]: c for item in lot["scorecard"]["items"] for c in item["criteria"]}


def requirement_figures(record: dict) -> set[Figure]:
    """The figures in the requirements of a clause or criterion."""
    return {found for requirement in record.get("requires", ()) for found in figures_of(requirement)}


def criterion_figures(criterion: dict) -> set[Figure]:
    """The figures that a criterion holds: requirements, deduction and points."""
    points = figure(criterion["points"], "分")
    return requirement_figures(criterion) | figures_in(criterion["deduction"]) | {points}


def words_figures(record: dict) -> set[Figure]:
    """The figures in the title and text of a clause or criterion."""
    return figures_in(record["title"]) | figures_in(record["text"])


def names_in(record: dict) -> set[Figure]:
    """Numbers without a unit in a record's words, such as 251 or 南大路7号."""
    return {f for f in words_figures(record) if not f.unit}


def stage_figures(lot: dict) -> set[Figure]:
    """Shares and due dates of the payment stages, and how many of them are scored."""
    stages = lot["payment"]["stages"]
    due = {figure(s["due"][f], unit) for s in stages for f, unit in DUE_UNITS.items() if f in s["due"]}
    return due | {figure(s["share"], "%") for s in stages} | {figure(sum(s["scored"] for s in stages), "期")}


def band_figures(lot: dict) -> set[Figure]:
    """Bounds and shares of the payment bands, and the full score."""
    bands = lot["payment"]["bands"]
    bounds = {figure(b[f], "分") for b in bands for f in ("least", "most", "below") if f in b}
    return bounds | {figure(b["share"], "%") for b in bands} | {figure(lot["scorecard"]["total"], "分")}


def strings_in(value: object) -> Iterator[str]:
    """Every text of a record but its places."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "place":
                yield from strings_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_in(part)
    elif isinstance(value, str):
        yield value
