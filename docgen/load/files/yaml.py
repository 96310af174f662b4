"""YAML becomes plain data with a line for every place in it.

Read by libyaml's parser under YAML 1.2 rules and built here, because three things must not happen on
the way: a decimal figure turning into a binary float, a repeated key silently winning, and a line
number getting lost.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from docgen.guard.files import read_file
from docgen.load.files.annotations import at, is_text
from docgen.load.files.cut_text import quoted, written_text
from docgen.load.files.faults import SILENT, dotted
from docgen.load.files.yaml_slips import slip, syntax
from docgen.model.finding import DocgenError, Finding, Message, Origin, found, stop
from docgen.model.personal import hidden
from docgen.model.remembered import Remembered
from docgen.rules.reading import Yaml12

if TYPE_CHECKING:
    from pydantic import BaseModel

    from docgen.model.sources import Place

MAX_BYTES = 20_000_000
MAX_NODES = 500_000
MAX_DEPTH = 40

_BARE = re.compile(r"\s*[,}]")
"""What follows a name that has no value, though it stands among named values."""

_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def read_yaml(path: Path, shown: str, record: type[BaseModel] | None = None) -> tuple[Any, dict[Place, str]]:
    """The file's data and the line of each place in it.

    Figures with a decimal point come as Decimal, dates and times as the text that was written. `record` is
    what the data are to make, and says where words stand; without it whatever is no figure may be words.
    Raises DocgenError with every fault of form: not UTF-8, broken syntax, repeated keys, endless aliases,
    text that YAML takes for something else.
    """
    return data_of(yaml_text(read_file(path, shown, MAX_BYTES), shown), shown, record)


def data_of(text: str, shown: str, record: type[BaseModel] | None = None) -> tuple[Any, dict[Place, str]]:
    """The same of a file's text."""
    root = composed(text, shown)
    builder = _Builder(shown, text)
    data = builder.build(root, (), 0) if root is not None else {}
    for place, (value, whole) in builder.cut.items():
        # A figure in a field of text is told there, with the quotation marks it needs.
        if isinstance(value, str | None) and (record is None or is_text(at(record, data, place))):
            builder.faults.append(_cut(Origin(shown, builder.lines[place]), place, value, whole))
    if builder.faults:
        raise DocgenError(*builder.faults)
    return data, builder.lines


def yaml_text(raw: bytes, shown: str) -> str:
    """A file's bytes as text, without the mark of UTF-8. Raises DocgenError FILE-ENCODING."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise stop("FILE-ENCODING", shown, Message("is not UTF-8 text"), location=str(line)) from None


def composed(text: str, shown: str) -> Node | None:
    """The nodes of a file's text, each with its marks; None for an empty file. Raises DocgenError.

    They are shared by whoever asks for the same text, and nobody changes them: an edit asks seven times.
    """
    return _composed.get(text, lambda: _composed_anew(text, shown))


_composed: Remembered[Node | None] = Remembered(4)


def _composed_anew(text: str, shown: str) -> Node | None:
    try:
        _check_depth(text, shown)
        loader = YAML(typ="safe", pure=False)
        loader.Resolver = Yaml12
        return loader.compose(text)  # type: ignore[no-any-return]
    except ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1 if isinstance(problem.position, int) else 0
        raise _control_character(shown, line) from None
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        raise stop(
            "YAML-SYNTAX",
            shown,
            Message("is not valid YAML: {problem}", {"problem": syntax(problem)}),
            slip(problem, text, mark.line) if mark else "",
            location=str(mark.line + 1) if mark else "",
        ) from None
    except (YAMLError, ValueError, UnicodeError) as problem:
        line = _control_line(text)
        if line:
            raise _control_character(shown, line) from None
        raise stop(
            "YAML-SYNTAX",
            shown,
            Message("is not valid YAML: {problem}", {"problem": str(problem).splitlines()[0]}),
        ) from None
    except RecursionError:
        raise _too_deep(shown) from None


def _check_depth(text: str, shown: str) -> None:
    """Refuse deep nesting before it is composed: libyaml's composer recurses until the process dies."""
    depth = 0
    for event in YAML(typ="safe", pure=False).parse(text):
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                raise _too_deep(shown, str(event.start_mark.line + 1))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            depth -= 1


def _control_line(text: str) -> int:
    for number, line in enumerate(text.split("\n"), 1):
        if any(ord(char) < 32 and char not in "\t\r" for char in line):
            return number
    return 0


