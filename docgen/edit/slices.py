"""What is put into the text of a YAML file that people wrote, and taken out of it: every other sign stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from docgen.edit import yaml_text
from docgen.edit.yaml_text import Entry


class Edits:
    """What goes where in a text; nothing is changed before `applied`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._edits: list[tuple[int, int, str]] = []

    def applied(self) -> str:
        """The text with everything put in; of two things at one place the first comes first."""
        text = self.text
        newline = "\r\n" if "\r\n" in text else "\n"
        for _, (start, end, put) in sorted(enumerate(self._edits), key=lambda each: (-each[1][0], -each[0])):
            text = text[:start] + put.replace("\n", newline) + text[end:]
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
            told = ", ".join(map(yaml_text.short, entries))
            end = self.text.rindex("]", 0, node.end_mark.index)
            self._edits.append((end, end, f", {told}" if node.value else told))
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
        blank = self.is_blank(node)
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
        if isinstance(value, Mapping):
            self.field(key, node, {name: value}, key.start_mark.column)
            return
        self._edits.append((start, end, f" {inline(value)}"))

    def is_blank(self, node: Node) -> bool:
        """Whether nothing at all is written there."""
        return isinstance(node, ScalarNode) and node.value == "" and not node.style

    def is_one_line(self, node: Node) -> bool:
        """Whether a value stands on its field's line."""
        return isinstance(node, ScalarNode) or bool(getattr(node, "flow_style", False))

    def replace(self, node: Node, told: str) -> None:
        """Other words in the place of a node's own."""
        start, end = node.start_mark.index, _end(node)
        if self.text[start:end].endswith("\n"):  # a block of lines ends with its last line's end
            told += "\n"
        self._edits.append((start, end, told))

    def value(self, key: Node, node: Node, told: str) -> None:
        """Other words behind a field's colon, on its line."""
        if self.is_blank(node):
            start = self.text.index(":", key.end_mark.index) + 1
            self._edits.append((start, start, f" {told}"))
        else:
            self.replace(node, told)

    def field(self, key: Node, node: Node, field: Entry, column: int) -> None:
        """A field written anew, on lines of its own; a comment on its line stays there."""
        first, *rest = yaml_text.lines(field, column)
        head = first.lstrip()[len(str(key.value)) + 1 :]
        start = self.text.index(":", key.end_mark.index) + 1
        end = start if self.is_blank(node) else _end(node)
        if self.text[start:end].endswith("\n"):
            end -= 1
        self._edits.append((start, end, head))
        if rest:
            self._put(end, rest)

    def emptied(self, key: Node | None, node: SequenceNode) -> None:
        """A list without entries; what stands behind its field's colon stays there."""
        if node.flow_style or key is None:
            self.replace(node, "[]")
            return
        colon = self.text.index(":", key.end_mark.index) + 1
        begin, _ = self._lines_of(node, 0)
        self._edits.append((colon, colon, " []"))
        self._edits.append((begin, self._line_after(_end(node)), ""))

    def entry(self, node: SequenceNode, i: int, name: str, value: Any) -> None:
        """An entry of a list written anew, on lines of its own."""
        column = node.start_mark.column
        first, *rest = yaml_text.items(name, [value], column)
        dash, item = self._dash(node, i), node.value[i]
        end = dash + 1 if self.is_blank(item) else _end(item)
        told = "\n".join([first[column:], *rest])
        self._edits.append((dash, end, told + "\n" * self.text[dash:end].endswith("\n")))

    def insert(self, node: SequenceNode, i: int, name: str, value: Any) -> None:
        """An entry before another: behind the one above it, so that comments stay above theirs."""
        if node.flow_style:
            start = node.value[i].start_mark.index
            self._edits.append((start, start, f"{yaml_text.short(value)}, "))
            return
        told = "".join(f"{line}\n" for line in yaml_text.items(name, [value], node.start_mark.column))
        begin = self._before(node, i)
        self._edits.append((begin, begin, told))

    def without_field(self, node: MappingNode, i: int) -> None:
        """A group without one of its fields, which is not its only one."""
        key, value = node.value[i]
        if node.flow_style:
            self._cut([(k.start_mark.index, max(_end(v), k.end_mark.index)) for k, v in node.value], i)
            return
        begin, after = (
            self._line_of(key.start_mark.index),
            self._line_after(max(_end(value), key.end_mark.index)),
        )
        if not self.text[begin : key.start_mark.index].strip():
            self._edits.append((begin, after, ""))
            return
        # The first field of an entry stands on its dash's line: the next one moves there.
        begin, following = key.start_mark.index, node.value[i + 1][0].start_mark.index
        if self.text[after:following].strip():
            self._edits.append((begin, after, "\n"))
        else:
            self._edits.append((begin, following, ""))

    def without_entry(self, node: SequenceNode, i: int) -> None:
        """A list without one of its entries, which is not its only one."""
        if node.flow_style:
            self._cut([(each.start_mark.index, _end(each)) for each in node.value], i)
            return
        begin, after = self._lines_of(node, i)
        self._edits.append((begin, after, ""))

    def without_told(self, node: SequenceNode, i: int) -> None:
        """A list without an entry and the comments right above it; it stands on lines of its own."""
        begin, after = self._lines_of(node, i)
        column = node.start_mark.column
        while begin and self.text[self._line_of(begin - 1) :].startswith(f"{' ' * column}#"):
            begin = self._line_of(begin - 1)
        self._edits.append((begin, after, ""))

    def moved(self, node: SequenceNode, i: int, to: int) -> None:
        """An entry in another position among the others."""
        if i == to:
            return
        if node.flow_style:
            spans = [self.text[each.start_mark.index : _end(each)] for each in node.value]
            spans.insert(to, spans.pop(i))
            for each, told in zip(node.value, spans, strict=True):
                self._edits.append((each.start_mark.index, _end(each), told))
            return
        begin, after = self._lines_of(node, i)
        told = self.text[begin:after].rstrip("\r\n") + "\n"
        self._edits.append((begin, after, ""))
        where = self._before(node, to if to < i else to + 1)
        if where == len(self.text) and not self.text.endswith("\n"):
            told = "\n" + told.rstrip("\n")
        self._edits.append((where, where, told))

    def _cut(self, spans: list[tuple[int, int]], i: int) -> None:
        """One of the things between brackets, with the comma before it, or behind it."""
        begin, end = (spans[i - 1][1], spans[i][1]) if i else (spans[0][0], spans[1][0])
        self._edits.append((begin, end, ""))

    def _before(self, node: SequenceNode, i: int) -> int:
        """Where an entry is put that is to be the one with this number."""
        return self._line_after(_end(node.value[i - 1])) if i else self._lines_of(node, 0)[0]

    def _lines_of(self, node: SequenceNode, i: int) -> tuple[int, int]:
        """From where to where the lines of an entry go; one that shares its line with another has none."""
        dash = self._dash(node, i)
        begin = self._line_of(dash)
        if self.text[begin:dash].strip():
            raise ValueError("an entry of an entry on one line")
        item = node.value[i]
        return begin, self._line_after(dash + 1 if self.is_blank(item) else _end(item))

    def _dash(self, node: SequenceNode, i: int) -> int:
        """Where the dash of an entry stands: in its list's column, on its line or above it."""
        column, begin = node.start_mark.column, self._line_of(node.value[i].start_mark.index)
        while self.text[begin + column : begin + column + 1] != "-" or not (
            begin + column == node.start_mark.index or not self.text[begin : begin + column].strip()
        ):
            if not begin:
                raise ValueError("an entry without a dash")
            begin = self._line_of(begin - 1)
        return int(begin + column)

    def _line_of(self, at: int) -> int:
        """Where the line begins that a place stands on."""
        return self.text.rfind("\n", 0, at) + 1

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
