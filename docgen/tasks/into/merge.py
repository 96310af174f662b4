"""What was read goes into a file that people wrote: only put in, never put over.

The file's own text stays sign for sign; entries are put behind the last of their list, fields behind the last
of their group, and blanks are filled. What says something else stays as it is, and is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from docgen.edit import yaml_text
from docgen.edit.slices import Edits, inline
from docgen.load.files.faults import dotted
from docgen.load.files.yaml import read_yaml
from docgen.model.sources import Place
from docgen.model.text import squeezed
from docgen.rules.reading import Yaml12
from docgen.tasks.into import alike
from docgen.tasks.into.entries import Codes, Entry

_OWN = frozenset(
    {"code", "title", "name", "part", "place", "heading", "block", "certainty", "group", "optional", "by",
     "each", "confirmed", "terms", "role", "method", "quantity", "kind", "formula", "item"}
)  # fmt: skip
"""Fields that a project words in its own way, or that tell an entry's origin: no difference of facts."""

_ASKED = ("clauses", "qualification", "conformity", "evaluation")
_WHOLE = ("stages", "volumes", "parties")
"""Lists that people typed as a whole: what is read beside them is told, and not put in."""
ORIGIN = ("verbatim", "block", "certainty", "confirmed")


@dataclass(frozen=True)
class Differs:
    """A value that stays, and what was read in its place."""

    file: str
    field: str
    kept: str
    read: str


@dataclass
class Merged:
    """What a merge did: how many entries it put in, what differs, what was read before and is gone.

    `beside`: what was read and is in no list that a person typed as a whole; it was not put in.
    """

    added: dict[str, int] = field(default_factory=dict)
    differs: list[Differs] = field(default_factory=list)
    vanished: list[tuple[str, str]] = field(default_factory=list)
    beside: list[tuple[str, str, str]] = field(default_factory=list)

    def count(self, name: str, entries: int = 1) -> None:
        """So many more entries of a kind were put in."""
        self.added[name] = self.added.get(name, 0) + entries


def merge(path: Path, new: Entry, told: Merged) -> str:
    """The text of the YAML file with what is new put in. Raises DocgenError where the file cannot be read."""
    data, _ = read_yaml(path, path.name)
    text = path.read_text(encoding="utf-8-sig")
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = Yaml12
    root = yaml.compose(text)
    if not isinstance(root, MappingNode):
        return text + "".join(f"{line}\n" for line in yaml_text.lines(new))
    merging = _Merging(path.name, text, told, data)
    merging.map(root, data, new, ())
    return merging.edits.applied()


