"""A change made in the text of a file: every sign that it does not touch stays.

Each step finds its place by the marks of the file's nodes. What came of it is read again and must be what was
meant; else, as where one value stands for two places, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from docgen.edit import yaml_text
from docgen.edit.change import Change, at, changed, same, steps
from docgen.edit.scalars import written
from docgen.edit.slices import Edits
from docgen.load.files.yaml import composed, data_of
from docgen.model.finding import DocgenError, Message, Origin, found
from docgen.model.sources import Place


def edited(text: str, shown: str, change: Change) -> tuple[str, Any]:
    """The text with the change made, and its data.

    Raises DocgenError EDIT-PLACE where the place is not there, or cannot be changed alone.
    """
    data, lines = data_of(text, shown)
    data = data or {}
    try:
        meant = changed(data, change)
        made = text
        for step in steps(data, change):
            made = _step(made, shown, step)
        got, _ = data_of(made, shown)
    except (LookupError, ValueError, DocgenError):
        raise _impossible(shown, change.place, lines) from None
    if not same(got or {}, meant or {}):
        raise _impossible(shown, change.place, lines)
    return made, meant


def with_fields(text: str, shown: str, fields: Mapping[Place, Any]) -> tuple[str, Any]:
    """The text with a further field at each of these places, and its data; the text is read once for all.

    Raises DocgenError EDIT-PLACE where the group is not there, or has the field already.
    """
    meant, lines = data_of(text, shown)
    root, edits = composed(text, shown), Edits(text)
    place: Place = ()
    try:
        # What stands deeper ends first, where two groups end at one line.
        for place in sorted(fields, key=len, reverse=True):
            if root is None or place[-1] in at(meant, place[:-1]):
                raise LookupError(place)
            holder = _above(root, place)[-1]
            if not isinstance(holder, MappingNode):
                raise LookupError(place)
            meant = changed(meant, Change(place, fields[place]))
            edits.behind(holder, {str(place[-1]): fields[place]})
        made = edits.applied()
        got, _ = data_of(made, shown)
    except (LookupError, ValueError, TypeError, StopIteration, DocgenError):
        raise _impossible(shown, place, lines) from None
    if not same(got or {}, meant or {}):
        raise _impossible(shown, place, lines)
    return made, meant


def _impossible(shown: str, place: Place, lines: dict[Place, str]) -> DocgenError:
    known = next((lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in lines), "")
    said = Message("what stands there cannot be changed by itself")
    return DocgenError(found("EDIT-PLACE", Origin(shown, known, "", place), said))


def _step(text: str, shown: str, step: Change) -> str:
    root = composed(text, shown)
    if not isinstance(root, MappingNode):
        return text + "".join(f"{line}\n" for line in yaml_text.lines({str(step.place[0]): step.value}))
    edits = Edits(text)
    above = _above(root, step.place)
    holder, name = above[-1], step.place[-1]
    flow = any(getattr(node, "flow_style", False) for node in above)
    if isinstance(holder, MappingNode):
        _in_group(edits, holder, str(name), step, flow)
    elif isinstance(holder, SequenceNode) and isinstance(name, int):
        _in_list(edits, holder, name, step, flow, above)
    else:
        raise LookupError(step.place)
    return edits.applied()


def _above(root: Node, place: Place) -> list[Node]:
    """The nodes on the way to a place, without its own."""
    nodes = [root]
    for part in place[:-1]:
        node = nodes[-1]
        if isinstance(node, MappingNode):
            nodes.append(next(value for key, value in node.value if str(key.value) == part))
        else:
            nodes.append(node.value[part])
    return nodes


def _in_group(edits: Edits, group: MappingNode, name: str, step: Change, flow: bool) -> None:
    position = next((i for i, (key, _) in enumerate(group.value) if str(key.value) == name), None)
    if position is None:
        edits.behind(group, {name: step.value})
        return
    key, node = group.value[position]
    if step.kind == "drop":
        if len(group.value) == 1:
            edits.replace(group, "{}")
        else:
            edits.without_field(group, position)
    elif _fits_a_line(step.value) and isinstance(node, ScalarNode) and not edits.is_blank(node):
        edits.replace(node, written(step.value, node, flow, key.start_mark.column + 2))
    elif flow or (edits.is_one_line(node) and yaml_text.is_short(step.value)):
        edits.value(key, node, yaml_text.short(step.value))
    else:
        edits.field(key, node, {name: step.value}, key.start_mark.column)


def _in_list(
    edits: Edits, entries: SequenceNode, i: int, step: Change, flow: bool, above: list[Node]
) -> None:
    key = _key_of(above)
    name = str(key.value) if key is not None else ""
    if step.kind == "insert":
        if i == len(entries.value):
            edits.append(entries, name, [step.value])
        else:
            edits.insert(entries, i, name, step.value)
    elif step.kind == "drop":
        if len(entries.value) == 1:
            edits.emptied(key, entries)
        else:
            edits.without_entry(entries, i)
    elif step.kind == "move":
        edits.moved(entries, i, step.value)
    else:
        node = entries.value[i]
        if _fits_a_line(step.value) and isinstance(node, ScalarNode) and not edits.is_blank(node):
            edits.replace(node, written(step.value, node, flow, entries.start_mark.column + 2))
        elif flow:
            edits.replace(node, yaml_text.short(step.value))
        else:
            edits.entry(entries, i, name, step.value)


def _fits_a_line(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _key_of(above: list[Node]) -> Node | None:
    """The name of the field that holds the innermost of the nodes."""
    holder, inner = above[-2:] if len(above) > 1 else (above[0], above[0])
    if isinstance(holder, MappingNode):
        return next((key for key, value in holder.value if value is inner), None)
    return None
