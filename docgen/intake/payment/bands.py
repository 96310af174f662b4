"""Which score of the service pays which share: 90分以上的，全额；80分至90分的，按90%；每低1分扣1%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from docgen.intake.tidy import tidied
from docgen.model.reading.outline import Node, Outline
from docgen.model.reading.reading import Found, PaymentBand
from docgen.model.rules.reading_payment import PaymentRule
from docgen.model.text import narrow

_WHOLE, _NOTHING = Decimal(100), Decimal(0)


def bands(outline: Outline, rule: PaymentRule) -> tuple[PaymentBand, ...]:
    """The bands of demand and contract, in reading order."""
    return tuple(
        band
        for chapter in outline.of("demand", "contract", "unknown")
        for node in chapter.walk()
        for band in _of_line(node, node.lot or chapter.lot, rule)
    )


def scored(clause: str, rule: PaymentRule) -> bool:
    """Whether a clause pays a share by a score."""
    return _band(clause, rule) is not None


def scores(text: str, rule: PaymentRule) -> bool:
    """Whether a text names points, or points from and to."""
    return any(pattern.search(text) for pattern in rule.bands.scores)


def _of_line(node: Node, lot: str, rule: PaymentRule) -> Iterator[PaymentBand]:
    text = tidied(node.line.text)
    if not rule.bands.heads.search(text):
        return
    pieces = clauses(text, rule)
    found = [(clause, band) for clause in pieces if (band := _band(narrow(clause), rule))]
    for clause, (least, most, share) in found:
        yield PaymentBand(clause.strip(" ,，。;；"), _at(node), least, most, share, "", lot)
    each = rule.bands.each.search(narrow(text))
    if each:
        yield PaymentBand(text, _at(node), each=text[each.start() : each.end()], lot=lot)


def clauses(text: str, rule: PaymentRule) -> list[str]:
    """Sentences; one sentence of several bands by its commas, each from its score on."""
    pieces: list[str] = []
    for sentence in rule.split.split(text):
        starts = [
            met.start()
            for met in re.finditer(r"(?:^|(?<=[,，、]))[^,，]*?\d+(?:\.\d+)?\s*分", sentence)
            if any(
                pattern.search(narrow(met[0] + sentence[met.end() : met.end() + 14]))
                for pattern in rule.bands.scores
            )
        ]
        bounds = [0, *starts[1:], len(sentence)] if starts else [0, len(sentence)]
        pieces += [sentence[start:end] for start, end in pairwise(bounds)]
    return [piece for piece in pieces if piece.strip()]


def _band(clause: str, rule: PaymentRule) -> tuple[Decimal | None, Decimal | None, Decimal | None] | None:
    """The ends of a band and its share; None where the clause names no score or no share."""
    met = next((found for pattern in rule.bands.scores if (found := pattern.search(clause))), None)
    if met is None:
        return None
    shares = list(rule.bands.share.finditer(clause))
    if not shares:
        return None
    groups = met.groupdict()
    said = shares[-1]
    share = _WHOLE if said["full"] else _NOTHING if said["none"] else Decimal(said["share"])
    return _decimal(groups.get("least")), _decimal(groups.get("most")), share


def _decimal(printed: str | None) -> Decimal | None:
    return Decimal(printed) if printed else None


def _at(node: Node) -> Found:
    return Found(node.path, node.line.block, "likely")
