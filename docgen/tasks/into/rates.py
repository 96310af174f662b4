"""Prices that are bid as rates: each part with its bounds, its decimals, its weight, as the tender says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.model.numerals import number
from docgen.model.reading.reading import Found
from docgen.model.rules.drafting import DraftingRule, RateWords
from docgen.model.text import unspaced
from docgen.tasks.into.entries import Entry, citation
from docgen.tasks.into.facts import Facts, as_amount
from docgen.tasks.into.reviews import plain

_WHOLE = Decimal(100)


def rates(facts: Facts, rule: DraftingRule) -> list[Entry]:
    """The parts of a price that is bid in rates, in the tender's order; [] where it is none, or nothing
    bounds a rate by its name. All of it is likely: a person sees which of the tender's rates are bid."""
    words = rule.rates
    said = list(_said(facts, words))
    text = "".join(each for each, _ in said)
    form = next((name for name in ("discount", "reduction") if getattr(words, name).search(text)), None)
    if form is None:
        return []
    found: dict[str, Entry] = {}
    for name, bound, value, at in (*_limits(said, words), *_ceilings(facts, words)):
        found.setdefault(name, {"allowed": {bound: plain(value)}, "at": at})
    if len(found) < 2:
        return []
    places = words.decimals.search(text)
    weights = {met["name"]: Decimal(met["value"]) for met in words.weight.finditer(text)}
    whole = sum((weights.get(name, Decimal(0)) for name in found), Decimal(0)) == _WHOLE
    parts: list[Entry] = []
    for count, (name, limit) in enumerate(found.items(), 1):
        entry: Entry = {"code": f"PART-{count}", "name": name, "form": form, "allowed": limit["allowed"]}
        if places:
            entry["decimals"] = int(number(places["count"]))
        if whole:
            entry["weight"] = plain(weights[name])
        where: Found = limit["at"]
        parts.append(entry | {"place": citation(where.place), "block": where.block, "certainty": "likely"})
    return parts


def compared(facts: Facts, rule: DraftingRule) -> bool:
    """Whether the scoring of the price speaks of rates."""
    texts = [
        each.text for each in facts.reading.scoring if each.kind == "price" and each.lot in ("", facts.lot)
    ]
    return any(word.search(text) for text in texts for word in (rule.rates.discount, rule.rates.reduction))


def _said(facts: Facts, words: RateWords) -> Iterator[tuple[str, Found]]:
    """What the lot's clauses and the scoring of its price say of rates."""
    texts = [(each.text, each.found, each.lot) for each in facts.reading.demands]
    texts += [(each.text, each.found, each.lot) for each in facts.reading.scoring if each.kind == "price"]
    for text, found, lot in texts:
        plain_text = unspaced(text)
        if lot in ("", facts.lot) and (
            words.discount.search(plain_text) or words.reduction.search(plain_text)
        ):
            yield plain_text, found


def _limits(said: list[tuple[str, Found]], words: RateWords) -> Iterator[tuple[str, str, Decimal, Found]]:
    for text, found in said:
        for met in words.limit.finditer(text):
            bound = "least" if words.least.search(met["bound"]) else "most"
            yield met["name"], bound, Decimal(met["value"]), found


def _ceilings(facts: Facts, words: RateWords) -> Iterator[tuple[str, str, Decimal, Found]]:
    ceiling = facts.of("ceiling")
    if ceiling is None or as_amount(ceiling.value) is not None:
        return
    for piece in re.split("[；;，,。]", unspaced(ceiling.printed)):
        if met := words.ceiling.search(piece):
            yield met["name"], "most", Decimal(met["value"]), ceiling.found
