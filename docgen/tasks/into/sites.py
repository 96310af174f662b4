"""The sites of a lot: headings side by side that name places, each with figures of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.model.reading.outline import Node
from docgen.model.rules.drafting_limits import SiteWords
from docgen.model.text import unspaced
from docgen.tasks.into.entries import Entry

_MEASURED = ("area", "hours", "staff")
_PEOPLE = ("人", "名", "位")

Under = tuple[Entry, tuple[Node, ...]]
"""A clause and the headings above it, the outermost first."""


def sites(clauses: Sequence[Under], words: SiteWords) -> list[Entry]:
    """Sites as entries; their clauses get the site's code. None where fewer than two have own figures.

    Which heading names several sites is asked: what holds for each of them, and what for all, is not said.
    """
    named: dict[str, list[Under]] = {}
    nodes: dict[str, tuple[Node, str]] = {}
    for clause, above in clauses:
        for parent, node in zip((None, *above), above, strict=False):
            name = words.tail.sub("", unspaced(node.line.text))
            if words.names.search(name) and node.path not in nodes:
                nodes[node.path] = node, parent.path if parent else ""
            if node.path in nodes:
                named.setdefault(node.path, []).append((clause, above))
                break
    entries: list[Entry] = []
    for group in _groups(nodes).values():
        measured = [path for path in group if any(_measured(clause) for clause, _ in named.get(path, ()))]
        if len(measured) < 2:
            continue
        for path in group:
            entry = _site(nodes[path][0], named[path], f"SITE-{len(entries) + 1}", words)
            entries.append(entry)
            for clause, _ in named[path]:
                clause["sites"] = [entry["code"]]
    return entries


def _groups(nodes: Mapping[str, tuple[Node, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for path, (_, parent) in nodes.items():
        groups.setdefault(parent, []).append(path)
    return groups


def _measured(clause: Entry) -> bool:
    return any(
        each["kind"] in _MEASURED or (each["kind"] == "count" and each.get("unit") in _PEOPLE)
        for each in clause.get("requires", ())
    )


def _site(node: Node, clauses: Sequence[Under], code: str, words: SiteWords) -> Entry:
    name = words.tail.sub("", node.line.text.strip())
    met = words.names.search(unspaced(name))
    several = any(words.several.search(unspaced(str(clause["verbatim"]))) for clause, _ in clauses)
    entry: Entry = {"code": code, "name": name, "kind": met["kind"] if met else name}
    if several:
        entry["#"] = f"{name}：原文像是说几处，每处一个站点的请分开写，条款的 sites 也要改"
    return entry | {
        "verbatim": node.line.text.strip(),
        "block": node.line.block,
        "certainty": "asked" if several else "likely",
    }
