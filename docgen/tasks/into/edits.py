"""What is put into the text of a YAML file that people wrote: every other sign of it stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from docgen.tasks.into import yaml_text
from docgen.tasks.into.entries import Entry


class Edits:
    """What goes where in a text; nothing is changed before `applied`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._edits: list[tuple[int, int, str]] = []

    def applied(self) -> str:
        """The text with everything put in; of two things at one place the first comes first."""
        text = self.text
        for _, (start, end, put) in sorted(enumerate(self._edits), key=lambda each: (-each[1][0], -each[0])):
            text = text[:start] + put + text[end:]
        return text

    def behind(self, node: MappingNode, fields: Entry) -> None:
        """Fields behind the last of a group."""
        if node.flow_style:
            told = ", ".join(
                yaml_text.flow({name: value})[1:-1] for name, value in fields.items() if name[0] != "#"
            )
            end = self.text.rindex("}", 0, node.end_mark.index)
            self._edits.append((end, end, f", {told}" if node.value else told))
            return
        self._put(_end(node), yaml_text.lines(fields, node.start_mark.column))

    def append(self, node: SequenceNode, name: str, entries: Sequence[Entry | str]) -> None:
        """Entries behind the last of a list."""
        if node.flow_style:
            told = ", ".join(
                inline(each) if isinstance(each, str) else yaml_text.flow(each) for each in entries
            )
            end = self.text.rindex("]", 0, node.end_mark.index)
            self._edits.append((end, end, f", {told}"))
            return
        self._put(_end(node), yaml_text.items(name, list(entries), node.start_mark.column))

    def after(self, node: SequenceNode, number: int, name: str, entries: list[Entry]) -> None:
        """Entries behind one of a list, before the comments of the next; behind the last in a flow list."""
        if node.flow_style:
            self.append(node, name, entries)
        else:
            self._put(_end(node.value[number]), yaml_text.items(name, entries, node.start_mark.column))

    def fill(self, key: Node, node: Node, name: str, value: Any) -> None:
        """A blank gets its value; the comment behind it stays. Forms that nobody filled in make room."""
        start = self.text.index(":", key.end_mark.index) + 1
        blank = isinstance(node, ScalarNode) and node.value == "" and node.style is None
        end = start if blank else _end(node)
        if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
            column = key.start_mark.column + 2
            told = yaml_text.items(name, value, column)
            if not blank and not getattr(node, "flow_style", True):
                first, last = self._line_after(key.end_mark.index), self._line_after(end)
                self._edits.append((first, last, "".join(f"{line}\n" for line in told)))
            else:
                self._edits.append((start, end, ""))
                self._put(end, told)
            return
        put = yaml_text.flow(value) if isinstance(value, Mapping) else inline(value)
        self._edits.append((start, end, f" {put}"))

    def _line_after(self, at: int) -> int:
        """Where the next line begins; the text's end where there is none."""
        if at and self.text[at - 1] == "\n":
            return at
        return self.text.find("\n", at) + 1 or len(self.text)

    def _put(self, at: int, told: Any) -> None:
        put = "".join(f"{line}\n" for line in told)
        begin = self._line_after(at)
        if begin == len(self.text) and not self.text.endswith("\n"):
            put = f"\n{put}"
        self._edits.append((begin, begin, put))


def _end(node: Node) -> int:
    """Where the last thing of a node ends, comments behind it left out."""
    children: list[Node] = []
    if isinstance(node, MappingNode) and not node.flow_style:
        children = [each for pair in node.value for each in pair]
    elif isinstance(node, SequenceNode) and not node.flow_style:
        children = list(node.value)
    return max((_end(child) for child in children), default=node.end_mark.index)


def inline(value: Any) -> str:
    """A value as it stands behind its field's colon."""
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return yaml_text.scalar(value, flow=True)
