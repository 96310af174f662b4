"""A blank is filled where it stands: its runs keep their look, no other character of the form is touched.

A blank is filled whole or not at all: where the paragraph does not read as it did when the blank was found,
nothing is written, and that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from docgen.render.forms.atoms import (
    BOXES,
    OLD_BOX,
    PAGE,
    W14,
    XML_SPACE,
    Atom,
    atoms_of,
    cut_out,
    own,
    part_runs,
)
from docgen.render.forms.marking import BEHIND_LINE, GAP, note, shade, stand_out
from docgen.render.forms.names import W, drop, made

TICKED = "☑"


@dataclass(frozen=True, slots=True)
class Filling:
    """What to write where: the w:p by its place, its text as it was read, the characters to replace.

    Where the line is of underscores, the value is underlined instead. A box is ticked by `TICKED`. For a
    draft: one that is `marked` is left as it is and stands out, with its `note` behind it; one that is
    `shaded` is filled and shows it. `copy`: which copy of its form, from 0.
    """

    paragraph: int
    text: str
    start: int
    end: int
    value: str
    marked: bool = False
    shaded: bool = False
    note: str = ""
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


def write_cell(paragraph: etree._Element, value: str, shaded: bool = False) -> None:
    """Make a value all that a cell's paragraph prints, in the look that it had."""
    runs = [each for each in paragraph.iter(f"{W}r") if own(each, paragraph)]
    look = runs[0].find(f"{W}rPr") if runs else _mark(paragraph)
    run = _run(look, Filling(0, "", 0, 0, value, shaded=shaded))
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
    covered, before = _covered(atoms, filling.start + offset, filling.end + offset)
    if filling.marked:
        _point_out(paragraph, atoms, covered, before, filling)
    elif covered and covered[0].tag == f"{W}sdt":
        _tick(covered[0])
    elif covered and (box := covered[0].find(f"{W}fldChar/{OLD_BOX}")) is not None:
        _tick_old(box)
    else:
        run = _run(_look_for(paragraph, atoms, covered, before), filling)
        _put(paragraph, atoms, covered, before, run)
        for element in covered:
            drop(element)
    for ticked in covered if filling.shaded else ():
        for each in ticked.iter(f"{W}r"):
            shade(each)


def _covered(atoms: list[Atom], start: int, end: int) -> tuple[list[etree._Element], etree._Element | None]:
    """The elements that hold these characters alone, and the one before the place."""
    covered: list[etree._Element] = []
    before: etree._Element | None = None
    at = 0
    for atom in atoms:
        first, last = max(start - at, 0), min(end - at, len(atom.text))
        if start > 0 and at + len(atom.text) <= start:
            before = atom.element
        if first < last:
            covered.append(cut_out(atom, first, last))
            if first:
                before = atom.element
        elif at < start < at + len(atom.text):
            cut_out(atom, start - at, start - at)
            before = atom.element
        at += len(atom.text)
    return covered, before


def _look_for(
    paragraph: etree._Element,
    atoms: list[Atom],
    covered: list[etree._Element],
    before: etree._Element | None,
) -> etree._Element | None:
    """The look of what is written: of the blank, else of what stands before it, else of what follows."""
    if not atoms:
        return _mark(paragraph)
    return _look(covered[0] if covered else before if before is not None else atoms[0].element)


def _put(
    paragraph: etree._Element,
    atoms: list[Atom],
    covered: list[etree._Element],
    before: etree._Element | None,
    run: etree._Element,
) -> None:
    """Put a run where the blank begins."""
    if covered:
        covered[0].addprevious(run)
    elif before is not None:
        before.addnext(run)
    elif atoms:
        atoms[0].element.addprevious(run)
    else:
        paragraph.append(run)


def _point_out(
    paragraph: etree._Element,
    atoms: list[Atom],
    covered: list[etree._Element],
    before: etree._Element | None,
    filling: Filling,
) -> None:
    """Have a blank stand out as it is, its label behind it."""
    if not covered:
        gap = _run(_look_for(paragraph, atoms, covered, before), replace(filling, value=GAP))
        _put(paragraph, atoms, covered, before, gap)
        covered = [gap]
    for element in covered:
        for each in element.iter(f"{W}r"):
            stand_out(each)
    if filling.note:
        covered[-1].addnext(note(filling.note))


def _mark(paragraph: etree._Element) -> etree._Element | None:
    """The look of an empty paragraph, which is that of its mark."""
    return paragraph.find(f"{W}pPr/{W}rPr")


def _run(look: etree._Element | None, filling: Filling) -> etree._Element:
    run = made("r")
    properties = deepcopy(look) if look is not None else made("rPr")
    if "_" in filling.text[filling.start : filling.end] and properties.find(f"{W}u") is None:
        line = made("u", val="single")
        later = next((each for each in properties if each.tag in BEHIND_LINE), None)
        if later is None:
            properties.append(line)
        else:
            later.addprevious(line)
    if len(properties):
        run.append(properties)
    write_text(run, filling.value)
    if filling.shaded:
        shade(run)
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


def _look(run: etree._Element) -> etree._Element | None:
    """The look of what stands in place of a run; of the hint in an empty control, that of the control."""
    for control in run.iterancestors(f"{W}sdt"):
        hint = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if hint is not None:
            drop(hint)
            return control.find(f"{W}sdtPr/{W}rPr")
    return run.find(f"{W}rPr")


def _tick_old(box: etree._Element) -> None:
    """Tick the box of an old form's field."""
    for each in list(box.iterchildren(f"{W}checked")):
        drop(each)
    box.append(made("checked"))


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
