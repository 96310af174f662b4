"""forms.yaml: an entry for each blank and column of the tender's forms that only a person can fill.

What a record of the project says is not asked here, nor what the company's own forms.yaml answers already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from docgen.derive.forms.answering import Answers
from docgen.derive.forms.binding import OF_PARTS
from docgen.derive.forms.values import Value
from docgen.edit import yaml_text
from docgen.edit.slices import Edits
from docgen.load.files.yaml import read_yaml
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import TenderForm
from docgen.model.response.form_answers import FormAnswers
from docgen.model.response.forms import FormPoint
from docgen.model.text import squeezed
from docgen.pack.writing import rewrite
from docgen.packages.form_plan import Content, form_points
from docgen.rules import label_words
from docgen.rules.reading import Yaml12
from docgen.tasks.into.entries import Entry

_PEOPLE = "一人一份的格式：写人员表中的编号，如 [S01, S02]，依次各印一份；留空只印项目负责人一份"

Key = tuple[str, str, str, int]
"""Which form, "head" for a column, its label or head, which one of that name."""

_KINDS = ("blanks", "columns")
_ASKED = ("label", "number", "head", "table")
_HEAD = """\
# 采购文件的格式里，资料填不了的空白和表格各列，逐条填一次；注释是空白前后的字。
# value 写内容，原样印出（方框写 ☑ 表示打勾）；有意留空的写 left_empty: true。
# 各项目都一样的（如传真），移到公司资料的 forms.yaml，以后自动填。
"""


def open_blanks(outline: Outline, forms: Sequence[TenderForm], company: Path) -> tuple[FormPoint, ...]:
    """The blanks and columns of forms that no record and no entry of the company's forms.yaml answers.

    And the forms that each person fills, where nobody has said which people do.
    """
    labels = label_words()
    known: dict[str, Value] = dict.fromkeys([*labels.records, *labels.ticks], "")
    content = Content(Answers(FormAnswers(), _company(company)))
    points = form_points(outline.document, [form for form in forms if not form.free], known, content)
    return tuple(
        point
        for point in points
        if point.kind == "people"
        or (
            point.kind in ("open", "unsaid", "column")
            and point.field not in labels.records
            and not point.field.startswith(OF_PARTS)
        )
    )


def _company(folder: Path) -> FormAnswers:
    """The company's forms.yaml; nothing where it is not there, or has faults, which checking tells."""
    path = folder / "forms.yaml"
    if not path.is_file():
        return FormAnswers()
    try:
        return FormAnswers.model_validate(read_yaml(path, path.name, FormAnswers)[0])
    except ValidationError:
        return FormAnswers()


def write_blanks(path: Path, points: Sequence[FormPoint], schema: str) -> int:
    """Write forms.yaml, or put what is new behind what stands in it; how many entries are new.

    Entries in which nobody wrote, and which no blank wants any more, are taken out. Who fills a form that
    each person does is asked in a new file alone: one that is there has left it out on purpose.
    """
    of_people = [point for point in points if point.kind == "people"]
    points = [point for point in points if point.kind != "people"]
    there: Mapping[str, Any] = {}
    if path.is_file():
        read, _ = read_yaml(path, path.name)
        there = read if isinstance(read, Mapping) else {}
    wanted = {_key(point) for point in points}
    known = {key: _untouched(entry) for key, entry in _known(there)}
    new = [point for point in points if _key(point) not in known]
    idle = {key for key, untouched in known.items() if untouched and key not in wanted}
    if not new and not idle and there:
        return 0
    if not there.get("forms") or idle == set(known):
        entries = _entries([*new, *of_people] if not there else new)
        told = "".join(f"{line}\n" for line in yaml_text.lines({"forms": entries}))
        rewrite(path, schema + _HEAD + (told if entries else "forms: []\n"))
        return len(new)
    if idle:
        rewrite(path, _without(path.read_text(encoding="utf-8-sig"), idle))
    if new:
        rewrite(path, _with_new(path, new))
    return len(new)


