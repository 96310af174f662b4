"""Edits drawn by chance over the examples' files: what is read back is what the edits say, and lines that
they do not touch stay as they are."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from kit.project import EXAMPLES
from kit.random_edits import drawn
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from docgen.edit.change import Change, at, changed, same
from docgen.edit.text import edited
from docgen.load.files.yaml import composed, data_of
from docgen.model.finding import DocgenError

FILES = sorted(EXAMPLES.glob("*/*.yaml")) + sorted(EXAMPLES.glob("*/company/*.yaml"))
ROUNDS = int(os.environ.get("RANDOM_EDITS", "20"))


@cache
def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_is_read_back_is_what_the_edit_says(seed: int) -> None:
    random = Random(seed)
    path = random.choice(FILES)
    text = text_of(path)
    data, _ = data_of(text, path.name)
    change = drawn(random, data)
    try:
        made, meant = edited(text, path.name, change)
    except DocgenError as refused:
        told = str(refused)
    else:
        told = ""
    if told:
        assert told.startswith("EDIT-PLACE")
        assert shared(composed(text, path.name), change), change
        return
    got, _ = data_of(made, path.name)
    assert same(got or {}, meant or {})
    assert same(meant, changed(data, change))
    if one_line(data, change):
        old, new = text.split("\n"), made.split("\n")
        differ = [i for i, lines in enumerate(zip(old, new, strict=True)) if lines[0] != lines[1]]
        assert len(differ) <= 1


def one_line(data: object, change: Change) -> bool:
    """Whether words on a line take the place of words on a line."""
    held = at(data, change.place) if change.kind == "put" and change.place[-1] in at_or(data, change) else []
    words = isinstance(held, str) and isinstance(change.value, str)
    return words and len(held) < 40 and "\n" not in held and "\n" not in str(change.value)


def at_or(data: object, change: Change) -> object:
    holder = at(data, change.place[:-1])
    return range(len(holder)) if isinstance(holder, list) else holder


def shared(root: Node | None, change: Change) -> bool:
    """Whether something at, above or below the place stands elsewhere too, by an anchor."""
    often = Counter(id(node) for node in nodes(root))
    above = [root]
    for part in change.place:
        node = above[-1]
        if isinstance(node, MappingNode):
            above.append(next((value for key, value in node.value if key.value == part), None))
        elif isinstance(node, SequenceNode) and part < len(node.value):
            above.append(node.value[part])
    beside = nodes(above[-2]) if change.kind != "put" else nodes(above[-1])
    return any(often[id(node)] > 1 for node in (*above, *beside))


def nodes(node: Node | None) -> Iterator[Node]:
    """A node and all below it, as often as they are met."""
    if node is None:
        return
    yield node
    for each in node.value if isinstance(node, (MappingNode, SequenceNode)) else ():
        for inner in each if isinstance(each, tuple) else (each,):
            yield from nodes(inner)
