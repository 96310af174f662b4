"""The contents list of a volume of forms: their titles and docgen's headings, each with its page.

Titles of forms bear the tender's own numbers, so docgen's titles of the first level bear none; those of the
second count anew below each.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.render.engine.contents import chinese, make_toc_field, page_field
from docgen.render.engine.values import form_bookmark
from docgen.render.forms.guest import Guest
from docgen.render.forms.names import P, W, drop, made, value
from docgen.render.forms.parts import Parts

LIST_LINE = "docgen:list"
"""The line of the filled parts that the contents list takes the place of."""
_DEEPEST = 4
_LISTED = 2
_BEFORE_LIST = {
    W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}
_UPDATED_BEFORE = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr")


@dataclass(frozen=True, slots=True)
class Title:
    """A line of the list: the paragraph it is about, its level from 1, its words, its bookmark."""

    paragraph: etree._Element
    level: int
    words: str
    bookmark: str


def fill_list(host: Parts, guest: Guest, forms: Sequence[Title], pointed_at: Sequence[str]) -> None:
    """Number docgen's headings of the second level and put the list in its place, where there is one."""
    place = next((p for p in host.body.iter(P) if _text(p).strip() == LIST_LINE), None)
    titles = _titles(host, guest, {each.paragraph: each for each in forms}, list(pointed_at))
    if place is None:
        return
    entries = [
        _entry(title, guest.by_name.get(f"toc {title.level}", ""))
        for title in titles
        if title.level <= _LISTED
    ]
    for entry in entries:
        place.addprevious(entry)
    make_toc_field(entries, _LISTED)
    _give_way(place)
    _ask_to_update(host)


def _titles(
    host: Parts, guest: Guest, forms: dict[etree._Element, Title], pointed_at: list[str]
) -> list[Title]:
    levels = {guest.by_name.get(f"heading {level}", "-"): level for level in range(1, _DEEPEST + 1)}
    titles: list[Title] = []
    numbers, count = "", 0
    for paragraph in host.body.iter(P):
        if paragraph in forms:
            titles.append(forms[paragraph])
            numbers, count = "", 0
            continue
        level = levels.get(value(paragraph, "pPr/pStyle") or "", 0)
        words = _text(paragraph).strip()
        if not level or not words:
            continue
        label = ""
        if level == 1:
            numbers, count = "", 0
        elif value(paragraph, "pPr/numPr/numId") is None:
            numbers = numbers or _counting_anew(host, levels)
            _number(paragraph, numbers, level)
            if level == _LISTED:
                count += 1
                label = f"（{chinese(count)}）"
        bookmark = f"_Toc{len(titles) + 1:06}"
        _mark(paragraph, bookmark)
        if words in pointed_at:
            pointed_at.remove(words)
            _mark(paragraph, form_bookmark(words))
        titles.append(Title(paragraph, level, label + words, bookmark))
    return titles


def _counting_anew(host: Parts, levels: dict[str, int]) -> str:
    """A list like that of docgen's headings that begins with 1; "" where they have none."""
    numbering, styles = host.beside("numbering"), host.beside("styles")
    heading = next((key for key, level in levels.items() if level == _LISTED), "")
    if numbering is None or styles is None:
        return ""
    known = {each.get(f"{W}styleId"): each for each in styles.iterchildren(f"{W}style")}
    own = value(known.get(heading), "pPr/numPr/numId")
    number = next((n for n in numbering.iterchildren(f"{W}num") if n.get(f"{W}numId") == own), None)
    if number is None:
        return ""
    copy = deepcopy(number)
    taken = [int(each.get(f"{W}numId", "0")) for each in numbering.iterchildren(f"{W}num")]
    copy.set(f"{W}numId", str(max(taken) + 1))
    for each in list(copy.iterchildren(f"{W}lvlOverride")):
        drop(each)
    for level in range(1, _DEEPEST):
        over = made("lvlOverride", ilvl=str(level))
        over.append(made("startOverride", val="1"))
        copy.append(over)
    list(numbering.iterchildren(f"{W}num"))[-1].addnext(copy)
    return str(max(taken) + 1)


def _number(paragraph: etree._Element, numbers: str, level: int) -> None:
    properties = paragraph.find(f"{W}pPr")
    if not numbers or properties is None:
        return
    listed = made("numPr")
    listed.append(made("ilvl", val=str(level - 1)))
    listed.append(made("numId", val=numbers))
    behind = [each for each in properties if each.tag in _BEFORE_LIST]
    properties.insert(properties.index(behind[-1]) + 1 if behind else 0, listed)


def _mark(paragraph: etree._Element, name: str) -> None:
    start, end = made("bookmarkStart", id=name), made("bookmarkEnd", id=name)
    start.set(f"{W}name", name)
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)


def _entry(title: Title, style: str) -> etree._Element:
    paragraph = made("p")
    if style:
        properties = made("pPr")
        properties.append(made("pStyle", val=style))
        paragraph.append(properties)
    link = made("hyperlink", anchor=title.bookmark, history="1")
    run, text = made("r"), made("t")
    text.text = title.words
    run.append(text)
    link.append(run)
    tab = made("r")
    tab.append(made("tab"))
    link.append(tab)
    namespace = W.strip("{}")
    link.extend(etree.fromstring(f'<w:p xmlns:w="{namespace}">{page_field(title.bookmark)}</w:p>'))
    paragraph.append(link)
    return paragraph


def _give_way(place: etree._Element) -> None:
    """Take the line out; where a section ends with it, its words alone.

    LibreOffice reads a section's footer when it meets the section's end, and inside a TOC field it leaves out
    the footer's own fields: the page would have no number.
    """
    if place.find(f"{W}pPr/{W}sectPr") is None:
        drop(place)
        return
    for run in list(place.iterchildren(f"{W}r")):
        drop(run)


def _ask_to_update(host: Parts) -> None:
    """Have Word work out the fields when it opens the file."""
    settings = host.beside("settings")
    if settings is None or settings.find(f"{W}updateFields") is not None:
        return
    later = {W + name for name in _UPDATED_BEFORE}
    spot = next((each for each in settings if each.tag in later or not str(each.tag).startswith(W)), None)
    mark = made("updateFields", val="true")
    settings.append(mark) if spot is None else spot.addprevious(mark)


def _text(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
