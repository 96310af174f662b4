"""Clauses of a tender as entries: their words, mark, heading, and the figures that they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.derive.response.stated.grammar import Grammar
from docgen.model.reading.outline import Node, Outline
from docgen.model.reading.reading import Demand, Found, MarkMeaning, Reading
from docgen.model.rules.drafting import DraftingRule
from docgen.model.text import folded, unspaced
from docgen.rules import demand_words, limit_words, ruleset
from docgen.tasks.into.entries import Codes, Entry, citation, origin, titled
from docgen.tasks.into.figures import proposed
from docgen.tasks.into.hours import hours
from docgen.tasks.into.people import people, post_of, row_of
from docgen.tasks.into.sites import sites

_MOST_SIGNS = 2


class Above:
    """The headings above every block, the outermost first, the chapter's title among them."""

    def __init__(self, outline: Outline) -> None:
        self._nodes: dict[str, list[tuple[Node, tuple[Node, ...]]]] = {}
        self._titles: dict[str, str] = {}
        for chapter in outline.chapters:
            for node in chapter.nodes:
                self._walk(node, (), chapter.title)

    def _walk(self, node: Node, above: tuple[Node, ...], title: str) -> None:
        self._nodes.setdefault(node.line.block, []).append((node, above))
        self._titles[node.line.block] = title
        for child in node.children:
            self._walk(child, (*above, node), title)

    def titles(self, block: str, text: str) -> tuple[str, ...]:
        """The words of every heading above what stands in a block, the chapter's title first."""
        title = self._titles.get(block)
        return (*((title,) if title else ()), *(node.line.text for node in self.headings(block, text)))

    def headings(self, block: str, text: str) -> tuple[Node, ...]:
        """The nodes above the line of the block that says the text; of the block's first line without one."""
        found = self._nodes.get(block, [])
        same = [above for node, above in found if folded(node.line.text) == folded(text)]
        return same[0] if same else found[0][1] if found else ()


def clauses(
    reading: Reading, outline: Outline, lot: str, codes: Codes, rule: DraftingRule, words: Grammar
) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """The clauses that a lot has to answer, the marked headings that they stand under, its sites."""
    above, headings = Above(outline), _Headings(codes)
    found: list[tuple[Entry, Demand]] = []
    for demand in reading.demands:
        if demand.lot in ("", lot):
            again = bool(found) and bool(demand.beside) and found[-1][1].beside == demand.beside
            found.append((_clause(demand, above, headings, codes, rule, words, again), demand))
    under = [(entry, above.headings(demand.found.block, demand.text)) for entry, demand in found]
    places = sites(under, limit_words().sites)
    return [entry for entry, _ in found], headings.entries, places


def _clause(
    demand: Demand,
    above: Above,
    headings: _Headings,
    codes: Codes,
    rule: DraftingRule,
    words: Grammar,
    again: bool,
) -> Entry:
    """`again`: the clause before it stands in the same row, and has said how many its post wants."""
    titles = above.titles(demand.found.block, demand.text)
    commercial = any(word in unspaced(title) for title in titles for word in rule.commercial)
    heading = headings.of(demand, above) if demand.inherited else None
    title = post_of(demand, limit_words()) or titled(demand.text)
    requires = _requires(demand, title, words, rule, again)
    entry: Entry = {
        "code": codes.of_place("B" if commercial else "T", demand.found.place),
        "part": "commercial" if commercial else "technical",
        "title": title,
        "verbatim": demand.noted or demand.text,
        "place": citation(demand.found.place),
    }
    if row := row_of(demand, limit_words(), demand_words()):
        entry["row"] = row
    if demand.mark and heading is None:
        entry["mark"] = demand.mark
    elif 0 < len(demand.substantive) <= _MOST_SIGNS and heading is None:  # how it is printed is its mark
        entry["mark"] = demand.substantive
    if heading is not None:
        entry["heading"] = heading
    if requires:
        entry["requires"] = requires
    return entry | origin(demand.found)


def _requires(
    demand: Demand, title: str, words: Grammar, rule: DraftingRule, again: bool = False
) -> list[Entry]:
    limits = limit_words()
    figures = proposed(demand.text, title, words, rule)
    return [
        *people(demand, figures, rule, limits, ruleset().staff_levels, again),
        *hours(demand, title, limits),
    ]


