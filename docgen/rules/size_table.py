"""The size table for a single question, without what reads and judges a whole project.

`generated/sme.json` is `sme.yaml` after it was read and judged as a record (`make rules`; a test holds them
equal).
YAML and records take longer to import than a class to find, so here is the same table as plain values.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from docgen.model.sme.size_class import MetricName

if TYPE_CHECKING:
    from docgen.model.sme.size_rule import SizeRule

JSON = "generated/sme.json"


def size_table() -> SizeRule:
    """The rule in force: whatever asks a question of a `SizeRule` can ask it of this."""
    data = json.loads(files(__package__).joinpath(JSON).read_text("utf-8"))
    table = _Table(
        id=data["id"],
        effective=date.fromisoformat(data["effective"]),
        sources=tuple(_Source(source["document"]) for source in data["sources"]),
        units=_Units(**data["units"]),
        industries=tuple(_industry(industry) for industry in data["industries"]),
        sections=tuple(_Section(s["name"], tuple(s["industries"])) for s in data["sections"]),
    )
    return cast("SizeRule", table)


def _industry(data: dict[str, Any]) -> _Industry:
    metrics = tuple(_Bounds(**bounds) for bounds in data["metrics"])
    return _Industry(data["code"], data["name"], data["english"], tuple(data["aliases"]), metrics)


@dataclass(frozen=True)
class _Source:
    document: str


@dataclass(frozen=True)
class _Units:
    headcount: str
    revenue: str
    assets: str

    def of(self, metric: MetricName) -> str:
        return str(getattr(self, metric))


@dataclass(frozen=True)
class _Bounds:
    metric: MetricName
    small: int
    medium: int
    large: int

    @property
    def lower(self) -> tuple[int, int, int]:
        return self.small, self.medium, self.large


@dataclass(frozen=True)
class _Industry:
    code: str
    name: str
    english: str
    aliases: tuple[str, ...]
    metrics: tuple[_Bounds, ...]


@dataclass(frozen=True)
class _Section:
    name: str
    industries: tuple[str, ...]


@dataclass(frozen=True)
class _Table:
    id: str
    effective: date
    sources: tuple[_Source, ...]
    units: _Units
    industries: tuple[_Industry, ...]
    sections: tuple[_Section, ...]
