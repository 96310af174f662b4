"""What was read of a tender, cut otherwise by a person: an entry in two, two into one, one more, one less.

The tender's words, their place, how sure they are and who confirmed them go along. A list of entries goes in,
the list as it should be comes out; nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.derive.response.stated.grammar import grammar
from docgen.model.finding import DocgenError, Message, Origin, found
from docgen.model.sources import Place
from docgen.model.tender.evaluation import ReviewRow
from docgen.model.tender.tender import Clause
from docgen.model.text import squeezed
from docgen.rules import drafting_rule, ruleset
from docgen.tasks.into.clauses import required
from docgen.tasks.into.entries import Codes, titled

Fields = dict[str, Any]

LISTS = ("clauses", "qualification", "conformity")
"""The lists of a lot whose entries can be cut and joined: demands in words, that nothing is counted by."""

_SURE = ("exact", "likely", "asked")
_CUTS = re.compile(
    r"[。；;！？!?，,、：:\n]+[”』」）)]*|(?<=[^\s（(])(?=[（(][一二三四五六七八九十\d]{1,2}[）)])"
)
_JOINED = ("verbatim", "text", "proof")
_OWN = ("code", "title", "name", "place", "mark", "requires", "certainty", "confirmed", "block", *_JOINED)


def reshapes(place: Place) -> bool:
    """Whether the entry at a place can be cut in two or joined with the next."""
    return len(place) > 1 and place[-2] in LISTS and isinstance(place[-1], int)


def words_of(entry: Mapping[str, Any]) -> str:
    """The words by which an entry is cut: the tender's own, else the project's."""
    return str(entry.get("verbatim") or entry.get("text") or "")


def cuts(words: str) -> Iterator[tuple[int, str]]:
    """Where words may be cut, each with the piece that ends there; the last piece ends where they end."""
    begin = 0
    for met in _CUTS.finditer(words):
        if words[begin : met.end()].strip() and words[met.end() :].strip():
            yield met.end(), words[begin : met.end()]
            begin = met.end()
    if begin < len(words):
        yield len(words), words[begin:]


def split(entries: Sequence[Fields], i: int, cut: int, taken: Sequence[str]) -> list[Fields]:
    """The entries with number `i` in two, the second with what stands behind sign `cut` of its words.

    `taken` are the codes that the lot has given away. Figures go with the words that say them; those that
    neither half says stay with the first.
    """
    whole = entries[i]
    words = words_of(whole)
    one, two = words[:cut].strip(), words[cut:].strip()
    if not 0 < cut < len(words) or not one or not two:
        raise _refused(Message("an entry is cut inside its words, so that both halves say something"))
    main = "verbatim" if whole.get("verbatim") else "text"
    first = {**whole, main: one}
    second = {**whole, "code": Codes(tuple(taken)).free(str(whole["code"])), main: two}
    if main == "verbatim" and whole.get("text"):
        if squeezed(str(whole["text"])) == squeezed(words):
            first["text"], second["text"] = one, two
        elif "title" in whole:  # the project's own words about the whole stay with the first
            second.pop("text")
        else:
            second["text"] = two
    if "title" in whole:
        second["title"] = titled(two)
    second.pop("proof", None)  # what proves it is shown once, with the first
    _share_figures(first, second, one, two)
    return [*entries[:i], first, second, *entries[i + 1 :]]


def _share_figures(first: Fields, second: Fields, one: str, two: str) -> None:
    held = first.get("requires") or []
    if not held:
        return
    before, behind = (
        [_bare(each) for each in required(words, title, grammar(ruleset().figures), drafting_rule())]
        for words, title in ((one, str(first["title"])), (two, str(second["title"])))
    )
    goes = [_bare(each) in behind and _bare(each) not in before for each in held]
    for half, figures in (
        (first, [each for each, away in zip(held, goes, strict=True) if not away]),
        (second, [each for each, away in zip(held, goes, strict=True) if away]),
    ):
        if figures:
            half["requires"] = figures
        else:
            half.pop("requires")


def _bare(figure: Mapping[str, Any]) -> dict[str, str]:
    """A figure without how sure it is, the way it may stand in a file or be read: 4 and "4" are one."""
    return {name: repr(str(value)) for name, value in figure.items() if name != "certainty"}


def joined(entries: Sequence[Fields], i: int) -> list[Fields]:
    """The entries with number `i` and the one behind it as one, as sure as the less sure of them.

    It is confirmed where both count; one of two that waits makes the whole wait. Raises DocgenError
    EDIT-PLACE where the two differ in what a single entry has once.
    """
    if i + 1 >= len(entries):
        raise _refused(Message("there is no entry behind it in its list"))
    one, two = entries[i], entries[i + 1]
    for name in dict.fromkeys((*one, *two)):
        if name not in _OWN and one.get(name) != two.get(name):
            raise _differ(name, one, two)
    whole = dict(one)
    if {one.get("mark"), two.get("mark")} - {None, ""}:
        whole["mark"] = _once("mark", one, two)
    if "name" in one and one["name"] != two.get("name"):
        whole["name"] = f"{one['name']}、{two.get('name', '')}"
    main = "verbatim" if one.get("verbatim") or two.get("verbatim") else "text"
    for name in _JOINED:
        said = [str(each.get(name) or (words_of(each) if name == main else "")) for each in (one, two)]
        if any(said):
            whole[name] = "\n".join(dict.fromkeys(filter(None, said)))
    whole["place"] = _place(one, two)
    if figures := [*(one.get("requires") or ()), *(two.get("requires") or ())]:
        whole["requires"] = [each for k, each in enumerate(figures) if each not in figures[:k]]
    return [*entries[:i], _as_sure(whole, one, two), *entries[i + 2 :]]


def _as_sure(whole: Fields, one: Fields, two: Fields) -> Fields:
    for name in ("certainty", "confirmed", "block"):
        whole.pop(name, None)
    read = [each for each in (one, two) if each.get("certainty")]
    if block := next((each["block"] for each in (one, two) if each.get("block")), ""):
        whole["block"] = block
    if read:
        whole["certainty"] = max((str(each["certainty"]) for each in read), key=_SURE.index)
        if all(each.get("confirmed") for each in read):
            whole["confirmed"] = read[-1]["confirmed"]
    return whole


def _place(one: Fields, two: Fields) -> Fields:
    """Both places; entries of two sections have no place in common."""
    places = [dict(each.get("place") or {}) for each in (one, two)]
    if places[0].get("section") != places[1].get("section"):
        raise _differ("place", one, two)
    items = list(dict.fromkeys(str(each.get("item") or "") for each in places if each.get("item")))
    return {**places[0], **({"item": "、".join(items)} if items else {})}


def _once(name: str, one: Fields, two: Fields) -> Any:
    """The value that one of two has; both may have it, if it is the same."""
    held = [each[name] for each in (one, two) if each.get(name)]
    if held[0] != held[-1]:
        raise _differ(name, one, two)
    return held[0]


def _differ(name: str, one: Fields, two: Fields) -> DocgenError:
    field = Clause.model_fields.get(name) or ReviewRow.model_fields.get(name)
    title = (field.title if field else None) or name
    values = {"one": str(one.get("code", "")), "two": str(two.get("code", "")), "field": Message(title)}
    return _refused(Message("{one} and {two} differ in {field}, which one entry has once", values))


def _refused(said: Message) -> DocgenError:
    return DocgenError(found("EDIT-PLACE", Origin("tender.yaml"), said, "shape"))
