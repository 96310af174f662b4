"""A blank is filled where it stands: its runs keep their look, no other character of the form is touched.

A blank is filled whole or not at all: where the paragraph does not read as it did when the blank was found,
nothing is written, and that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.render.forms.names import VAL, P, W, drop, made

TICKED = "☑"
_BOXES = "□☐☑☒▢◻"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OLD_BOX = f"{W}ffData/{W}checkBox"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BEHIND_LINE = {
    W + name
    for name in (
        "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
        "specVanish", "oMath",
    )
}  # fmt: skip
_PAGE = "\f"
_GAP = "\u3000\u3000"
"""What stands for a blank without characters where it is to stand out."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What to write where: the w:p by its place, its text as it was read, the characters to replace.

    Where the line is of underscores, the value is underlined instead. A box is ticked by `TICKED`. One that
    is `marked` is left as it is and stands out, for a draft.
    """

    paragraph: int
    text: str
    start: int
    end: int
    value: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece of a paragraph that prints: a run with one text, tab or sign, or a box to tick."""

    element: etree._Element
    text: str


def fill(paragraph: etree._Element, fillings: Iterable[Filling]) -> list[Filling]:
    """Write into a paragraph; what could not be written is returned."""
    backwards = sorted(fillings, key=lambda each: each.start, reverse=True)
    _part_runs(paragraph)
    printed = "".join(atom.text for atom in _atoms(paragraph))
    offset = _offset(printed, backwards[0].text) if backwards else None
    if offset is None:
        return backwards
    for each in backwards:
        _write(paragraph, list(_atoms(paragraph)), each, offset)
    return []


def write_cell(paragraph: etree._Element, value: str) -> None:
    """Make a value all that a cell's paragraph prints, in the look that it had."""
    runs = [each for each in paragraph.iter(f"{W}r") if _own(each, paragraph)]
    look = runs[0].find(f"{W}rPr") if runs else _mark(paragraph)
    run = _run(look, Filling(0, "", 0, 0, value))
    for each in runs:
        drop(each)
    paragraph.append(run)


def _offset(printed: str, read: str) -> int | None:
    """Where the read text begins among what a paragraph prints, of which it may be one page's part."""
    at = 0
    for part in printed.split(_PAGE):
        if len(part) == len(read) and all(a == b or b in _BOXES for a, b in zip(part, read, strict=True)):
            return at
        at += len(part) + 1
    return None


def _part_runs(paragraph: etree._Element) -> None:
    """Every run with more than one piece becomes several of the same look."""
    for run in [each for each in paragraph.iter(f"{W}r") if _own(each, paragraph)]:
        pieces = [each for each in run if each.tag != f"{W}rPr"]
        for piece in reversed(pieces[1:]):
            another = made("r")
            look = run.find(f"{W}rPr")
            if look is not None:
                another.append(deepcopy(look))
            another.append(piece)
            run.addnext(another)


def _own(element: etree._Element, paragraph: etree._Element) -> bool:
    """Whether an element is the paragraph's, not that of a text box in it."""
    return next(element.iterancestors(P), None) is paragraph


def _atoms(paragraph: etree._Element) -> Iterator[_Atom]:
    within = 0
    shown = [True]
    for element in paragraph.iter(f"{W}r", f"{W}sdt"):
        if not _own(element, paragraph):
            continue
        if element.tag == f"{W}sdt":
            if element.find(f"{W}sdtPr/{_W14}checkbox") is not None:
                yield _Atom(element, "□")
            continue
        if any(
            each.find(f"{W}sdtPr/{_W14}checkbox") is not None for each in element.iterancestors(f"{W}sdt")
        ):
            continue
        for piece in element:
            if piece.tag == f"{W}fldChar":
                kind = piece.get(f"{W}fldCharType")
                if kind == "begin":
                    if all(shown) and (text := _form_field(piece)):
                        yield _Atom(element, text)
                    within += 1
                    shown.append(False)
                elif kind == "separate":
                    shown[-1] = True
                elif within:
                    within -= 1
                    shown.pop()
            elif all(shown) and not _hidden(element) and (text := _text(piece)):
                yield _Atom(element, text)


def _form_field(begin: etree._Element) -> str:
    """What a field of an old form shows beside its result: a box, or the chosen entry of a list."""
    if begin.find(_OLD_BOX) is not None:
        return "□"
    entries = [each.get(VAL, "") for each in begin.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")]
    chosen = begin.find(f"{W}ffData/{W}ddList/{W}result")
    at = chosen.get(VAL, "0") if chosen is not None else "0"
    return entries[int(at)] if at.isdigit() and int(at) < len(entries) else ""


def _hidden(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(VAL, "1") not in ("0", "false", "off")


def _text(piece: etree._Element) -> str:
    if piece.tag == f"{W}t":
        return piece.text or ""
    if piece.tag == f"{W}sym":
        return "□"
    if piece.tag == f"{W}br":
        return _PAGE if piece.get(f"{W}type") == "page" else "\n"
    return _SIGNS.get(str(piece.tag), "")


def _write(paragraph: etree._Element, atoms: list[_Atom], filling: Filling, offset: int) -> None:
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
            covered.append(_cut_out(atom, first, last))
            if first:
                before = atom.element
        elif at < start < at + len(atom.text):
            _cut_out(atom, start - at, start - at)
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
    if covered and (box := covered[0].find(f"{W}fldChar/{_OLD_BOX}")) is not None:
        _tick_old(box)
        return
    look = covered[0] if covered else (before if before is not None else atoms[0].element)
    run = _run(_look(look), filling)
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


def _cut_out(atom: _Atom, first: int, last: int) -> etree._Element:
    """The run that holds these characters of an atom alone; its other characters stay in runs around it."""
    run = atom.element
    text = run.find(f"{W}t")
    if text is None or (first == 0 and last == len(atom.text)):
        return run
    behind = atom.text[last:]
    if behind:
        another = deepcopy(run)
        _say(another, behind)
        run.addnext(another)
    if first == 0:
        _say(run, atom.text[:last])
        return run
    middle = deepcopy(run)
    _say(middle, atom.text[first:last])
    run.addnext(middle)
    _say(run, atom.text[:first])
    if first == last:
        drop(middle)
    return middle


def _say(run: etree._Element, words: str) -> None:
    text = run.find(f"{W}t")
    assert text is not None
    text.text = words
    text.set(_XML_SPACE, "preserve")


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
            text.set(_XML_SPACE, "preserve")
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
    box = control.find(f"{W}sdtPr/{_W14}checkbox")
    assert box is not None
    checked = box.find(f"{_W14}checked")
    if checked is None:
        checked = etree.Element(f"{_W14}checked")
        box.insert(0, checked)
    checked.set(f"{_W14}val", "1")
    for text in control.iter(f"{W}t"):
        text.text = TICKED
        break
