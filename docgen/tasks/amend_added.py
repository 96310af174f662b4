"""What an addendum adds, as an entry of tender.yaml: a clause, a scored item, a form, where that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from docgen.derive.response.stated.grammar import grammar
from docgen.edit.slices import Edits
from docgen.load.files.line_edit import at
from docgen.model.reading.amendment import Amendment
from docgen.model.rules.reading_amend import AmendWords
from docgen.model.sources import Place
from docgen.model.text import narrow, squeezed
from docgen.rules import drafting_rule, limit_words, ruleset
from docgen.rules.reading import Yaml12
from docgen.tasks.amend_targets import numbers
from docgen.tasks.into.clauses import required
from docgen.tasks.into.entries import Codes, Entry, titled
from docgen.tasks.into.tiers import shared_out

_NUMBER = re.compile(
    r"^\s*(?:第?[（(]?(?P<item>\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[项条、.．)）]?)(?=\D)\s*"
)
_POINTS = re.compile(r"(?P<points>\d+(?:\.\d+)?)分")
_NAME_ENDS = re.compile(r"[（(：:，,。；;\d]")
_LONGEST_FORM = 30
_QUOTES = '“”"《》。；; '


@dataclass(frozen=True, slots=True)
class Added:
    """An entry of the list at `place`, behind its entry `number`; `kind` says of what, `code` its code."""

    kind: str
    place: Place
    number: int
    entry: Entry | str
    code: str


def added(change: Amendment, data: Any, words: AmendWords) -> Added | None:
    """What an addition becomes; None where it is none, or it is not sure where it belongs."""
    if change.kind != "add" or not change.after:
        return None
    lots = list(_lots(data))
    if len(lots) != 1:
        return None
    place, lot = lots[0]
    if any(word in change.where for word in words.form_places):
        return _form(change, data, words)
    if any(word in change.where for word in words.scoring_places):
        return _item(change, (*place, "evaluation"), lot)
    return _clause(change, (*place, "clauses"), lot, data)


def put(text: str, each: Added, why: str) -> str:
    """The file's text with the entry in it, `why` as a comment above it."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = Yaml12
    node: Node = yaml.compose(text)
    for part in each.place:
        node = _below(node, part)
    edits = Edits(text)
    if not isinstance(node, SequenceNode):
        return text
    if isinstance(each.entry, str):
        edits.append(node, "forms", [each.entry])
    else:
        edits.after(node, each.number, str(each.place[-1]), [{"#": why, **each.entry}])
    return edits.applied()


def _below(node: Node, part: str | int) -> Node:
    if isinstance(node, SequenceNode):
        return node.value[int(part)]  # type: ignore[no-any-return]
    if isinstance(node, MappingNode):
        return next(value for key, value in node.value if key.value == part)  # type: ignore[no-any-return]
    return node


def _lots(data: Any) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    if isinstance(data.get("lot"), dict):
        yield ("lot",), data["lot"]
    for i, lot in enumerate(data.get("lots") or ()):
        if isinstance(lot, dict):
            yield ("lots", i), lot


def _clause(change: Amendment, place: Place, lot: Mapping[str, Any], data: Any) -> Added | None:
    """A clause behind the last that stands in the same section; its part and heading are that one's."""
    clauses: Sequence[Mapping[str, Any]] = lot.get("clauses") or ()
    beside = _beside(change.where, clauses)
    if beside is None:
        return None
    sibling = clauses[beside]
    symbols = [str(each.get("symbol")) for each in data.get("marks") or () if each.get("symbol")]
    mark, said = _marked(str(change.after).strip(), symbols)
    met = _NUMBER.match(said)
    if met:
        said = said[met.end() :]
        mark, said = (mark, said) if mark else _marked(said, symbols)
    section = str(sibling["place"].get("section"))
    item = met["item"] if met else _next(sibling["place"].get("item"))
    taken = [str(each.get("code")) for name in ("clauses", "headings") for each in lot.get(name) or ()]
    letter = str(sibling.get("code") or "T")[:1]
    code = Codes(tuple(taken)).of_place(letter if letter.isalpha() else "T", f"{section} {item}".strip())
    title = titled(said)
    figures = required(said, title, grammar(ruleset().figures), drafting_rule())
    entry: Entry = {"code": code, "part": sibling.get("part", "technical"), "title": title, "verbatim": said}
    entry["place"] = {"section": section} | ({"item": item} if item else {})
    if mark:
        entry["mark"] = mark
    entry |= {name: sibling[name] for name in ("heading", "sites") if sibling.get(name)}
    if figures:
        entry["requires"] = figures
    return Added("clause", place, beside, entry, code)


