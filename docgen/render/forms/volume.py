"""One volume of the tender's own forms and what docgen makes around them.

The tender's package is the host. docgen's parts are filled as one paper, in which a line of its own stands
where a form goes; they come in as the guest, the line gives way to the form, and each goes on in the page
set-up that it has. Then the contents list is made over all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.render.forms.cleaning import number_names
from docgen.render.forms.frame import Frames
from docgen.render.forms.guest import OWN, Guest
from docgen.render.forms.lift import START, end_line, end_section
from docgen.render.forms.listed import Title, fill_list
from docgen.render.forms.names import TBL, P, W, drop, made, value
from docgen.render.forms.pages import Standings, fill_pages
from docgen.render.forms.parts import Parts

FORM_LINE = "docgen:form:"
"""The line of the filled parts that a form takes the place of, followed by the form's code."""


@dataclass(frozen=True, slots=True)
class PlacedForm:
    """A form of a volume: its code, its number and title as the contents list has them, its bookmark.

    `edited` is a .docx of it alone that goes in place of the tender's. `bare`: it is a title alone, under
    which docgen's part that follows stands.
    """

    code: str
    heading: str
    bookmark: str
    edited: bytes | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """Blocks of one page set-up; `form` is the one that they are, None for docgen's own.

    Of a title with what docgen puts under it, the first `under` blocks are the form's.
    """

    elements: list[etree._Element]
    section: etree._Element
    form: PlacedForm | None = None
    under: int = 0


def volume(
    own: bytes,
    forms: bytes,
    placed: Sequence[PlacedForm],
    shown: str,
    pointed_at: Sequence[str] = (),
    standing: Standings = lambda _kind, _code: (),
) -> bytes:
    """The .docx of a volume: docgen's parts `own` with the lifted `forms` in their places.

    `placed` are the forms in the order in which `forms` has them. Headings of docgen's parts that read as one
    of `pointed_at` get the bookmark of their words; `standing` says where that is whose pages forms ask for.
    Raises DocgenError where a package cannot be opened.
    """
    host, parts = Parts(forms, shown), Parts(own, shown)
    lifted = list(_lifted(host, [form for form in placed if form.edited is None]))
    guest = Guest(parts, host)
    edited = [_edited(host, form, shown) for form in placed if form.edited is not None]
    by_code = {piece.form.code: piece for piece in (*lifted, *edited) if piece.form}
    pieces = list(_under_titles(list(_pieces(guest, by_code))))
    for child in list(host.body):
        drop(child)
    titles: list[Title] = []
    for at, piece in enumerate(pieces):
        titles += _titled(piece)
        host.body.extend(piece.elements)
        if at == len(pieces) - 1:
            if piece.elements and piece.elements[-1].tag == TBL:
                host.body.append(end_line())
            host.body.append(piece.section)
        elif piece.elements:
            end_section(host.body, piece.elements[-1], piece.section)
    fill_list(host, guest, titles, pointed_at)
    fill_pages(host.body, standing)
    Frames(host, guest).frame(list(host.body.iter(f"{W}sectPr")))
    number_names([host.body])
    return host.packed(framed=True)