def _without(text: str, idle: AbstractSet[Key]) -> str:
    """forms.yaml without these entries: forms that have no others, lists that have none, or one by one."""
    edits = Edits(text)
    forms = _field(_composed(text), "forms")
    if not isinstance(forms, SequenceNode):
        return text
    for i, node in enumerate(forms.value):
        held = {name: each for name in _KINDS if isinstance(each := _field(node, name), SequenceNode)}
        gone = {
            name: [key in idle for key, _ in _of_form(_named(node), name, _plain(each))]
            for name, each in held.items()
        }
        if any(each.flow_style for each in held.values()) or not any(map(any, gone.values())):
            continue
        if all(map(all, gone.values())):
            edits.without_told(forms, i)
            continue
        for name, each in held.items():
            if gone[name] and all(gone[name]):
                at = [key.value for key, _ in node.value].index(name)
                edits.without_field(node, at)
            else:
                for j, is_gone in enumerate(gone[name]):
                    if is_gone:
                        edits.without_told(each, j)
    return edits.applied()


def _with_new(path: Path, new: Sequence[FormPoint]) -> str:
    """forms.yaml with further entries: whole forms behind the last, blanks behind those of their form."""
    text = path.read_text(encoding="utf-8-sig")
    forms = _field(_composed(text), "forms")
    if not isinstance(forms, SequenceNode):
        return text
    edits = Edits(text)
    fresh: list[Entry] = []
    for entry in _entries(new):
        node = next((each for each in forms.value if _named(each) == squeezed(entry["form"])), None)
        if node is None:
            fresh.append(entry)
            continue
        for name in _KINDS:
            held = _field(node, name)
            if name not in entry:
                continue
            if isinstance(held, SequenceNode) and held.value:
                edits.append(held, name, entry[name])
            elif isinstance(node, MappingNode) and held is None:
                edits.behind(node, {name: entry[name]})
    if fresh:
        edits.append(forms, "forms", fresh)
    return edits.applied()


def _field(node: Node | None, name: str) -> Node | None:
    fields = node.value if isinstance(node, MappingNode) else ()
    return next((value for key, value in fields if key.value == name), None)


def _named(node: Node) -> str:
    form = _field(node, "form")
    return squeezed(str(form.value)) if form is not None else ""


def _composed(text: str) -> Node | None:
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = Yaml12
    composed: Node | None = yaml.compose(text)
    return composed


def _plain(node: SequenceNode) -> list[Mapping[str, Any]]:
    """Entries of a list by their fields' own words."""
    return [
        {str(key.value): value.value for key, value in each.value if isinstance(value, ScalarNode)}
        for each in node.value
        if isinstance(each, MappingNode)
    ]


def _known(data: Mapping[str, Any]) -> Iterator[tuple[Key, Mapping[str, Any]]]:
    for form in data.get("forms") or ():
        if isinstance(form, Mapping):
            for name in _KINDS:
                yield from _of_form(squeezed(str(form.get("form", ""))), name, form.get(name) or ())


def _of_form(
    form: str, name: str, entries: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[Key, Mapping[str, Any]]]:
    what, count = ("head", "table") if name == "columns" else ("label", "number")
    kind = "head" if name == "columns" else ""
    for entry in entries:
        yield (form, kind, squeezed(str(entry.get(what, ""))), int(entry.get(count) or 1)), entry


def _untouched(entry: Mapping[str, Any]) -> bool:
    """Whether nobody wrote in an entry."""
    return not any(value for name, value in entry.items() if name not in _ASKED)


def _key(point: FormPoint) -> Key:
    kind = "head" if point.kind == "column" else ""
    return squeezed(point.form), kind, squeezed(point.label), point.number


def _entries(points: Sequence[FormPoint]) -> list[Entry]:
    forms: dict[str, Entry] = {}
    for point in points:
        entry = forms.setdefault(point.form, {"form": point.form})
        if point.kind == "people":
            entry |= {"#people": _PEOPLE, "people": []}
        elif point.kind == "column":
            column: Entry = {"#": "", "head": point.label}
            column |= {"table": point.table} if point.table > 1 else {}
            entry.setdefault("columns", []).append(column | {"values": []})
        else:
            blank: Entry = {"#": point.around or point.at, "label": point.label}
            blank |= {"number": point.number} if point.number > 1 else {}
            entry.setdefault("blanks", []).append(blank | {"value": ""})
    return list(forms.values())
