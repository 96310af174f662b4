"""What YAML takes out of a text without a word: the rest behind a blank and #, an anchor.

A # behind one blank and before another character (在 #2 楼), before a number, or within brackets that open
before it and close behind it, is taken for text; a comment is written with a blank behind #, best with two
before it. Nothing else tells the two apart.
"""

from __future__ import annotations

import re

from ruamel.yaml.nodes import ScalarNode

_REST = re.compile(r"([ \t]*)#(.*)")
_NUMBER = re.compile(r"\s+[0-9０-９]")
_OPENING, _CLOSING = "（(《〈【「『“[", "）)》〉】」』”]"


def written_text(node: ScalarNode, source: str) -> str | None:
    """The whole text that was meant, of a scalar that YAML cut; None where it cut nothing."""
    if node.style in ("|", ">"):
        return _header(node, source)
    if node.style in ("'", '"'):
        return None
    start, end = node.start_mark.index, node.end_mark.index
    if source[start : start + 1] == "&":
        return source[start:end].strip()
    line_end = source.find("\n", end)
    found = _REST.match(source[end : line_end if line_end >= 0 else len(source)].rstrip("\r"))
    if found is None or not _is_text(str(node.value), found[1], found[2]):
        return None
    return f"{node.value}{found[1] if node.value else ''}#{found[2]}".strip()


def _header(node: ScalarNode, source: str) -> str | None:
    """A sign such as >5, which YAML takes for the head of a text that follows."""
    head = source[node.start_mark.index : node.end_mark.index].strip()
    return head if not node.value and any(char.isdecimal() for char in head) else None


def _is_text(value: str, gap: str, rest: str) -> bool:
    if rest.startswith("#"):
        return False
    if any(value.count(o) > value.count(c) and c in rest for o, c in zip(_OPENING, _CLOSING, strict=True)):
        return True
    return gap == " " and (not rest[:1].isspace() or bool(_NUMBER.match(rest)))


def quoted(text: str) -> str:
    """The text in quotation marks, as YAML takes it word for word."""
    return "'" + text.replace("'", "''") + "'" if set(text) & set('"\\') else f'"{text}"'
