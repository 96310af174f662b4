"""Evaluation items that no table holds: headings with points, what stands under them the criteria."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.intake.scoring.kinds import kind_of
from docgen.intake.tidy import tidied
from docgen.model.reading.outline import Chapter, Node, Outline
from docgen.model.reading.reading import Found, ScoringItem
from docgen.model.rules.reading_scoring import ScoringRule


def prose_items(outline: Outline, rule: ScoringRule) -> Iterator[ScoringItem]:
    """Lines of the evaluation chapters that name an item and its points and have no such lines below."""
    for chapter in outline.of("evaluation"):
        for node in chapter.nodes:
            yield from _below(node, chapter, "", rule)


def _below(node: Node, chapter: Chapter, group: str, rule: ScoringRule) -> Iterator[ScoringItem]:
    named = _named(node, rule)
    deeper = [
        item for child in node.children for item in _below(child, chapter, named[0] if named else group, rule)
    ]
    if deeper:
        yield from deeper
    elif named:
        name, points, rest = named
        lines = [rest, *(tidied(each.line.text) for child in node.children for each in child.walk())]
        text = "\n".join(line for line in lines if line)
        kind, _ = kind_of(name, text, group, "", rule)
        yield ScoringItem(
            name,
            points,
            kind,
            text,
            Found(node.path, node.line.block, "likely"),
            node.lot or chapter.lot,
            group,
        )


def _named(node: Node, rule: ScoringRule) -> tuple[str, Decimal, str] | None:
    text = tidied(node.line.text)
    patterns = (rule.prose.heading, rule.prose.dotted, rule.prose.spoken)
    met = next((found for pattern in patterns if (found := pattern.match(text))), None)
    if node.line.table or not met or rule.prose.tiers.search(met["name"].strip()):
        return None
    return met["name"].strip(), Decimal(met["points"]), text[met.end() :].lstrip(" :：。")
