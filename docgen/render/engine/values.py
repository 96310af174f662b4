"""What template fields are made of: records of fields, and values that enter a document as XML.

`form` of such a value says what it makes of the document, as `forms` has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar
from zlib import crc32

from pydantic import ConfigDict

from docgen.model.base import Record
from docgen.model.frame import Frame
from docgen.render.drawing.stock import Figure, Stock


class Rich:
    """A value that enters a document as XML: it has no words for a filter, unless it says which."""

    form: ClassVar[str]

    def __str__(self) -> str:
        raise TypeError("a picture, page number, chapter or contents list goes through no filter")


@dataclass(frozen=True)
class Anchor(Rich):
    """Text that carries a bookmark, so that pages elsewhere can be pointed at it."""

    form: ClassVar = "run"
    text: str
    bookmark: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class PageOf(Rich):
    """The page on which a bookmark stands; `volume` is the title of another volume, blank for this one.

    Within its own volume it is the number alone. In another one it is 第n页, or nothing before that is known.
    """

    form: ClassVar = "run"
    bookmark: str
    volume: str = ""


@dataclass(frozen=True)
class Picture(Rich):
    """A picture file, shown as large as it goes in its frame.

    `content` is the picture itself where the file is none, as of a PDF's page. `description` is said where
    it cannot be seen.
    """

    form: ClassVar = "run"
    file: Path
    frame: Frame
    content: bytes = b""
    description: str = ""


@dataclass(frozen=True)
class Prose(Rich):
    """A chapter kept as Word or Markdown, put in under the volume's own styles; `level` is its title's.

    `name` is the file as the user knows it, `title` what stands above it, which it need not repeat; `stock`
    what its drawings are made of. `content` is the text itself, Markdown, where there is no file; pictures
    are sought in the folder of `file`.
    """

    form: ClassVar = "paragraph"
    file: Path
    level: int
    name: str = ""
    title: str = ""
    stock: Stock | None = None
    content: bytes = b""


@dataclass(frozen=True)
class Piece:
    """Words of one look, with the address that they lead to or none; a line break is a piece by itself."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class RichText(Rich):
    """Words with emphasis and links, in a line."""

    form: ClassVar = "run"
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class QrCode(Rich):
    """A QR code of that width in mm, drawn as a shape."""

    form: ClassVar = "run"
    text: str
    width: float = 25.0


@dataclass(frozen=True)
class Drawn(Rich):
    """Drawings and tables of the data with their captions, none or several."""

    form: ClassVar = "paragraph"
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Captions(Rich):
    """The list of captions of a kind, 图 or 表, with their pages, made after everything is in."""

    form: ClassVar = "paragraph"
    kind: str = "图"


@dataclass(frozen=True)
class Contents(Rich):
    """The contents list: headings of level 1 to `levels` with their pages, made after everything is in.

    Headings of one of the names `pointed_at` get a bookmark, `form_bookmark` of the name.
    """

    form: ClassVar = "paragraph"
    levels: int = 2
    pointed_at: tuple[str, ...] = ()


def form_bookmark(heading: str) -> str:
    """The bookmark of a heading that pages point at: Word takes 40 letters at most, so the words' sum."""
    return f"form_{crc32(heading.encode()):08x}"


class Fields(Record):
    """A record of template fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def unpacked(value: Any) -> Any:
    """Records as dicts and tuples as lists, down to the values: what a template is filled with."""
    if isinstance(value, Record):
        return {name: unpacked(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {key: unpacked(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [unpacked(item) for item in value]
    return value