def required(text: str, title: str, words: Grammar, rule: DraftingRule) -> list[Entry]:
    """What a clause of these words asks for, as requirements; rows of tables say more."""
    return _requires(Demand(text, Found("", "", "exact")), title, words, rule)


class _Headings:
    """Marked headings, each once, as clauses under them are met."""

    def __init__(self, codes: Codes) -> None:
        self._codes, self._known = codes, dict[str, str]()
        self.entries: list[Entry] = []

    def of(self, demand: Demand, above: Above) -> str | None:
        """The code of the nearest heading with a mark of its own; None where none is found above."""
        for node in reversed(above.headings(demand.found.block, demand.text)):
            if node.mark and not node.inherited:
                if node.path not in self._known:
                    self._known[node.path] = self._codes.of_place("H", node.path)
                    self.entries.append(
                        {
                            "code": self._known[node.path],
                            "title": titled(node.line.text) or node.path,
                            "mark": node.mark,
                            "place": citation(node.path),
                            "block": node.line.block,
                            "certainty": "exact",
                        }
                    )
                return self._known[node.path]
        return None


def marks(reading: Reading, rule: DraftingRule) -> list[Entry]:
    """Every sign that stands before clauses or is defined; the strictest of several meanings counts."""
    meanings: dict[str, list[MarkMeaning]] = {}
    for meaning in reading.marks:
        if len(meaning.symbol) <= _MOST_SIGNS and meaning.quote:
            meanings.setdefault(meaning.symbol, []).append(meaning)
    entries = [_mark(symbol, each, rule) for symbol, each in meanings.items()]
    known = "".join(meanings)
    for demand in reading.demands:
        for symbol in demand.mark:
            if not symbol.isspace() and symbol not in known:
                known += symbol
                entries.append(
                    {
                        "#": "采购文件没有说明此标记，先按最严的列出，请核对",
                        "symbol": symbol,
                        "effect": "void",
                        "place": citation(demand.found.place),
                        "block": demand.found.block,
                        "certainty": "asked",
                    }
                )
    return entries


def _mark(symbol: str, meanings: list[MarkMeaning], rule: DraftingRule) -> Entry:
    effects = [meaning.effect for meaning in meanings]
    effect = next((each for each in ("void", "points") if each in effects), "note")
    first = next((each for each in meanings if each.effect == effect), meanings[0])
    quote = unspaced(first.quote)
    if effect == "note" and "proof" in effects and rule.mark_points.search(quote):
        effect = "points"  # what is not proved is not met, and costs points
    entry: Entry = {"symbol": symbol, "effect": effect}
    if effect == "points":
        for name, pattern in (("points", rule.mark_points), ("most_points", rule.mark_most_points)):
            if met := pattern.search(quote):
                entry[name] = met["points"]
    if met := rule.mark_most.search(quote):
        entry["most"] = int(met["count"])
    if "proof" in effects:
        entry["proof"] = True
    entry |= {"text": first.quote, "place": citation(first.found.place)}
    return entry | origin(first.found)


def substantive_words(reading: Reading) -> Entry | None:
    """The words that make a clause substantive: as the tender declares them, else as clauses say them.

    A clause that says of itself that it is substantive is so without a sentence that declares the words.
    """
    declared = [each for each in reading.marks if len(each.symbol) > _MOST_SIGNS and each.effect == "void"]
    if not declared:
        return _own_words([each for each in reading.demands if each.substantive and not each.mark])
    first = declared[0]
    words = list(dict.fromkeys(part for each in declared for part in _words(each.symbol)))
    place = citation(first.found.place)
    return {"words": words, "text": first.quote, "place": place} | origin(first.found)


def _own_words(demands: Sequence[Demand]) -> Entry | None:
    if not demands:
        return None
    first = demands[0]
    return {
        "words": list(dict.fromkeys(each.substantive for each in demands)),
        "text": first.noted or first.text,
        "place": citation(first.found.place),
    } | origin(replace(first.found, certainty="likely"))


def _words(printed: str) -> Iterator[str]:
    yield from (word for word in re.split('[、,，/\\s“”"]+', printed) if word)
