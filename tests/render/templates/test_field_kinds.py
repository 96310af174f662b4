"""Every field of every package under every kind of tag: printed, or told before anything is built."""

from __future__ import annotations

import io
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import docx
import pytest
from kit.written_templates import saved
from PIL import Image

from docgen.model.finding import DocgenError, Message
from docgen.model.frame import Frame
from docgen.render.drawing.stock import Figure
from docgen.render.drawing.writer import caption_xml
from docgen.render.engine.forms import FORMS, Kind, misfit
from docgen.render.engine.package import Properties
from docgen.render.engine.values import Anchor, Captions, Contents, Drawn, Fields, PageOf, Picture, Prose
from docgen.render.engine.word import fill
from docgen.render.templates.lint import lint_template
from docgen.render.templates.shape import Shape, paths, shape_of_fields
from docgen.tasks.templates import roots

KINDS: dict[str, Kind] = {"": "text", "r": "run", "p": "paragraph", "tc": "cell", "tr": "row"}
TAGS = tuple(KINDS)
GROUP = Message("a list or a group of fields is no value that can be printed")
PRINTED = {
    "": {"text"},
    "r": {"text", "run"},
    "p": {"text", "run", "paragraph"},
    "tc": set(),
    "tr": set(),
}


@dataclass
class Made:
    """Data for every field of a record, each unlike all others, and what must be seen of each, by path."""

    folder: Path
    seen: dict[str, str] = field(default_factory=dict)

    def record(self, kind: type[Fields], path: str = "") -> dict[str, Any]:
        below = f"{path}." if path else ""
        return {
            name: self.value(each.annotation, f"{below}{name}") for name, each in kind.model_fields.items()
        }

    def value(self, annotation: Any, path: str) -> Any:
        if get_origin(annotation) in (Union, types.UnionType):
            return self.value(next(arg for arg in get_args(annotation) if arg is not type(None)), path)
        if get_origin(annotation) is list:
            return [self.value(get_args(annotation)[0], f"{path}[]")]
        if issubclass(annotation, Fields):
            return self.record(annotation, path)
        number = 1_000_001 + len(self.seen)
        self.seen[path], value = self._value(annotation, number)
        return value

    def _value(self, kind: type, number: int) -> tuple[str, Any]:
        said = f"№{number}№"
        if kind is Prose:
            (self.folder / f"{number}.md").write_text(said, encoding="utf-8")
            return said, Prose(self.folder / f"{number}.md", 2)
        if kind is Picture:
            Image.new("RGB", (number % 90 + 9, 9), "blue").save(self.folder / f"{number}.png")
            return f"{number}.png", Picture(self.folder / f"{number}.png", Frame(50, 50))
        if kind is Drawn:
            return said, Drawn((Figure("图", said, caption_xml("图", said)),))
        if kind is Captions:  # of the captions that a heading-like paragraph of the template is
            return "_Figure", Captions("图")
        known: dict[type, tuple[str, Any]] = {
            str: (said, said),
            int: (str(number), number),
            Decimal: (f"{number}.5", Decimal(f"{number}.5")),
            bool: ("是", True),
            date: ("2026-01-02", date(2026, 1, 2)),
            Anchor: (said, Anchor(said, f"b{number}")),
            PageOf: (f"PAGEREF b{number} ", PageOf(f"b{number}")),
            Contents: ("HYPERLINK", Contents()),
        }
        return known[kind]


def written(tag: str, fields: list[Shape]) -> bytes:
    """A template that names each of the fields, its number with it, under that kind of tag."""
    document = docx.Document()
    document.add_heading("一章", 1)
    for number, each in enumerate(fields):
        *lists, last = each.path.split("[]")
        owner = ""
        for depth, one in enumerate(lists):
            document.add_paragraph(f"{{%p for v{depth} in {owner}{one} %}}")
            owner = f"v{depth}"
        document.add_paragraph(f"{{%p set f{number} = {owner}{last} %}}")
        if tag in ("tc", "tr"):
            document.add_table(1, 2).cell(0, 0).text = f"{{{{{tag} f{number} }}}}"
        else:
            document.add_paragraph(f"{{{{{tag} f{number} }}}}")
        for _ in lists:
            document.add_paragraph("{%p endfor %}")
    return saved(document)


@pytest.mark.sample(5)
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("kind", sorted(roots()))
def test_lint_knows_the_kind_of_every_field(kind: str, tag: str) -> None:
    root = shape_of_fields(roots()[kind])
    fields = [shape for _, shape in paths(root)]

    found = lint_template(written(tag, fields), "t.docx", root)

    assert {finding.code for finding in found} == {"TEMPLATE-KIND"}
    assert all(shape.form for shape in fields)
    refused = [shape.form for shape in fields if shape.form not in PRINTED[tag]]
    assert [finding.message.values["problem"] for finding in found] == [
        misfit(form, KINDS[tag]) if form in FORMS else GROUP for form in refused
    ]


@pytest.mark.sample(5)
@pytest.mark.parametrize("tag", ["", "r", "p"])
@pytest.mark.parametrize("kind", sorted(roots()))
def test_what_lint_lets_pass_is_printed(kind: str, tag: str, tmp_path: Path) -> None:
    root = shape_of_fields(roots()[kind])
    made = Made(tmp_path)
    data = made.record(roots()[kind])
    fields = [shape for _, shape in paths(root) if shape.form in PRINTED[tag]]
    content = written(tag, fields)
    assert lint_template(content, "t.docx", root) == []

    body = docx.Document(io.BytesIO(fill(content, "t.docx", data, Properties()).content)).element.body

    assert list(sought(body, [made.seen[shape.path] for shape in fields])) == []


def sought(body: Any, seen: list[str]) -> Iterator[str]:
    """Those of the values that are not in the paper one after the other."""
    words = iter(_words(body))
    for value in seen:
        if value.endswith(".png"):
            value = "picture"
        if not any(value in said for said in words):
            yield value
            words = iter(_words(body))


def _words(body: Any) -> Iterator[str]:
    for element in body.iter("{*}t", "{*}instrText", "{*}drawing", "{*}hyperlink"):
        name = element.tag.rpartition("}")[2]
        yield {"drawing": "picture", "hyperlink": "HYPERLINK"}.get(name, str(element.text or ""))


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("kind", sorted(roots()))
def test_what_lint_refuses_cannot_be_filled_either(kind: str, tag: str, tmp_path: Path) -> None:
    data = Made(tmp_path).record(roots()[kind])
    one_of_each = {
        shape.form: shape
        for _, shape in paths(shape_of_fields(roots()[kind]))
        if shape.form not in PRINTED[tag]
    }

    for shape in one_of_each.values():
        with pytest.raises(DocgenError):
            fill(written(tag, [shape]), "t.docx", data, Properties())