def stretches(content: bytes, shown: str, bookmarks: Sequence[str]) -> dict[str, tuple[int, int | None]]:
    """Where each form stands in a volume by its bookmark: its first paragraph, and the first behind it.

    Paragraphs are counted in file order; None where the form is the last of the volume.
    """
    found: dict[str, tuple[int, int | None]] = {}
    begun = ""
    for at, paragraph in enumerate(Parts(content, shown).root.iter(P)):
        names = {each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart")}
        begins = next((name for name in names if name in bookmarks), "")
        own = (value(paragraph, "pPr/pStyle") or "").startswith(OWN)
        if begun and (begins or own):
            found[begun] = (found[begun][0], at)
            begun = ""
        if begins:
            found[begins] = (at, None)
            begun = begins
    return found


def _lifted(host: Parts, placed: Sequence[PlacedForm]) -> Iterator[_Piece]:
    """The forms of the host, each with its page set-up, by the bookmarks that lifting set."""
    starts = {f"{START}{at}": form for at, form in enumerate(placed, 1)}
    grouped: list[tuple[PlacedForm, list[etree._Element]]] = []
    for child in host.body:
        if child.tag == f"{W}sectPr":
            continue
        names = (each.get(f"{W}name", "") for each in child.iter(f"{W}bookmarkStart"))
        form = next((starts[name] for name in names if name in starts), None)
        if form is not None:
            grouped.append((form, []))
        if grouped:
            grouped[-1][1].append(child)
    last = host.body.find(f"{W}sectPr")
    for form, elements in grouped:
        _rename(elements, form.bookmark)
        own = elements[-1].find(f"{W}pPr/{W}sectPr")
        section = own if own is not None else deepcopy(last) if last is not None else made("sectPr")
        if own is not None:
            drop(own)
        yield _Piece(elements, section, form)


def _rename(elements: Sequence[etree._Element], bookmark: str) -> None:
    for element in elements:
        for each in element.iter(f"{W}bookmarkStart"):
            if each.get(f"{W}name", "").startswith(START):
                each.set(f"{W}name", bookmark)


def _edited(host: Parts, form: PlacedForm, shown: str) -> _Piece:
    """A form that people edited: a guest of its own, for its styles may be others by now."""
    assert form.edited is not None
    elements = Guest(Parts(form.edited, shown), host, f"own{form.bookmark}").elements()
    section = elements.pop() if elements and elements[-1].tag == f"{W}sectPr" else made("sectPr")
    _rename(elements, form.bookmark)
    return _Piece(elements, section, form)


def _pieces(guest: Guest, forms: Mapping[str, _Piece]) -> Iterator[_Piece]:
    """The volume from front to back: the guest's blocks, cut where a form takes a line's place."""
    elements = guest.elements()
    last = elements.pop() if elements and elements[-1].tag == f"{W}sectPr" else made("sectPr")
    begun: list[etree._Element] = []
    for at, element in enumerate(elements):
        code = _form_line(element)
        if code is None:
            begun.append(element)
        own = element.find(f"{W}pPr/{W}sectPr")
        if own is not None and code is None:
            drop(own)
            yield from _made(begun, own)
            begun = []
        if code is not None:
            yield from _made(begun, _governing(elements[at:], last))
            begun = []
            if code in forms:
                yield forms[code]
    yield from _made(begun, last)


def _under_titles(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces, a title alone joined with docgen's part behind it."""
    waiting: _Piece | None = None
    for piece in pieces:
        if waiting is not None and piece.form is None:
            elements = [*waiting.elements, *piece.elements]
            yield _Piece(elements, piece.section, waiting.form, len(waiting.elements))
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = piece if piece.form is not None and piece.form.bare else None
        if waiting is None:
            yield piece
    if waiting is not None:
        yield waiting


def _made(elements: list[etree._Element], section: etree._Element) -> Iterator[_Piece]:
    """A piece, where it prints anything: the line that ends a section alone would be a blank page."""
    prints = ("t", "drawing", "pict", "object", "tbl")
    if any(next(each.iter(*(W + name for name in prints)), None) is not None for each in elements):
        yield _Piece(elements, deepcopy(section))


def _form_line(element: etree._Element) -> str | None:
    if element.tag != P:
        return None
    words = "".join(each.text or "" for each in element.iter(f"{W}t")).strip()
    return words.removeprefix(FORM_LINE) if words.startswith(FORM_LINE) else None


def _governing(elements: Sequence[etree._Element], last: etree._Element) -> etree._Element:
    found = (each.find(f"{W}pPr/{W}sectPr") for each in elements)
    return next((each for each in found if each is not None), last)


def _titled(piece: _Piece) -> Iterator[Title]:
    """The form's title as a title of the volume; nothing else of the form is one."""
    if piece.form is None:
        return
    own = piece.elements[: piece.under or len(piece.elements)]
    for paragraph in [each for element in own for each in element.iter(P)]:
        names = {each.get(f"{W}name") for each in paragraph.iter(f"{W}bookmarkStart")}
        title = piece.form.bookmark in names
        _outline(paragraph, "0" if title else "9")
        if title:
            yield Title(paragraph, 1, piece.form.heading, piece.form.bookmark)


def _outline(paragraph: etree._Element, level: str) -> None:
    """Set the level that a paragraph has in the file's outline: 0 for a title, 9 for text."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        if level == "9":
            return
        properties = made("pPr")
        paragraph.insert(0, properties)
    said = value(properties, "outlineLvl")
    if said is None and level == "9" and value(properties, "pStyle") is None:
        return
    for each in list(properties.iterchildren(f"{W}outlineLvl")):
        drop(each)
    behind = {W + name for name in ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")}
    later = next((each for each in properties if each.tag in behind), None)
    mark = made("outlineLvl", val=level)
    properties.append(mark) if later is None else later.addprevious(mark)
