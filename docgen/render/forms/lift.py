"""A form as a Word file of its own: the tender's file with every other element taken out.

Its styles, defaults, lists, fonts and page set-up stay, since nothing is carried over into another file.
Several forms make a volume: the tender's own package is the host of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.guard.admitted import admitted
from docgen.render.forms.cleaning import (
    accept_changes,
    drop_halves,
    number_names,
    section_of,
    without_breaks,
)
from docgen.render.forms.filling import Filling, fill
from docgen.render.forms.names import TBL, P, W, drop, made
from docgen.render.forms.numbers import Lists
from docgen.render.forms.parts import Parts
from docgen.render.forms.rows import Rows, write_rows
from docgen.render.forms.scans import Scan, put_scan
from docgen.render.forms.stretch import Place, Stretch

_AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = ("drawing", "pict", "object")
START = "form_start_"
"""Before the number of a form, from 1: the bookmark around its first paragraph."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """A .docx of forms, and what could not be written into it."""

    content: bytes
    left: tuple[Filling, ...] = ()
    left_rows: tuple[Rows, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be written, by the copy of the form and the place of its element; what could not be."""

    fillings: dict[tuple[int, int], list[Filling]]
    rows: dict[tuple[int, int], list[Rows]]
    scans: dict[tuple[int, int], Scan]
    left: list[Filling]
    left_rows: list[Rows]


def lifted(
    source: bytes,
    stretches: Sequence[Stretch],
    shown: str,
    fillings: Sequence[Filling] = (),
    rows: Sequence[Rows] = (),
    scans: Sequence[Scan] = (),
) -> Lifted:
    """The .docx of these forms of the tender's file `source`, in this order, each on its own page.

    The words stay as they are but where `fillings` and `rows` say so, automatic numbers as they were
    printed; `scans` stand in their boxes where they can be read. Equal forms give equal bytes. Raises
    DocgenError where the file cannot be opened; IndexError for a stretch of another file.
    """
    parts = Parts(source, shown, only_read=True)
    wanted = _Wanted({}, {}, {(each.copy, each.paragraph): each for each in scans}, [], [])
    for filling in fillings:
        wanted.fillings.setdefault((filling.copy, filling.paragraph), []).append(filling)
    for each in rows:
        wanted.rows.setdefault((each.copy, each.table), []).append(each)
    blocks = list(_blocks(parts.body))
    owners = {"p": _owners(parts.root, P), "tbl": _owners(parts.root, TBL)}
    lists = Lists(parts.beside("numbering"), parts.beside("styles"))
    forms = [_form(parts, blocks, owners, where, lists, wanted) for where in stretches]
    for child in list(parts.body):
        drop(child)
    number = 0
    for at, (elements, section) in enumerate(forms):
        if stretches[at].copy == 0:
            number += 1
            bookmark(elements[0], f"{START}{number}")
        parts.body.extend(elements)
        if at == len(forms) - 1:
            if elements[-1].tag == TBL:
                parts.body.append(end_line())
            parts.body.append(section)
        else:
            end_section(parts.body, elements[-1], section)
    number_names([parts.body])
    # What the tender's file fetches elsewhere in it is no matter; what a form would fetch is refused.
    content = admitted(parts.packed(), shown)
    return Lifted(content, tuple(wanted.left), tuple(wanted.left_rows))


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of the body, those in content controls too, in order."""
    for child in container:
        if child.tag in (P, TBL):
            yield child
        elif child.tag in _AROUND:
            yield from _blocks(child)


def _owners(root: etree._Element, tag: str) -> list[etree._Element]:
    """Of every w:p or w:tbl, in file order, the block of the body that it stands in."""
    owners = []
    for each in root.iter(tag):
        outer = each
        for above in each.iterancestors(P, TBL):
            outer = above
        owners.append(outer)
    return owners


def _form(
    parts: Parts,
    blocks: list[etree._Element],
    owners: dict[str, list[etree._Element]],
    where: Stretch,
    lists: Lists,
    wanted: _Wanted,
) -> tuple[list[etree._Element], etree._Element]:
    """Copies of a form's blocks, and of the section that governs its end."""
    first, last = blocks.index(_at(owners, where.first)), blocks.index(_at(owners, where.last))
    last = _with_drawings(blocks, last)
    elements = [deepcopy(block) for block in blocks[first : last + 1]]
    originals = blocks[first : last + 1]
    copied = _copied(parts.root, P, originals, elements)
    tables = _copied(parts.root, TBL, originals, elements)
    lists.own(elements, {copy: where.labels[at] for at, copy in copied.items() if at in where.labels})
    accept_changes(elements)
    for at, copy in copied.items():
        place = where.copy, at
        if place in wanted.fillings:
            wanted.left.extend(fill(copy, wanted.fillings[place]))
            if (twin := _twin(copy)) is not None:
                fill(twin, wanted.fillings[place])
        if place in wanted.scans:
            put_scan(parts, copy, wanted.scans[place].content)
    for at, copy in tables.items():
        # From the foot up, so that the places of rows above stay what they were.
        below = sorted(wanted.rows.get((where.copy, at), ()), key=lambda each: -each.first)
        wanted.left_rows.extend(each for each in below if not write_rows(copy, each))
    drop_halves(elements)
    inner = [each for element in elements for each in element.iter(f"{W}sectPr")]
    own = elements[-1].find(f"{W}pPr/{W}sectPr")
    if own is not None:
        drop(own)
    following = (block.find(f"{W}pPr/{W}sectPr") for block in blocks[last + 1 :])
    governing = own if own is not None else next((each for each in following if each is not None), None)
    if governing is None:
        governing = parts.body.find(f"{W}sectPr")
    for each in inner:
        section_of([each], each)
    without_breaks(elements[0], elements[-1], where.starts_within, where.ends_within)
    return elements, section_of([], deepcopy(governing) if governing is not None else None)


