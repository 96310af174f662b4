"""Which figure of an answer is that of a demand, and what the two come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.derive.response.stated.figure import Demand, Stated
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.judging import comparable, judged, unknown
from docgen.derive.response.stated.likeness import ENOUGH, likeness
from docgen.model.response.demands import WhyNot
from docgen.model.tender.requirement import Verdict


@dataclass(frozen=True)
class Matched:
    """A demand with its verdict and the words that were compared; without a verdict, why not.

    `limit` is the words that take the figure back, or in which a number was not understood.
    """

    demand: Demand
    verdict: Verdict | None
    words: str = ""
    why: WhyNot = "nothing"
    limit: str = ""


def matched(demands: Sequence[Demand], answer: Sequence[Stated], grammar: Grammar) -> list[Matched]:
    """Every demand with what the figures of the answer make of it."""
    promised = [each for each in answer if not each.beyond and not each.conditional]
    own = [each for each in promised if not each.quoted]
    # What quotes the demand counts where the answer says no other figure.
    return [
        _matched(demand, demands, own, grammar)
        or _matched(demand, demands, promised, grammar)
        or Matched(demand, None)
        for demand in demands
    ]


def _matched(
    demand: Demand, demands: Sequence[Demand], answer: Sequence[Stated], grammar: Grammar
) -> Matched | None:
    if demand.conditional:
        return Matched(demand, None, why="condition")
    within = [each for each in answer if not _elsewhere(demand, each)]
    meant = _unlimited(demand, _meant(demand, demands, within, grammar), grammar)
    if not meant:
        return None
    for each in meant:
        limited = _limited(demand, each, grammar)
        if limited and judged(demand, each, grammar) != "short":
            return Matched(demand, None, each.words, limited, _doubt(demand, each, grammar))
    verdicts = {verdict: each.words for each in meant if (verdict := judged(demand, each, grammar))}
    if any(each.unsure for each in meant) and "short" not in verdicts:
        return Matched(demand, None, meant[0].words, "unsure")
    if set(verdicts) == {"short"} and _together(demand, meant, answer, grammar):
        return Matched(demand, None, meant[0].words, "several")
    if len(verdicts) == 1:
        ((verdict, words),) = verdicts.items()
        return Matched(demand, verdict, words)
    return Matched(
        demand, None, meant[0].words, "several" if verdicts else unknown(demand, meant[0], grammar)
    )


def _elsewhere(demand: Demand, stated: Stated) -> bool:
    """Whether a figure is of other times, places or cases than those that the demand names."""
    return bool(demand.scope and stated.scope and not demand.scope & stated.scope)


def _limited(demand: Demand, stated: Stated, grammar: Grammar) -> Literal["", "scope", "kinds", "limited"]:
    """Whether a figure says less than it seems: for some times, with other things in it, or taken back."""
    if stated.scope - demand.scope:
        return "scope"
    asked = (*demand.kinds, demand.topics[0])
    for kind in stated.kinds:
        if kind not in demand.kinds and not any(likeness(kind, each, grammar) >= ENOUGH for each in asked):
            return "kinds"
    return "limited" if _doubt(demand, stated, grammar) else ""


def _doubt(demand: Demand, stated: Stated, grammar: Grammar) -> str:
    """The words that take the figure back, unless they hold for other demands or the clause has them too."""
    for k, words in stated.doubts:
        qualifier = grammar.rule.qualifiers[k]
        bound = {"": True, "least": demand.low is not None, "most": demand.high is not None}[
            qualifier.against
        ]
        of_it = not qualifier.measures or bool(qualifier.measures & set(demand.measures))
        if bound and of_it and k not in demand.qualifiers:
            return words
    return ""


def _unlimited(demand: Demand, meant: list[Stated], grammar: Grammar) -> list[Stated]:
    """Without figures of a part that are enough, or shares of a total, where another speaks of the whole.

    12场，春季5场、秋季7场 are twelve; of 每日4次，周末每日1次 the second is too little by itself.
    """
    whole = [each for each in meant if not _limited(demand, each, grammar)]
    if not whole:
        return meant
    enough = any(judged(demand, each, grammar) != "short" for each in whole)
    return [each for each in meant if each in whole or _short_alone(demand, each, enough, grammar)]


def _short_alone(demand: Demand, stated: Stated, enough: bool, grammar: Grammar) -> bool:
    """Whether a figure of a part is too little by itself, and no share of a total that is `enough`."""
    total = bool(set(stated.measures) & grammar.rule.in_period) and stated.per.period is None
    return not (total and enough) and judged(demand, stated, grammar) == "short"


def _together(demand: Demand, meant: Sequence[Stated], answer: Sequence[Stated], grammar: Grammar) -> bool:
    """Whether figures that fall short one by one may reach the demand: in sum, or by a total of no name."""
    if demand.low is None or any(each.part and not demand.part for each in meant):
        return False
    if len(meant) > 1 and sum(each.low for each in meant) >= demand.low:
        return True
    nameless = [each for each in answer if not each.topic and comparable(demand, each, grammar)]
    return any(judged(demand, each, grammar) in ("met", "exceeded") for each in nameless)


def _meant(
    demand: Demand, demands: Sequence[Demand], answer: Sequence[Stated], grammar: Grammar
) -> list[Stated]:
    """The figures of the answer that are most like the demand, and like no other demand more."""
    alike = [each for each in answer if each.part == demand.part and comparable(demand, each, grammar)]
    rivals = [other for other in demands if other is not demand and _of_one_measure(other, demand, grammar)]
    near = [other for other in rivals if set(other.measures) & set(demand.measures)]
    for n, topic in enumerate(demand.topics[:1] if near else demand.topics):
        # What the title says alone is another's as soon as it is as much like that one.
        scored = [(_alike(topic, demand, each, grammar) - bool(n and rivals), each) for each in alike]
        scored = [
            (score, each) for score, each in scored if score > 0 and score >= _other(each, rivals, grammar)
        ]
        if scored:
            best = max(score for score, _ in scored)
            return _same_period(demand, [each for score, each in scored if score == best])
    topicless = [each for each in alike if not each.topic]
    return _own_parts(demand, topicless, answer, grammar) if not near else []


def _own_parts(
    demand: Demand, topicless: list[Stated], answer: Sequence[Stated], grammar: Grammar
) -> list[Stated]:
    """Of a total without a name, the part that is the demand's own: 8 of 配12人，其中保安员8人、保洁4人."""
    parts = [
        each
        for each in answer
        if topicless and each.part and not demand.part and comparable(demand, each, grammar)
    ]
    named = [each for each in parts if _alike(demand.topics[0], demand, each, grammar)]
    return named or topicless


def _of_one_measure(one: Demand, other: Demand, grammar: Grammar) -> bool:
    """Whether a figure may be of either: of the same measure, or of days and months."""
    crossed, first, second = grammar.rule.crossed, one.measures[0], other.measures[0]
    shared = bool(set(one.measures) & set(other.measures))
    return shared or crossed(first, second) is not None or crossed(second, first) is not None


def _alike(topic: str, demand: Demand, stated: Stated, grammar: Grammar) -> int:
    """How much a figure is of the topic; what it is upon counts where the topic is the same, and for less."""
    of_topic = likeness(topic, stated.topic, grammar)
    if of_topic < ENOUGH:
        return 0
    return 2 * of_topic + likeness(demand.occasion, stated.occasion, grammar)


def _other(stated: Stated, rivals: Sequence[Demand], grammar: Grammar) -> int:
    """How much the figure is like another demand."""
    return max((_alike(other.topics[0], other, stated, grammar) for other in rivals), default=0)


def _same_period(demand: Demand, figures: list[Stated]) -> list[Stated]:
    """Of several figures those that are counted as the demand is."""
    same = [each for each in figures if each.per == demand.per and set(each.measures) & set(demand.measures)]
    return same or figures
