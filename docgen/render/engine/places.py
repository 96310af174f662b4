"""Where the values of a part go, and what is put around them there: nothing that is named vanishes.

docxtpl takes away what a tag replaces and leaves the value between runs, paragraphs, cells or rows. Word
prints words in runs alone, and no elements inside a text. So a value is made to fit its place, or refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Undefined, nodes
from markupsafe import Markup, escape

from docgen.render.engine.forms import Kind, Misplaced, fits
from docgen.render.engine.language import TemplateLanguage, printed
from docgen.render.engine.surroundings import last_paragraph
from docgen.render.engine.typed_format import taken_out

# What elements hold beside markup of their own: the place of whatever stands right in them.
_HOLDS: dict[str, Kind] = {
    **dict.fromkeys(("p", "hyperlink", "ins", "del", "smartTag", "fldSimple", "moveTo", "moveFrom"), "run"),
    **dict.fromkeys(
        ("body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "docPartBody"),
        "paragraph",
    ),
    "tr": "cell",
    "tbl": "row",
    **dict.fromkeys(("t", "delText", "instrText", "delInstrText"), "text"),
}
_SEEN_THROUGH = ("w:sdt", "w:sdtContent", "w:customXml")
_MARKUP = re.compile(r"<(?P<close>/?)(?P<name>[\w:.-]+)[^<>]*?(?P<empty>/?)>")
_RUN = re.compile(r"<w:r[ >](?:(?!<w:r[ >]).)*$", re.DOTALL)
_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_FIRST = re.compile(r"(?P<before>[^<]*)<(?P<close>/?)w:(?P<name>\w+)", re.DOTALL)
_MADE = {"p": "paragraph", "tbl": "paragraph", "tr": "row", "tc": "cell"}


@dataclass(frozen=True)
class Place:
    """A place of a value; `run` and `paragraph` are the properties, as XML, that a text takes there."""

    kind: Kind
    run: str = ""
    paragraph: str = ""


def places(tree: nodes.Template) -> Iterator[tuple[nodes.Output, int, Place]]:
    """Every value that a part prints, as the output and its position in it, with its place."""
    return _Reader().body(tree.body)


class PlacedLanguage(TemplateLanguage):
    """The language of parts that are filled as a whole: every value goes through `placed`."""

    def __init__(self) -> None:
        super().__init__()
        self.filters[_PLACED] = placed

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for output, at, place in list(places(tree)):
            given = [nodes.Const(each) for each in (place.kind, place.run, place.paragraph)]
            value = output.nodes[at]
            put = nodes.Filter(value, _PLACED, given, [], None, None, lineno=value.lineno)
            output.nodes[at] = put.set_environment(self)  # type: ignore[call-overload]
        return tree


_PLACED = "placed here"  # no template can name a filter with a blank in its name


def placed(value: Any, kind: Kind, run: str, paragraph: str) -> Any:
    """The value as it can stand at its place. Raises Misplaced where it would vanish or break the paper."""
    if isinstance(value, Undefined):
        return value
    value = printed(value)
    form = getattr(value, "form", "")
    if not hasattr(value, "__html__"):
        form = "text"
    elif not form:
        value = Markup(value.__html__())
        form = _form(value)
        if not value.strip():
            return value
    if not fits(form, kind):
        raise Misplaced(form, kind)
    if form == kind:
        return value
    markup = escape(value)
    if form == "text" and (markup or kind == "paragraph"):
        markup = Markup(f'<w:r>{run}<w:t xml:space="preserve">{markup}</w:t></w:r>')
    return Markup(f"<w:p>{paragraph}{markup}</w:p>") if kind == "paragraph" else markup


def _form(markup: str) -> str:
    """What a piece of a document makes, told by its first element; one that closes a text goes on as text."""
    first = _FIRST.match(markup)
    if first is None:
        return "text" if "<" not in markup else "mixed"
    if first["close"]:
        return "text" if first["name"] == "t" else "mixed"
    if first["before"].strip():
        return "mixed"
    return _MADE.get(first["name"], "run")


class _Reader:
    """Goes through a part in its order and knows which elements are open at each value."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._rest = ""  # the beginning of an element that a tag stands in
        self._before = ""  # constant markup since the last start of a paragraph
        self._typed = ("", "")  # how a paragraph that its tag has replaced was typed

    def body(self, body: Sequence[nodes.Node]) -> Iterator[tuple[nodes.Output, int, Place]]:
        for node in body:
            if not isinstance(node, nodes.Output):
                yield from self._branches(node)
                continue
            for at, child in enumerate(node.nodes):
                if isinstance(child, nodes.TemplateData):
                    self._constant(child)
                else:
                    yield node, at, self._place()

    def _branches(self, node: nodes.Node) -> Iterator[tuple[nodes.Output, int, Place]]:
        """Each branch begins where the node does."""
        opened, before = list(self._open), self._before
        for name in ("body", "elif_", "else_"):
            branch = getattr(node, name, None)
            if isinstance(branch, list):
                self._open, self._before = list(opened), before
                yield from self.body(branch)

    def _constant(self, child: nodes.TemplateData) -> None:
        child.data, self._typed = taken_out(child.data)
        self._before = last_paragraph(self._before + child.data)
        text, at = self._rest + child.data, 0
        for found in _MARKUP.finditer(text):
            at = found.end()
            if found["empty"]:
                continue
            if not found["close"]:
                self._open.append(found["name"])
            elif found["name"] in self._open:
                while self._open.pop() != found["name"]:
                    pass
        begun = text.rfind("<", at)
        self._rest = text[begun:] if begun >= 0 else ""

    def _place(self) -> Place:
        kind = self._kind()
        if kind == "run":
            run = _RUN.search(self._before)
            found = _PROPERTIES.search(run.group()) if run else None
            return Place(kind, found.group() if found else "")
        return Place(kind, *self._typed) if kind == "paragraph" else Place(kind)

    def _kind(self) -> Kind:
        if self._rest:
            return "text"  # the value of an attribute
        owner = next((name for name in reversed(self._open) if name not in _SEEN_THROUGH), "")
        prefix, _, name = owner.partition(":")
        return _HOLDS.get(name, "nowhere") if prefix == "w" and name else "text"