class _Merging:
    def __init__(self, file: str, text: str, told: Merged, data: Any) -> None:
        self.file, self.told, self.data = file, told, data
        self.edits = Edits(text)
        self._renamed: dict[str, str] = {}
        self._filled: set[str] = set()
        self._codes = Codes()

    def map(self, node: MappingNode, data: Mapping[str, Any], new: Entry, place: Place) -> None:
        """Fields that are missing or blank; what both have is gone into."""
        if "clauses" in new:
            self._codes = Codes(tuple(_codes(data)))
        nodes = {str(key.value): (key, value) for key, value in node.value}
        missing: Entry = {}
        blank = bool(place) and _empty(data)
        for name, value in sorted(new.items(), key=lambda each: each[0] == "facts"):
            if name.startswith("#") or value in (None, "", []) or (name in ORIGIN and not blank):
                continue
            if name == "facts":
                value = [each for each in value if each["field"].rpartition(".")[2] in self._filled]
                if not value:
                    continue
            if name not in nodes:
                if comment := new.get(f"#{name}"):
                    missing[f"#{name}"] = comment
                missing[name] = value
                self._filled.add(name)
                self._count(name, value)
            else:
                key, held = nodes[name]
                self._value(key, held, data.get(name), name, value, (*place, name))
        if missing:
            self.edits.behind(node, missing)

    def _value(self, key: Node, node: Node, held: Any, name: str, value: Any, place: Place) -> None:
        if name in ("block", "certainty", "confirmed") or (name == "verbatim" and not held):
            return
        if name == "place" and not _empty(held):
            return
        if held is None and isinstance(node, ScalarNode) and node.value:
            # Who writes null says that there is none.
            read = inline(value) if not isinstance(value, Mapping) else yaml_text.flow(value)
            self.told.differs.append(Differs(self.file, dotted(place, self.data), node.value, read))
            return
        forms = isinstance(value, list) and _blank(held)
        if held in (None, "", [], {}) or forms or (name == "place" and _empty(held)):
            self._count(name, value)
            self._filled.add(name)
            self.edits.fill(key, node, name, value)
        elif isinstance(node, MappingNode) and isinstance(value, Mapping):
            self.map(node, held, dict(value), place)
        elif isinstance(node, SequenceNode) and isinstance(value, list):
            if alike.merged_by_entry(name):
                self._list(node, held, name, value, place)
        elif isinstance(node, ScalarNode) and name not in _OWN and _said(held) != _said(value):
            self.told.differs.append(Differs(self.file, dotted(place, self.data), str(held), str(value)))

    def _list(
        self, node: SequenceNode, held: Sequence[Any], name: str, new: list[Entry], place: Place
    ) -> None:
        known = alike.pairs(name, held, new)
        typed = not any(isinstance(each, Mapping) and each.get("certainty") for each in held)
        added = []
        for i, entry in enumerate(new):
            if i in known:
                self._same(node.value[known[i]], held[known[i]], entry, (*place, known[i]))
            elif typed and name in _WHOLE:
                said = str(entry.get("verbatim") or entry.get("title") or entry.get("name") or "")
                self.told.beside.append((self.file, dotted(place, self.data), said))
            elif name != "lots":
                added.append(self._renamed_entry(name, entry))
        for j, old in enumerate(held):
            if (
                isinstance(old, Mapping)
                and old.get("certainty")
                and j not in known.values()
                and name != "facts"
            ):
                self.told.vanished.append((self.file, dotted((*place, j), self.data)))
        if added:
            self._count(name, added)
            self.edits.append(node, name, added)

    def _same(self, node: Node, held: Mapping[str, Any], new: Entry, place: Place) -> None:
        """An entry that is there: blanks are filled, other values told, nothing is added to it."""
        if "code" in new and "code" in held:
            self._renamed[str(new["code"])] = str(held["code"])
        if not isinstance(node, MappingNode):
            return
        if "clauses" in new:
            self.map(node, held, new, place)
            return
        nodes = {str(key.value): (key, value) for key, value in node.value}
        for name, value in new.items():
            plain = (not isinstance(value, (list, Mapping)) or name == "place") and value not in (None, "")
            if plain and not name.startswith("#") and name in nodes:
                key, kept = nodes[name]
                self._value(key, kept, held.get(name), name, value, (*place, name))

    def _renamed_entry(self, name: str, entry: Entry) -> Entry:
        """An entry under a code that the project has not given away, below the heading it has here."""
        renamed = dict(entry)
        if name in _ASKED or name == "headings":
            renamed["code"] = self._codes.free(str(entry["code"]))
            self._renamed[str(entry["code"])] = renamed["code"]
        if "heading" in renamed:
            renamed["heading"] = self._renamed.get(renamed["heading"], renamed["heading"])
        return renamed

    def _count(self, name: str, value: Any) -> None:
        if isinstance(value, list):
            self.told.count(name, len(value))
        elif isinstance(value, Mapping) and any(isinstance(each, (list, Mapping)) for each in value.values()):
            for inner, each in value.items():
                if not inner.startswith("#"):
                    self._count(inner, each)
        else:
            self.told.count("facts")


def _codes(lot: Mapping[str, Any]) -> list[str]:
    """Every code that a lot has given away."""
    found = [
        str(entry.get("code"))
        for name in (*_ASKED, "headings")
        for entry in lot.get(name) or ()
        if isinstance(entry, Mapping)
    ]
    card = lot.get("scorecard")
    for item in (card.get("items") or ()) if isinstance(card, Mapping) else ():
        found += [str(each.get("code")) for each in item.get("criteria") or ()]
    return found


def _blank(held: Any) -> bool:
    """Whether a list holds only forms to fill in, as that of a blank project."""
    if not isinstance(held, list):
        return False
    return all(isinstance(each, Mapping) and _untouched(each) for each in held)


def _untouched(entry: Mapping[str, Any]) -> bool:
    told = (
        value
        for name, value in entry.items()
        if name not in ("code", "part", "sites", "requires", "due", "share", "scored", "role", "kind")
    )
    return all(_empty(value) for value in told)


def _empty(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(map(_empty, value.values()))
    return value in (None, "", [])


def _said(value: Any) -> str:
    """A value as it is compared: words without signs, figures as figures."""
    text = str(value).strip()
    plain = text.replace(",", "")
    try:
        return format(Decimal(plain).normalize(), "f")
    except ArithmeticError:
        return squeezed(text) or text
