"""How often the purchaser pays one thing: by the month here, by the quarter there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.model.reading.contradiction import Contradiction
from docgen.rules import clash_words

_CYCLE = "(?P<cycle>半年|季度|季|月|年度|年)"
_PAID = "(?P<paid>[一-鿿]{0,6}?(?:款|费|金))"
_WAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PAID}(?:按|每){_CYCLE}(?:支付|结算)",
        rf"每(?:个)?{_CYCLE}(?:支付|结算)(?:一次)?{_PAID}",
        rf"支付(?:上|当)(?:一)?(?:个)?{_CYCLE}(?:的)?{_PAID}",
    )
)
_SAME = {"季": "季度", "年度": "年"}


@dataclass(frozen=True, slots=True)
class _Payment:
    paid: str
    cycle: str
    printed: str
    sentence: Sentence


def different_cycles(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """One contradiction for each thing paid, with the first place of each cycle."""
    groups: dict[tuple[str, int], dict[str, _Payment]] = {}
    for sentence in every:
        for payment in _payments(sentence):
            groups.setdefault((payment.paid, sentence.lot), {}).setdefault(payment.cycle, payment)
    for (paid, _), cycles in groups.items():
        if len(cycles) > 1:
            places = Places.of((each.sentence, each.printed) for each in cycles.values())
            yield contradiction("cycles", paid, places)


def _payments(sentence: Sentence) -> Iterator[_Payment]:
    words = clash_words().cycles
    for clause in re.split("[,;。]", sentence.plain):
        if any(word in clause for word in (*words.never, *words.payers)):
            continue
        for way in _WAYS:
            if met := way.search(clause):
                paid = met["paid"].removeprefix("的")
                paid = re.sub(f"^(?:{'|'.join(clash_words().limits.fillers)})", "", paid)
                if paid:
                    cycle = _SAME.get(met["cycle"], met["cycle"])
                    yield _Payment(paid, cycle, met.group(), sentence)
                    break