def _beside(where: str, entries: Sequence[Mapping[str, Any]]) -> int | None:
    """The last entry of the section that is named, or that very entry; None where it is none's."""
    wanted = numbers(where)
    found = None
    for i, each in enumerate(entries):
        place = each.get("place")
        if not isinstance(place, Mapping) or len(wanted) < 2:
            continue
        section = numbers(str(place.get("section") or ""))
        whole = numbers(f"{place.get('section') or ''} {place.get('item') or ''}")
        if wanted in (section, whole):
            found = i
    return found


def _marked(text: str, symbols: Sequence[str]) -> tuple[str, str]:
    symbol = next((each for each in symbols if text.startswith(each)), "")
    return symbol, text[len(symbol) :].strip()


def _next(item: object) -> str:
    said = str(item or "")
    return str(int(said) + 1) if said.isdigit() else ""


def _item(change: Amendment, place: Place, lot: Mapping[str, Any]) -> Added | None:
    """A scored item behind the last; without a name and points it is left to a person."""
    items = lot.get("evaluation") or ()
    said = _NUMBER.sub("", str(change.after).strip())
    met = _POINTS.search(said)
    name = _NAME_ENDS.split(said, maxsplit=1)[0].strip()
    if not items or met is None or not 2 <= len(squeezed(name)) <= 20:
        return None
    points = Decimal(met["points"])
    taken = [str(each.get("code")) for each in items]
    code = Codes(tuple(taken)).next(re.sub(r"\d.*", "", taken[-1]) or "P")
    text = said[len(name) :].lstrip("：:，, ")
    entry: Entry = {"code": code, "name": name, "points": str(points), "text": text or said}
    tiers = re.sub(r"^[（(]?\d+(?:\.\d+)?分[)）]?[：:，,]?", "", narrow(text))
    entry |= shared_out(tiers, points, limit_words().tiers)
    section = str((items[-1].get("place") or {}).get("section") or change.where)
    return Added("item", place, len(items) - 1, entry | {"place": {"section": section}}, code)


def _form(change: Amendment, data: Any, words: AmendWords) -> Added | None:
    """The title of a form in the volume that is named, or the only one that has forms."""
    title = words.form_labels.sub("", str(change.after).strip()).strip('“”"《》。；; ')
    volumes = [(i, each) for i, each in enumerate(data.get("volumes") or ()) if isinstance(each, dict)]
    said = squeezed(f"{change.where}{change.after}")
    named = [i for i, each in volumes if squeezed(str(each.get("title"))) in said and each.get("forms")]
    fitting = named or [i for i, each in volumes if each.get("forms")]
    title = words.form_labels.sub("", str(change.after).strip()).strip(_QUOTES)
    for _, each in volumes:
        title = title.removeprefix(str(each.get("title"))).lstrip("：:中").strip(_QUOTES)
    if len(fitting) != 1 or not 2 <= len(title) <= _LONGEST_FORM or re.search("[。；，]", title):
        return None
    place: Place = ("volumes", fitting[0], "forms")
    forms = at(data, place)
    return Added("form", place, len(forms) - 1, title, title)