def _control_character(shown: str, line: int) -> DocgenError:
    return stop(
        "TEXT-CONTROL",
        shown,
        Message("holds a control character, which no document can carry"),
        location=str(line) if line else "",
    )


def _too_deep(shown: str, line: str = "") -> DocgenError:
    return stop(
        "YAML-DEPTH",
        shown,
        Message("is nested deeper than {limit} levels", {"limit": MAX_DEPTH}),
        location=line,
    )


def _cut(origin: Origin, place: Place, value: Any, whole: str) -> Finding:
    """Words that YAML would drop; personal values are not repeated."""
    silent = any(part in SILENT for part in place)
    left, meant = ("***", '"…"') if silent else (hidden(str(value or "")), hidden(quoted(whole)))
    values = {"field": dotted(place), "left": left}
    said = Message("{field}: of this text YAML would keep only “{left}”", values)
    return found("TEXT-CUT", origin, said, "written", written=meant)


class _Builder:
    """Walks the nodes once, collecting data, lines and faults; `cut` has values with the text meant."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown = shown
        self.text = text
        self.cut: dict[Place, tuple[Any, str]] = {}
        self.lines: dict[Place, str] = {}
        self.faults: list[Finding] = []
        self.count = 0

    def build(self, node: Node, place: Place, depth: int) -> Any:
        line = str(node.start_mark.line + 1)
        self.lines.setdefault(place, line)
        self.count += 1
        if depth > MAX_DEPTH:
            raise _too_deep(self.shown, line)
        if self.count > MAX_NODES:
            raise stop(
                "YAML-ALIAS",
                self.shown,
                Message("grows beyond {limit} values, as repeated aliases do", {"limit": MAX_NODES}),
                location=line,
            )
        if self.text.startswith("!", node.start_mark.index):
            self._tagged(node, line)
        if isinstance(node, MappingNode):
            return self._mapping(node, place, depth)
        if isinstance(node, SequenceNode):
            return [self.build(child, (*place, i), depth + 1) for i, child in enumerate(node.value)]
        value = _scalar(node)
        if isinstance(node, ScalarNode) and (whole := written_text(node, self.text)) is not None:
            self.cut[place] = (value, whole)
        return value

    def _mapping(self, node: MappingNode, place: Place, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = str(key_node.start_mark.line + 1)
            if not isinstance(key_node, ScalarNode):
                raise stop(
                    "YAML-SYNTAX",
                    self.shown,
                    Message("has a key that is not plain text"),
                    "key",
                    location=line,
                )
            key = str(key_node.value)
            if node.flow_style and _BARE.match(self.text, key_node.end_mark.index):
                self._bare(key, line)
                continue
            if key in data:
                self._repeated(key, line, self.lines[(*place, key)])
                continue
            self.lines[(*place, key)] = line
            data[key] = self.build(value_node, (*place, key), depth + 1)
        return data

    def _bare(self, key: str, line: str) -> None:
        said = Message("{key} has no colon: a comma within a group in braces ends a value", {"key": key})
        self.faults.append(found("YAML-SYNTAX", Origin(self.shown, line), said, "comma"))

    def _tagged(self, node: Node, line: str) -> None:
        """A word behind ! is YAML's name of a kind of value, and would be lost as text."""
        tag = self.text[node.start_mark.index :].split(maxsplit=1)[0]
        said = Message("YAML would drop {tag}, which begins with !", {"tag": hidden(tag[:40])})
        self.faults.append(found("YAML-SYNTAX", Origin(self.shown, line), said, "sign"))

    def _repeated(self, key: str, line: str, first: str) -> None:
        self.faults.append(
            found(
                "YAML-DUPLICATE-KEY",
                Origin(self.shown, line),
                Message(
                    "{key} is given twice; it stands at line {first} already", {"key": key, "first": first}
                ),
            )
        )


def _scalar(node: Node) -> Any:
    text = str(node.value)
    match node.tag:
        case "tag:yaml.org,2002:null":
            return None
        case "tag:yaml.org,2002:bool":
            return _BOOLEANS.get(text, text)
        case "tag:yaml.org,2002:int" if text.lstrip("+-").isdecimal() and text.isascii():
            return int(text) if len(text) <= 30 else text
        case "tag:yaml.org,2002:float":
            return _decimal(text)
    return text


def _decimal(text: str) -> Decimal | str:
    """The exact figure; what is no plain number (.inf, .nan, 1e999999) stays text and fails as such."""
    plain = text.replace("_", "")
    if len(plain) <= 40 and not set(plain) - set("+-.0123456789"):
        try:
            return Decimal(plain)
        except InvalidOperation:
            pass
    return text
