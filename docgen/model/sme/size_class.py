"""A size class as an answer: which class, by which metrics, under which rule, with its working.

Plain dataclasses: one enterprise is classified in less time than the records of a whole project take to
import.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from docgen.model.finding import Finding, Message

SizeClass = Literal["micro", "small", "medium", "large"]
MetricName = Literal["headcount", "revenue", "assets"]

SIZES: tuple[SizeClass, ...] = ("micro", "small", "medium", "large")
"""The classes from lowest to highest; a class's place here is its rank."""

SIZE_NAMES: dict[SizeClass, Message] = {
    "micro": Message("micro"),
    "small": Message("small"),
    "medium": Message("medium"),
    "large": Message("large"),
}
"""The classes in words."""

LETTERS: dict[MetricName, str] = {"headcount": "X", "revenue": "Y", "assets": "Z"}
"""The letters by which the official table calls the metrics."""


@dataclass(frozen=True)
class Suggestions:
    """What a name that decides no industry may have meant: official names, the nearest first."""

    asked: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class RuleReference:
    """The rule that a classification rests on."""

    id: str
    effective: date
    source: str


@dataclass(frozen=True)
class MetricResult:
    """One metric: its value in `unit` (null unknown), the class it has by itself, and why in words."""

    metric: MetricName
    value: Decimal | None
    unit: str
    size: SizeClass | Literal["unknown"]
    working: Message


@dataclass(frozen=True)
class SizeClassification:
    """A class, or the classes still possible (highest first), each metric, and the working in words."""

    industry: str
    size: SizeClass | Literal["unknown"]
    possible: tuple[SizeClass, ...]
    metrics: tuple[MetricResult, ...]
    working: tuple[Message, ...]
    rule: RuleReference


class FigureError(ValueError):
    """Figures that cannot be used: each fault as a finding whose origin names the field, not yet the file."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def __str__(self) -> str:
        return "; ".join(f"{fault.code} {fault.origin.location}" for fault in self.findings)