def _twin(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph of a text box again, as the box is drawn for older programs; None where it is not."""
    choice = next(paragraph.iterancestors(f"{_MC}Choice"), None)
    fallback = None if choice is None else choice.getnext()
    if choice is None or fallback is None or fallback.tag != f"{_MC}Fallback":
        return None
    own, others = list(choice.iter(P)), list(fallback.iter(P))
    return others[own.index(paragraph)] if len(own) == len(others) else None


def _at(owners: dict[str, list[etree._Element]], place: Place) -> etree._Element:
    kind, index = place
    return owners[kind][index]


def _with_drawings(blocks: list[etree._Element], last: int) -> int:
    """On to what is drawn right behind the last words: a frame for a photograph, a line to sign on."""
    while last + 1 < len(blocks):
        following = blocks[last + 1]
        words = "".join(each.text or "" for each in following.iter(f"{W}t")).strip()
        if words or next(following.iter(*(W + name for name in _DRAWN)), None) is None:
            return last
        last += 1
    return last


def _copied(
    root: etree._Element, tag: str, blocks: list[etree._Element], copies: list[etree._Element]
) -> dict[int, etree._Element]:
    """The copy of each paragraph or table by the place of the original."""
    every = {each: at for at, each in enumerate(root.iter(tag))}
    return {
        every[original]: copy
        for block, copied in zip(blocks, copies, strict=True)
        for original, copy in zip(block.iter(tag), copied.iter(tag), strict=True)
    }


def end_line() -> etree._Element:
    """The paragraph that Word wants behind a table, too small to need a page."""
    paragraph, properties = made("p"), made("pPr")
    properties.append(made("spacing", before="0", after="0", line="20", lineRule="exact"))
    mark = made("rPr")
    mark.append(made("sz", val="2"))
    properties.append(mark)
    paragraph.append(properties)
    return paragraph


def bookmark(element: etree._Element, name: str) -> None:
    """Put a bookmark around the first paragraph of an element; what is around nothing has no page.

    One that was put there before gives way: a form that was lifted once may be edited and lifted again.
    """
    paragraph = element if element.tag == P else next(element.iter(P), None)
    if paragraph is None:
        return
    former = [each for each in element.iter(f"{W}bookmarkStart") if START in each.get(f"{W}name", "")]
    ids = {each.get(f"{W}id") for each in former}
    for each in (*former, *(e for e in element.iter(f"{W}bookmarkEnd") if e.get(f"{W}id") in ids)):
        drop(each)
    start, end = made("bookmarkStart", id=name), made("bookmarkEnd", id=name)
    start.set(f"{W}name", name)
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
    paragraph.append(end)


def end_section(body: etree._Element, last: etree._Element, section: etree._Element) -> None:
    """End a section with a form's last paragraph, or behind its last table."""
    if last.tag == TBL:
        last = end_line()
        body.append(last)
    properties = last.find(f"{W}pPr")
    if properties is None:
        properties = made("pPr")
        last.insert(0, properties)
    properties.append(section)
