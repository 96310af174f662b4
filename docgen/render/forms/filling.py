"""A blank is filled where it stands: its runs keep their look, no other character of the form is touched.

A blank is filled whole or not at all: where the paragraph does not read as it did when the blank was found,
nothing is written, and that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.render.forms.atoms import (
    BOXES,
    PAGE,
    W14,
    XML_SPACE,
    Atom,
    atoms_of,
    cut_out,
    own,
    part_runs,
)
from docgen.render.forms.names import W, drop, made

TICKED = "☑"
_BEHIND_LINE = {
    W + name
    for name in (
        "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
        "specVanish", "oMath",
    )
}  # fmt: skip
_GAP = "\u3000\u3000"
"""What stands for a blank without characters where it is to stand out."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What to write where: the w:p by its place, its text as it was read, the characters to replace.

    Where the line is of underscores, the value is underlined instead. A box is ticked by `TICKED`. One that
    is `marked` is left as it is and stands out, for a draft. `copy`: which copy of its form, from 0.
    """

    paragraph: int
    text: str
    start: int
    end: int
    value: str
    marked: bool = False
    copy: int = 0


def fill(paragraph: etree._Element, fillings: Iterable[Filling]) -> list[Filling]:
    """Write into a paragraph; what could not be written is returned."""
    backwards = sorted(fillings, key=lambda each: each.start, reverse=True)
    part_runs(paragraph)
    printed = "".join(atom.text for atom in atoms_of(paragraph))
    offset = _offset(printed, backwards[0].text) if backwards else None
    if offset is None:
        return backwards
    for each in backwards:
        _write(paragraph, list(atoms_of(paragraph)), each, offset)
    return []


def write_cell(paragraph: etree._Element, value: str) -> None:
    """Make a value all that a cell's paragraph prints, in the look that it had."""
    runs = [each for each in paragraph.iter(f"{W}r") if own(each, paragraph)]
    look = runs[0].find(f"{W}rPr") if runs else _mark(paragraph)
    run = _run(look, Filling(0, "", 0, 0, value))
    for each in runs:
        drop(each)
    paragraph.append(run)


def _offset(printed: str, read: str) -> int | None:
    """Where the read text begins among what a paragraph prints, of which it may be one page's part."""
    at = 0
    for part in printed.split(PAGE):
        if len(part) == len(read) and all(a == b or b in BOXES for a, b in zip(part, read, strict=True)):
            return at
        at += len(part) + 1
    return None


def _write(paragraph: etree._Element, atoms: list[Atom], filling: Filling, offset: int) -> None:
    start, end = filling.start + offset, filling.end + offset
    if not atoms:
        run = _run(_mark(paragraph), filling)
        paragraph.append(run)
        if filling.marked:
            write_text(run, _GAP)
            _stand_out(run)
        return
    covered: list[etree._Element] = []
    before: etree._Element | None = None
    at = 0
    for atom in atoms:
        first, last = max(start - at, 0), min(end - at, len(atom.text))
        if at + len(atom.text) <= start and (at < start or not before):
            before = atom.element
        if first < last:
            covered.append(cut_out(atom, first, last))
            if first:
                before = atom.element
        elif at < start < at + len(atom.text):
            cut_out(atom, start - at, start - at)
            before = atom.element
        at += len(atom.text)
    if filling.marked:
        for element in covered:
            for each in element.iter(f"{W}r"):
                _stand_out(each)
        return
    if covered and covered[0].tag == f"{W}sdt":
        _tick(covered[0])
        return
    look = covered[0] if covered else (before if before is not None else atoms[0].element)
    run = _run(look.find(f"{W}rPr"), filling)
    if covered:
        covered[0].addprevious(run)
        for element in covered:
            drop(element)
    elif before is not None and start:
        before.addnext(run)
    else:
        atoms[0].element.addprevious(run)


def _stand_out(run: etree._Element) -> None:
    """Put a colour behind a run."""
    look = run.find(f"{W}rPr")
    if look is None:
        look = made("rPr")
        run.insert(0, look)
    if look.find(f"{W}highlight") is None:
        mark = made("highlight", val="yellow")
        behind = (*_BEHIND_LINE, f"{W}u")
        later = next((each for each in look if each.tag in behind), None)
        look.append(mark) if later is None else later.addprevious(mark)


def _mark(paragraph: etree._Element) -> etree._Element | None:
    """The look of an empty paragraph, which is that of its mark."""
    return paragraph.find(f"{W}pPr/{W}rPr")


def _run(look: etree._Element | None, filling: Filling) -> etree._Element:
    run = made("r")
    properties = deepcopy(look) if look is not None else made("rPr")
    if "_" in filling.text[filling.start : filling.end] and properties.find(f"{W}u") is None:
        line = made("u", val="single")
        later = next((each for each in properties if each.tag in _BEHIND_LINE), None)
        if later is None:
            properties.append(line)
        else:
            later.addprevious(line)
    if len(properties):
        run.append(properties)
    write_text(run, filling.value)
    return run


def write_text(run: etree._Element, words: str) -> None:
    """Append words to a run, their line ends and tabs as Word has them."""
    for piece in re.split("([\n\t])", words):
        if piece in ("\n", "\t"):
            run.append(made("br" if piece == "\n" else "tab"))
        elif piece:
            text = made("t")
            text.text = piece
            text.set(XML_SPACE, "preserve")
            run.append(text)


def _tick(control: etree._Element) -> None:
    """Tick a content control's box: what it says and what it shows."""
    box = control.find(f"{W}sdtPr/{W14}checkbox")
    assert box is not None
    checked = box.find(f"{W14}checked")
    if checked is None:
        checked = etree.Element(f"{W14}checked")
        box.insert(0, checked)
    checked.set(f"{W14}val", "1")
    for text in control.iter(f"{W}t"):
        text.text = TICKED
        break
