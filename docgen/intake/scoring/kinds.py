"""Whether an item scores the price, a fact or a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from docgen.model.rules.reading_scoring import ScoringRule
from docgen.model.text import narrow

Kind = Literal["objective", "subjective", "price"]


def kind_of(name: str, text: str, group: str, stated: str, rule: ScoringRule) -> tuple[Kind, bool]:
    """The kind, and whether the tender says it itself (`stated` is its column of kinds, or "").

    A price stays one where the tender counts it among what is scored by facts.
    """
    if _is_price(name, text, group, rule):
        return "price", True
    said = narrow(stated)
    for kind, words in rule.kinds.items():
        if _any(words, said):
            return kind, True
    for kind in ("objective", "subjective"):
        if _any(rule.kinds[kind], name):
            return kind, True
    facts = sum(word in text for word in rule.objective.text)
    judged = sum(word in text for word in rule.subjective.text)
    rest = name
    for word in rule.objective.name:
        facts += rule.weight_of_name * (word in name)
        rest = rest.replace(word, "")  # 管理体系 speaks for a fact, 管理 alone for a judgement
    facts += rule.weight_of_name * bool(rule.counted.search(narrow(text)))
    judged += rule.weight_of_name * sum(word in rest for word in rule.subjective.name)
    judged += any(pattern.search(narrow(text)) for pattern in rule.points_in_text[1:2])
    return ("objective" if facts > judged else "subjective"), False


def _is_price(name: str, text: str, group: str, rule: ScoringRule) -> bool:
    if _any(rule.not_price, name):
        return False
    text = text.replace("\n", "")
    named = _any(rule.price.name, name)
    return (
        (named and _any(rule.price.text, text))
        or (_any(rule.price.group, group) and _any(rule.price.text, text))
        or any(name.startswith(word) and len(name) <= len(word) + 2 for word in rule.price.name)
    )


def _any(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)
