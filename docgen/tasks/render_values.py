"""What the data of `docgen render` may hold beside texts and figures: a group whose first key begins with $.

logo: {$picture: logo.png, width: 30}        {{r logo }}
code: {$qr: "https://example.com"}           {{r code }}
note: {$rich: "**important**, see [here](https://example.com)"}   {{r note }}
link: {$link: "https://example.com", text: page}                  {{r link }}
body: {$markdown: "## Heading …"}            {{p body }}
text: {$paragraphs: "one\n\ntwo"}            {{ text }}
plan: {$drawing: 流程, lines: ["甲：做", "乙：查"]}               {{p plan }}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from docgen.model.finding import DocgenError, Message, stop

_MOST_MM = 400
_HEADING_LEVEL = 0
"""Markdown's first headings are Heading 1."""


def with_values(data: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The data with every such group made the value that it says; files are sought beside `path`.

    Raises DocgenError with the place in the data where a group says something else.
    """
    made = _made(data, _Source(path, ""))
    return made if isinstance(made, Mapping) else {}


@dataclass(frozen=True)
class _Source:
    """Where a value stands in the data."""

    path: Path
    place: str

    def at(self, below: str) -> _Source:
        return _Source(self.path, f"{self.place}{below}".lstrip("."))

    def wrong(self, said: Message) -> DocgenError:
        return stop("FIELD-TYPE", str(self.path), said, "value", location=self.place)


def _made(value: Any, source: _Source) -> Any:
    if isinstance(value, list):
        return [_made(item, source.at(f"[{number}]")) for number, item in enumerate(value, 1)]
    if not isinstance(value, Mapping):
        return value
    kind = next((str(key) for key in value if str(key).startswith("$")), "")
    if not kind:
        return {key: _made(item, source.at(f".{key}")) for key, item in value.items()}
    maker = _MAKERS.get(kind)
    if maker is None:
        known = {"kind": kind, "known": "、".join(_MAKERS)}
        raise source.wrong(Message("there is no value {kind}, only {known}", known))
    make, allowed = maker
    if unknown := [str(key) for key in value if key != kind and str(key) not in allowed]:
        values = {"kind": kind, "name": unknown[0], "known": "、".join(allowed)}
        raise source.wrong(Message("a value {kind} has no “{name}”, only {known}", values))
    said = value[kind]
    if not isinstance(said, str) or not said.strip():
        raise source.wrong(Message("a value {kind} wants a text", {"kind": kind}))
    return make(said, {str(key): item for key, item in value.items()}, source)


def _picture(file: str, given: Mapping[str, Any], source: _Source) -> Any:
    from docgen.guard.paths import inside
    from docgen.guard.picture import check_picture
    from docgen.model.frame import Frame
    from docgen.render.engine.values import Picture

    try:
        found = inside(source.path.parent, file)
        content = found.read_bytes()
        check_picture(content)
    except DocgenError:
        raise source.wrong(
            Message("there is no picture “{file}” in the folder of the data", {"file": file})
        ) from None
    except (ValueError, OSError):
        raise source.wrong(Message("“{file}” is no picture that can be read", {"file": file})) from None
    width, height = _mm(given, "width", 60, source), _mm(given, "height", _MOST_MM, source)
    return Picture(found, Frame(width, height), content, str(given.get("description", "")))


def _qr(text: str, given: Mapping[str, Any], source: _Source) -> Any:
    from docgen.render.drawing.qr import qr_run
    from docgen.render.engine.values import QrCode

    width = _mm(given, "width", 25, source)
    try:
        qr_run(text, width)
    except ValueError:
        raise source.wrong(Message("the text is too long for a QR code")) from None
    return QrCode(text, width)


def _rich(text: str, _: Mapping[str, Any], __: _Source) -> Any:
    from docgen.render.engine.values import RichText
    from docgen.render.prose.rich import read_rich

    return RichText(read_rich(text))


def _link(address: str, given: Mapping[str, Any], source: _Source) -> Any:
    from docgen.render.engine.values import Piece, RichText
    from docgen.render.prose.rich import safe_address

    if not safe_address(address):
        raise source.wrong(
            Message(
                "a link leads to https://…, http://… or mailto:…, not to “{address}”",
                {"address": address[:60]},
            )
        )
    return RichText((Piece(str(given.get("text") or address), link=address),))


def _markdown(text: str, _: Mapping[str, Any], source: _Source) -> Any:
    from docgen.render.engine.values import Prose

    return Prose(source.path, _HEADING_LEVEL, f"{source.path.name} {source.place}", content=text.encode())


def _paragraphs(text: str, _: Mapping[str, Any], __: _Source) -> Any:
    return re.sub(r"\n[ \t]*\n\s*", "\a", text.strip())


def _drawing(kind: str, given: Mapping[str, Any], source: _Source) -> Any:
    from docgen.render.drawing.order import Order
    from docgen.render.drawing.stock import Stock, Undrawn, figures
    from docgen.render.engine.values import Drawn
    from docgen.tasks.render_drawings import NotData, stock_of

    lines = given.get("lines", [])
    if not isinstance(lines, list):
        raise source.wrong(Message("lines of a drawing are a list of texts"))
    order = Order(kind, caption=str(given.get("caption", "")), lines=tuple(str(line) for line in lines))
    try:
        stock = stock_of(kind, given["data"]) if "data" in given else Stock()
        return Drawn(figures(order, stock))
    except NotData as problem:
        raise source.wrong(
            Message("the drawing wants {fields} in its data", {"fields": str(problem)})
        ) from None
    except Undrawn as problem:
        raise source.wrong(problem.said) from None


def _mm(given: Mapping[str, Any], name: str, otherwise: int, source: _Source) -> int:
    try:
        figure = int(Decimal(str(given.get(name, otherwise))))
    except (InvalidOperation, ValueError, OverflowError):
        figure = 0
    if not 0 < figure <= _MOST_MM:
        raise source.wrong(
            Message("{name} is a number of millimetres up to {most}", {"name": name, "most": _MOST_MM})
        )
    return figure


_Maker = Callable[[str, Mapping[str, Any], _Source], Any]
_MAKERS: dict[str, tuple[_Maker, tuple[str, ...]]] = {
    "$picture": (_picture, ("width", "height", "description")),
    "$qr": (_qr, ("width",)),
    "$rich": (_rich, ()),
    "$link": (_link, ("text",)),
    "$markdown": (_markdown, ()),
    "$paragraphs": (_paragraphs, ()),
    "$drawing": (_drawing, ("caption", "lines", "data")),
}
