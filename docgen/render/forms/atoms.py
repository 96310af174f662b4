"""What a paragraph prints, as pieces that can be replaced one by one: texts, tabs, line ends, boxes."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.render.forms.names import VAL, P, W, drop, made

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BOXES = "□☐☑☒▢◻"
PAGE = "\f"
"""What a page break reads as."""

_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a paragraph that prints: a run with one text, tab or sign, or a box to tick."""

    element: etree._Element
    text: str


def part_runs(paragraph: etree._Element) -> None:
    """Every run with more than one piece becomes several of the same look."""
    for run in [each for each in paragraph.iter(f"{W}r") if own(each, paragraph)]:
        pieces = [each for each in run if each.tag != f"{W}rPr"]
        for piece in reversed(pieces[1:]):
            another = made("r")
            look = run.find(f"{W}rPr")
            if look is not None:
                another.append(deepcopy(look))
            another.append(piece)
            run.addnext(another)


def own(element: etree._Element, paragraph: etree._Element) -> bool:
    """Whether an element is the paragraph's, not that of a text box in it."""
    return next(element.iterancestors(P), None) is paragraph


def atoms_of(paragraph: etree._Element) -> Iterator[Atom]:
    """What a paragraph prints, piece by piece; instructions of fields and hidden words are none."""
    within = 0
    shown = [True]
    for element in paragraph.iter(f"{W}r", f"{W}sdt"):
        if not own(element, paragraph):
            continue
        if element.tag == f"{W}sdt":
            if element.find(f"{W}sdtPr/{W14}checkbox") is not None:
                yield Atom(element, "□")
            continue
        if any(each.find(f"{W}sdtPr/{W14}checkbox") is not None for each in element.iterancestors(f"{W}sdt")):
            continue
        for piece in element:
            if piece.tag == f"{W}fldChar":
                kind = piece.get(f"{W}fldCharType")
                if kind == "begin":
                    within += 1
                    shown.append(False)
                elif kind == "separate":
                    shown[-1] = True
                elif within:
                    within -= 1
                    shown.pop()
            elif all(shown) and not _hidden(element) and (text := _text(piece)):
                yield Atom(element, text)


def _hidden(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(VAL, "1") not in ("0", "false", "off")


def _text(piece: etree._Element) -> str:
    if piece.tag == f"{W}t":
        return piece.text or ""
    if piece.tag == f"{W}sym":
        return "□"
    if piece.tag == f"{W}br":
        return PAGE if piece.get(f"{W}type") == "page" else "\n"
    return _SIGNS.get(str(piece.tag), "")


def cut_out(atom: Atom, first: int, last: int) -> etree._Element:
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
    text.set(XML_SPACE, "preserve")
