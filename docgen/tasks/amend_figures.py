"""What follows in tender.yaml from words that change: figures taken from them, the words of a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.derive.response.stated.grammar import grammar
from docgen.load.files.line_edit import at
from docgen.model.reading.amendment import Amendment
from docgen.model.sources import Place
from docgen.model.text import squeezed
from docgen.rules import drafting_rule, ruleset
from docgen.tasks.amend_targets import Target
from docgen.tasks.into.clauses import required
from docgen.tasks.into.entries import Entry

_BOUNDS = ("least", "most")


def following(change: Amendment, found: tuple[Target, ...], data: Any) -> Iterator[Target]:
    """Targets that are written with the others where they can be; none where a figure is not sure."""
    for target in found:
        if target.place and target.place[-1] == "verbatim" and target.entry and not target.whole:
            yield from _figures(target, data)
    if any(target.touches for target in found) and change.before and change.after:
        yield from _words_of_facts(change, found, data)


def _figures(target: Target, data: Any) -> Iterator[Target]:
    entry = at(data, target.entry)
    old = str(at(data, target.place))
    if not isinstance(entry, dict) or not entry.get("requires") or target.old not in old:
        return
    words, rule = grammar(ruleset().figures), drafting_rule()
    title = str(entry.get("title") or "")
    before = required(old, title, words, rule)
    after = required(old.replace(target.old, target.new), title, words, rule)
    if [each["kind"] for each in before] != [each["kind"] for each in after]:
        return
    for then, now in zip(before, after, strict=True):
        changed = [bound for bound in _BOUNDS if then.get(bound) != now.get(bound)]
        held = [j for j, each in enumerate(entry["requires"]) if _same(each, then)]
        alike = [each for each in before if _same(each, then)]
        if len(held) == 1 and len(alike) == 1 and all(bound in now and bound in then for bound in changed):
            for bound in changed:
                place: Place = (*target.entry, "requires", held[0], bound)
                yield Target(place, target.entry, old=str(then[bound]), new=str(now[bound]), follows=True)


def _same(one: Any, other: Entry) -> bool:
    """Whether a requirement has the very figure, of one kind, in one unit."""
    return (
        isinstance(one, dict)
        and one.get("kind") == other["kind"]
        and all(str(one.get(name, "")) == str(other.get(name, "")) for name in (*_BOUNDS, "unit"))
    )


def _words_of_facts(change: Amendment, found: tuple[Target, ...], data: Any) -> Iterator[Target]:
    """The tender's words beside the facts that change: in `dates`, and in the list of `facts`."""
    fields = {target.place[0] for target in found} | {_field(target.place) for target in found}
    lots = data.get("lots") if isinstance(data.get("lots"), list) else [data.get("lot")]
    for name in fields & set(data.get("dates") or ()):
        yield from _word(change, data, ("dates", name))
    holders: list[Place] = [()] if not lots else [(), *([("lot",)] if "lot" in data else [])]
    for holder in holders:
        for i, fact in enumerate(at(data, holder).get("facts") or ()):
            if str(fact.get("field")).rpartition(".")[2] in fields:
                yield from _word(change, data, (*holder, "facts", i))


def _field(place: Place) -> str:
    """The fact's own name: opening of dates.opening.day."""
    names = [str(part) for part in place if part not in ("dates", "day", "hour", "lot", "price")]
    return names[-1] if names else ""


def _word(change: Amendment, data: Any, place: Place) -> Iterator[Target]:
    entry = at(data, place)
    said = str(entry.get("verbatim") or "") if isinstance(entry, dict) else ""
    if said and squeezed(change.before) in squeezed(said):
        yield Target((*place, "verbatim"), place, old=change.before, new=change.after or "", follows=True)
