"""What a tender.yaml asks for as it stands after the merge: what has to be answered, by which chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.model.text import squeezed
from docgen.tasks.into.proposed import Proposed


@dataclass(frozen=True)
class ToAnswer:
    """Something with a code that wants an answer; `hint` tells a writer what it is.

    `forms` are the tender's own that its words name, or that are about the same.
    """

    code: str
    hint: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToWrite:
    """An item that is scored and wants a chapter: its name, its points and criteria, parts and tiers of them.

    `kind` is how it is scored (objective: by papers); empty where that is not said.
    """

    code: str
    name: str
    points: str
    text: str
    kind: str = ""
    parts: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()


def lot_of(tender: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    """The lot of plain tender data that a project is for; nothing where that is not decided."""
    if isinstance(lot := tender.get("lot"), Mapping):
        return lot
    lots = [each for each in tender.get("lots") or () if isinstance(each, Mapping)]
    named = [each for each in lots if code and squeezed(str(each.get("code"))) == squeezed(code)]
    return named[0] if named else lots[0] if len(lots) == 1 else {}


def to_answer(lot: Mapping[str, Any], tender: Mapping[str, Any]) -> Iterator[ToAnswer]:
    """Clauses, criteria of the service, rows of the reviews, then items judged by papers.

    In a tender with forms, items that the offer or a table of deviations answers are told where that is.
    """
    proposed = Proposed(tender, lot)
    for clause in _entries(lot, "clauses"):
        yield ToAnswer(str(clause.get("code")), _hint(clause, clause.get("mark"), clause.get("title")))
    for item in _entries(lot.get("scorecard") or {}, "items"):
        for criterion in _entries(item, "criteria"):
            yield ToAnswer(str(criterion.get("code")), f"考核：{criterion.get('title')}")
    for table, name in (("qualification", "资格审查"), ("conformity", "符合性审查")):
        for row in _entries(lot, table):
            if row.get("by") != "purchaser" and not row.get("optional"):
                hint = _hint(row, f"{name}：", row.get("name"))
                yield ToAnswer(str(row.get("code")), hint, proposed.forms(row))
    for item in _entries(lot, "evaluation"):
        forms = proposed.forms(item)
        elsewhere = item.get("kind") == "price" or bool(item.get("marks"))
        if (forms and elsewhere) or (item.get("kind") == "objective" and not elsewhere):
            asked = "" if elsewhere else "，写明证明材料"
            hint = f"评审 {item.get('points')} 分：{item.get('name')}{asked}"
            yield ToAnswer(str(item.get("code")), hint, forms)


def to_write(lot: Mapping[str, Any]) -> Iterator[ToWrite]:
    """The items that are scored by what the response says."""
    for item in _entries(lot, "evaluation"):
        if item.get("kind") != "price" and not item.get("marks"):
            yield ToWrite(
                code=str(item.get("code")),
                name=str(item.get("name")),
                points=str(item.get("points") or ""),
                text=str(item.get("text") or ""),
                kind=str(item.get("kind") or ""),
                parts=tuple(str(each.get("text") or "") for each in _listed(item, "parts")),
                tiers=tuple(map(_tier, _listed(item, "tiers"))),
            )


def _tier(tier: Mapping[str, Any]) -> str:
    points = [str(tier[name]) for name in ("least_points", "points") if tier.get(name) is not None]
    return f"{tier.get('name') or ''} {'至'.join(points)} 分 {tier.get('text') or ''}".strip()


def _listed(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return [each for each in data.get(name) or () if isinstance(each, Mapping)]


def _entries(data: Any, name: str) -> list[Mapping[str, Any]]:
    listed = data.get(name) if isinstance(data, Mapping) else None
    return [each for each in listed or () if isinstance(each, Mapping) and each.get("code")]


def _hint(entry: Mapping[str, Any], before: object, title: object) -> str:
    place = entry.get("place")
    at = f"{place.get('section', '')}{place.get('item', '')}" if isinstance(place, Mapping) else ""
    return f"{before or ''}{title or ''}（{at}）".replace("\n", " ")
