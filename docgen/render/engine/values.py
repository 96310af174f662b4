"""What template fields are made of: records of fields, and values that enter a document as XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from pydantic import ConfigDict

from docgen.model.base import Record
from docgen.model.frame import Frame


@dataclass(frozen=True)
class Anchor:
    """Text that carries a bookmark, so that pages elsewhere can be pointed at it."""

    text: str
    bookmark: str


@dataclass(frozen=True)
class PageOf:
    """The page on which a bookmark stands; `volume` is the title of another volume, blank for this one.

    Within its own volume it is the number alone. In another one it is 第n页, or nothing before that is known.
    """

    bookmark: str
    volume: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture file, shown as large as it goes in its frame.

    `content` is the picture itself where the file is none, as of a PDF's page.
    """

    file: Path
    frame: Frame
    content: bytes = b""


@dataclass(frozen=True)
class Prose:
    """A chapter kept as Word or Markdown, put in under the volume's own styles; `level` is its title's.

    `name` is the file as the user knows it.
    """

    file: Path
    level: int
    name: str = ""


@dataclass(frozen=True)
class Contents:
    """The contents list: headings of level 1 to `levels` with their pages, made after everything is in.

    Headings of one of the names `pointed_at` get a bookmark, `form_bookmark` of the name.
    """

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
