"""Values of a YAML file exchanged in its text, so that comments and layout stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from docgen.rules.reading import Yaml12

Place = tuple[str | int, ...]


def exchanged(text: str, new: Callable[[Place, str], str | None]) -> tuple[str, list[Place]]:
    """The text with each value for which `new` gives another written anew, and their places.

    `new` takes a value's place and its text, and gives None to leave it. Raises what ruamel raises for a text
    that is no YAML.
    """
    loader = YAML(typ="safe", pure=False)
    loader.Resolver = Yaml12
    root = loader.compose(text)
    spans: dict[tuple[int, int], tuple[str, Place]] = {}
    for place, node in _scalars(root, ()) if root is not None else ():
        value = new(place, str(node.value))
        if value is not None and value != node.value:
            spans[node.start_mark.index, node.end_mark.index] = value, place
    for (start, end), (value, _) in sorted(spans.items(), reverse=True):
        ending = "\n" if text[start:end].endswith("\n") else ""
        text = text[:start] + _quoted(value) + ending + text[end:]
    return text, [place for _, place in spans.values()]


def _scalars(node: Node, place: Place) -> Iterator[tuple[Place, ScalarNode]]:
    if isinstance(node, ScalarNode):
        yield place, node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*place, str(key.value)))
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.value):
            yield from _scalars(value, (*place, number))


def _quoted(value: str) -> str:
    """The value in double quotes on one line."""
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(signs.get(sign, sign) for sign in value) + '"'
