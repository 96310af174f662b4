"""How a tender is built: its chapters, what each is for, its lines in a tree by numbers, its lots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.model.reading.blocks import Block, Document

ChapterKind = Literal[
    "cover", "contents", "notice", "instructions", "data_sheet", "qualification", "conformity",
    "evaluation", "demand", "contract", "forms", "unknown",
]  # fmt: skip
"""公告, 须知, 前附表, 资格, 符合性, 评审, 需求, 合同, 格式: by words of rules/reading."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph or cell: its mark, its number as printed, the rest.

    `value` is the number's place in its series; a line without a number has none.
    `block` is the paragraph's id; `table`, `row`, `column` say which cell it stands in.
    """

    block: str
    text: str
    mark: str = ""
    number: str = ""
    value: int | None = None
    table: str = ""
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A line with what stands under it. `path` is its place as printed: `第五章 三 （二） 3`.

    `mark` is its own or else the nearest above that reaches it; `inherited` says which. `heading`: it
    names what stands under it and asks for nothing itself.
    """

    line: Line
    path: str
    children: tuple[Node, ...] = ()
    mark: str = ""
    inherited: bool = False
    heading: bool = False
    lot: str = ""

    def walk(self) -> Iterator[Node]:
        """Itself and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its title as printed, what it is, how sure that is, its blocks and its tree of lines."""

    title: str
    label: str
    kind: ChapterKind
    certain: bool
    blocks: tuple[Block, ...]
    nodes: tuple[Node, ...] = ()
    lot: str = ""

    def walk(self) -> Iterator[Node]:
        """Every node in reading order."""
        for node in self.nodes:
            yield from node.walk()


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot as the tender names it: `code` as printed (包1, 标项一), `number` counts from 1."""

    code: str
    number: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document with its chapters in order and its lots; a tender without lots has none.

    `unfound`: titles that its list of contents promises and no line of it bears.
    """

    document: Document
    chapters: tuple[Chapter, ...]
    lots: tuple[Lot, ...] = ()
    unfound: tuple[str, ...] = ()

    def of(self, *kinds: ChapterKind) -> tuple[Chapter, ...]:
        """The chapters of these kinds, in order."""
        return tuple(chapter for chapter in self.chapters if chapter.kind in kinds)
