"""Page numbers in the tender's own forms: the marks that filling left become fields that Word keeps true."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.model.response.page_marks import page_marks
from docgen.render.engine.contents import far_page_field, page_field
from docgen.render.engine.values import PageOf
from docgen.render.forms.names import W, made

_NAMESPACE = W.strip("{}")


@dataclass(frozen=True, slots=True)
class Standing:
    """Something with a page: its title, and where it stands."""

    title: str
    page: PageOf


Standings = Callable[[str, str], Sequence[Standing]]
"""What stands behind a mark, by its kind and code, seen from one volume."""


def fill_pages(root: etree._Element, standing: Standings) -> None:
    """Put pages in place of all marks below `root`; a mark that nothing stands behind gives way to a dash."""
    for text in [each for each in root.iter(f"{W}t") if page_marks(each.text or "")]:
        run = text.getparent()
        if run is None or run.tag != f"{W}r":
            continue
        for piece in _pieces(text.text or "", standing):
            run.addprevious(_styled(piece, run))
        rest = [child for child in run if child is not text and child.tag != f"{W}rPr"]
        run.remove(text)
        if not rest:
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)


def _pieces(text: str, standing: Standings) -> Iterator[etree._Element]:
    """Runs for a text with marks."""
    at = 0
    for start, end, shown, kind, code in page_marks(text):
        if text[at:start]:
            yield _words(text[at:start])
        at = end
        found = standing(kind, code)
        if not found:
            yield _words("—")
        for number, each in enumerate(found):
            title = f"{each.title}，" if shown == "papers" else ""
            before = "；" if number and title else "、" if number else ""
            yield from _page(before + title, each.page)
    if text[at:]:
        yield _words(text[at:])


def _page(before: str, page: PageOf) -> Iterator[etree._Element]:
    far = bool(page.volume)
    yield _words(f"{before}《{page.volume}》" if far else f"{before}第")
    field = far_page_field(page.volume, page.bookmark) if far else page_field(page.bookmark)
    yield from list(etree.fromstring(f'<w:p xmlns:w="{_NAMESPACE}">{field}</w:p>'))
    if not far:
        yield _words("页")


def _words(text: str) -> etree._Element:
    run, said = made("r"), made("t")
    said.text = text
    run.append(said)
    return run


def _styled(piece: etree._Element, run: etree._Element) -> etree._Element:
    """The piece as the run looks that it comes from."""
    look = run.find(f"{W}rPr")
    if look is not None:
        piece.insert(0, deepcopy(look))
    return piece
