"""The days and places of a procurement as tender.yaml holds them, each with its words and its place."""

from __future__ import annotations

from docgen.model.text import unspaced
from docgen.rules import drafting_rule
from docgen.tasks.into.entries import Entry, citation, origin
from docgen.tasks.into.facts import Facts, moment, span


def dates(facts: Facts) -> Entry:
    """Obtaining, deadline, opening and visit, each with where it is said."""
    made: Entry = {}
    if (given := facts.of("obtain")) and any(ends := span(given.value)):
        begins, until = ends
        moments = {name: each for name, each in (("begins", begins), ("until", until)) if each}
        made["obtaining"] = moments | stated(facts, "obtain")
    if (given := facts.of("deadline")) and (last := moment(given.value)):
        made["deadline"] = last | stated(facts, "deadline")
    opening, venue = facts.of("opening"), facts.of("opening_place")
    at = moment(opening.value) if opening else None
    if at or venue:
        entry = {"hour": at["hour"]} if at and "hour" in at else {}
        if venue:
            entry["venue"] = venue.value
        if entry:
            made["opening"] = entry | stated(facts, "opening" if opening else "opening_place")
    if given := facts.of("site_visit"):
        own = any(word in unspaced(given.printed) for word in drafting_rule().own_visit)
        kind = "organised" if given.value == "true" else "own" if own else "none"
        made["site_visit"] = {"kind": kind} | stated(facts, "site_visit")
    return {"dates": made} if made else {}


def stated(facts: Facts, key: str) -> Entry:
    """Words, place, block and certainty of a fact."""
    said = facts.of(key)
    if said is None:
        return {}
    entry: Entry = {"verbatim": said.printed, "place": citation(said.found.place), **origin(said.found)}
    if comment := facts.comment(key):
        entry["#"] = comment
    return entry
