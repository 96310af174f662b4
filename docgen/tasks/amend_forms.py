"""What an addendum makes of the tender's forms: one is printed anew, or words of one change.

A form issued anew is cut from the addendum's own file from then on, as the others are from the tender's.
Words of a form change in a version of the project's own. Columns and lines that are only described are left
to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from docgen.edit.slices import Edits
from docgen.intake.forms.pages import items
from docgen.intake.forms.reading import body_parts
from docgen.load.files.yaml import read_yaml
from docgen.load.tender_files import FOLDER
from docgen.model.finding import DocgenError
from docgen.model.reading.amendment import Amendment
from docgen.model.reading.blocks import Document, Paragraph
from docgen.model.response.form_answers import FormAnswers
from docgen.model.tender.tender_file import TenderFile
from docgen.model.text import squeezed
from docgen.pack.writing import rewrite
from docgen.packages.own_forms import reword
from docgen.rules import blank_words
from docgen.rules.reading import Yaml12
from docgen.tasks.into.kept import kept

_NUMBERED = re.compile(
    r"^(?:附件|附表|格式|表)?[0-9一二三四五六七八九十]{1,3}(?:号|之[0-9一二三四五六七八九十]+)?"
)
_CLOSING = re.compile(r"特此(?:公告|更正|通知)")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class FormChange:
    """A form of tender.yaml, its position there, and what the addendum makes of it.

    Issued anew it stands in the addendum from the block `first` to `last`, both as ids; else its words `old`
    become `new`. `lost`: labels of forms.yaml that the form has no blank for any more.
    """

    number: int
    code: str
    first: str = ""
    last: str = ""
    old: str = ""
    new: str = ""
    lost: tuple[str, ...] = ()

    @property
    def touches(self) -> tuple[str, ...]:
        """As those of other changes: the form, and values that have no place any more."""
        return (f"forms {self.code}", *(f"value {label}" for label in self.lost))


def issued_anew(document: Document, data: Any, folder: Path) -> Iterator[tuple[Amendment, FormChange]]:
    """The forms that the addendum prints, title and blanks, in its order."""
    forms = [form for form in data.get("forms") or () if isinstance(form, dict)]
    begun = [
        (at, number)
        for at, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and (number := _named(block, forms)) is not None
    ]
    for (at, number), (end, _) in pairwise([*begun, (len(document.blocks), 0)]):
        blocks = document.blocks[at : _closed(document, at, end)]
        title = blocks[0]
        assert isinstance(title, Paragraph)
        blanks, tables = body_parts(items(blocks), blank_words(), title=title)
        if not blanks and not tables:
            continue
        form, last = forms[number], blocks[-1]
        said = f"{title.printed} … {last.printed if isinstance(last, Paragraph) else ''}".strip(" …")
        where = f"{form.get('label') or ''} {form['title']}".strip()
        labels = {squeezed(each.label) for each in blanks} | {squeezed(h) for t in tables for h in t.heads}
        lost = tuple(label for label in _answered(folder, form) if squeezed(label) not in labels)
        change = FormChange(number, str(form["code"]), title.id, last.id, lost=lost)
        yield Amendment("reissue", where, "", said, title.id), change


def words_changed(change: Amendment, data: Any) -> FormChange | None:
    """The form that a change of words names, where it names one."""
    if change.kind != "replace" or not change.before or not change.after:
        return None
    said = squeezed(change.where)
    named = [
        (len(squeezed(str(form["title"]))), number)
        for number, form in enumerate(data.get("forms") or ())
        if len(squeezed(str(form.get("title")))) >= _LEAST and squeezed(str(form["title"])) in said
    ]
    if not named:
        return None
    number = max(named)[1]
    return FormChange(number, str(data["forms"][number]["code"]), old=change.before, new=change.after)


def carried(each: FormChange, file: Path, folder: Path, addendum: Path) -> bool:
    """Put a change into the project; False, and nothing written, where its place is not sure."""
    if not each.first:
        return reword(folder, each.code, each.old, each.new) is not None
    text = file.read_text("utf-8-sig")
    data, _ = read_yaml(file, file.name, TenderFile)
    form = data["forms"][each.number]
    paper = kept(addendum, file.parent / FOLDER)
    known = [paper_of["sha256"] for paper_of in data.get("files") or ()]
    if not (form.get("block") and form.get("last") and known):
        return False
    number = known.index(paper["sha256"]) + 1 if paper["sha256"] in known else len(known) + 1
    if number > len(known):
        text = _with_file(text, paper)
    for field, block in (("block", each.first), ("last", each.last)):
        edited = _put(text, ("forms", each.number, field), block if number == 1 else f"{number}.{block}")
        if edited is None:
            return False
        text = edited
    rewrite(file, text)
    return True


def _named(paragraph: Paragraph, forms: Sequence[Mapping[str, Any]]) -> int | None:
    """The form whose title a line is, with a number before it or without."""
    words = squeezed(paragraph.printed)
    for number, form in enumerate(forms):
        title = squeezed(str(form.get("title")))
        if len(title) >= _LEAST and title in (words, _NUMBERED.sub("", words)):
            return number
    return None


def _closed(document: Document, at: int, end: int) -> int:
    """Where a form ends at the latest: before the addendum's closing words."""
    for place in range(at, end):
        block = document.blocks[place]
        if isinstance(block, Paragraph) and _CLOSING.search(block.text):
            return place
    return end


def _answered(folder: Path, form: Mapping[str, Any]) -> Iterator[str]:
    """The labels that forms.yaml has a value for, of this form."""
    try:
        data, _ = read_yaml(folder / "forms.yaml", "forms.yaml", FormAnswers)
        answers = FormAnswers.model_validate(data or {})
    except (DocgenError, ValueError):
        return
    names = {squeezed(str(form["title"])), squeezed(f"{form.get('label') or ''}{form['title']}")}
    for answer in answers.forms:
        if squeezed(answer.form) in names:
            yield from (blank.label for blank in answer.blanks if blank.value.strip())
            yield from (column.head for column in answer.columns if column.settled)


def _put(text: str, place: tuple[str | int, ...], new: str) -> str | None:
    node = _below(_composed(text), place)
    return None if node is None else text[: node.start_mark.index] + new + text[node.end_mark.index :]


def _composed(text: str) -> Node:
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = Yaml12
    return yaml.compose(text)  # type: ignore[no-any-return]


def _below(node: Node | None, place: Sequence[str | int]) -> Node | None:
    for part in place:
        if isinstance(node, SequenceNode):
            node = node.value[int(part)]
        elif isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        else:
            return None
    return node


def _with_file(text: str, paper: Mapping[str, Any]) -> str:
    node = _below(_composed(text), ("files",))
    if not isinstance(node, SequenceNode):
        return text
    edits = Edits(text)
    edits.append(node, "files", [dict(paper)])
    return edits.applied()
