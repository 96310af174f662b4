"""A workbook without personal data: columns by their headings, numbers wherever they stand.

Its parts are changed and everything else in it stays: formats, drop-downs, widths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from docgen.guard.archive import Archive, open_archive
from docgen.guard.markup import parse_markup
from docgen.repeatable_zip import repeatable_zip
from docgen.tasks.carry.headed import personal_columns

_STRINGS = "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_UNREAD = re.compile(r"xl/(theme|styles|calcChain|vbaProject|printerSettings)")
_MARKS = ("id", "uid", "r", "s", "ref", "sqref", "guid", "spans")
"""Attributes whose digits are places and marks of the program."""
_PLACE = re.compile(r"([A-Z]+)([0-9]+)")
_LONG = re.compile(r"1[3-9]\d{9}|\d(\.\d+)?E\+?17|\d{17,18}")
"""A mobile or identity number that was stored as a number."""


def workbook_blanked(path: Path, numbers: re.Pattern[str]) -> tuple[bytes, int]:
    """The workbook's bytes without personal data, and how many cells were blanked.

    Raises DocgenError where the file is no workbook that may be opened.
    """
    archive = open_archive(path, path.name)
    sheets = [name for name in archive.entries if _SHEET.fullmatch(name)]
    trees = {name: parse_markup(archive.part(name)) for name in sheets}
    strings = parse_markup(archive.part(_STRINGS)) if _STRINGS in archive.entries else None
    shared = list(strings.iter("{*}si")) if strings is not None else []
    texts = ["".join(str(each.text or "") for each in item.iter("{*}t")) for item in shared]
    blanked: set[int] = set()
    kept: set[int] = set()
    count = 0
    for tree in trees.values():
        count += _blank_sheet(tree, texts, blanked, kept)
    for number, item in enumerate(shared):
        if number in blanked - kept:
            _empty(item)
        else:
            count += _blank_numbers(item, numbers)
    if strings is not None:
        trees[_STRINGS] = strings
    for name in archive.entries:
        if name.endswith((".xml", ".rels")) and name not in trees and not _UNREAD.match(name):
            trees[name] = parse_markup(archive.part(name))
            count += _blank_numbers(trees[name], numbers)
    for name in sheets:
        count += _blank_numbers(trees[name], numbers)
    if not count:
        return archive.content, 0
    return repeatable_zip(_written(archive, trees)), count


def _written(archive: Archive, trees: dict[str, etree._Element]) -> Iterator[tuple[str, bytes]]:
    for name in archive.entries:
        if name in trees:
            yield name, etree.tostring(trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        else:
            yield name, archive.part(name)


def _blank_sheet(tree: etree._Element, texts: list[str], blanked: set[int], kept: set[int]) -> int:
    """Empty the cells below personal headings, and numbers that are somebody's; how many there were."""
    rows = [
        {_column(cell): (cell, *_text(cell, texts)) for cell in row.iter("{*}c")}
        for row in tree.iter("{*}row")
    ]
    columns, head = personal_columns({key: each[1] for key, each in row.items()} for row in rows)
    count = 0
    for number, row in enumerate(rows):
        for column, (cell, text, index) in row.items():
            own = number >= head and column in columns
            if text and (own or (index is None and _LONG.fullmatch(text))):
                count += 1
                if index is not None:
                    blanked.add(index)
                for child in list(cell):
                    cell.remove(child)
                cell.attrib.pop("t", "")
            elif index is not None:
                kept.add(index)
    return count


def _column(cell: etree._Element) -> str:
    place = _PLACE.match(cell.get("r", ""))
    return place[1] if place else ""


def _text(cell: etree._Element, texts: list[str]) -> tuple[str, int | None]:
    """What a cell holds, and the number of its shared text where it has one."""
    value = cell.find("{*}v")
    if cell.get("t") == "s" and value is not None and str(value.text or "").isdecimal():
        index = int(str(value.text))
        return (texts[index], index) if index < len(texts) else ("", None)
    inline = "".join(str(each.text or "") for each in cell.iter("{*}t"))
    return inline or str(value.text or "" if value is not None else ""), None


def _empty(item: etree._Element) -> None:
    for each in item.iter("{*}t"):
        each.text = ""


def _blank_numbers(root: etree._Element, numbers: re.Pattern[str]) -> int:
    """Take the numbers out of every text and name below; how many there were. Values of cells that are no
    text are judged as numbers."""
    count = 0
    for each in root.iter(etree.Element):
        local = etree.QName(each).localname
        if local == "v" and (parent := each.getparent()) is not None and parent.get("t") != "str":
            continue
        text, here = numbers.subn("", str(each.text or ""))
        if here:
            each.text = text
        for name, value in list(each.attrib.items()):
            if etree.QName(str(name)).localname in _MARKS:
                continue
            # A sheet must have a name, and no other sheet's.
            instead = f"□{count + here + 1}" if local == "sheet" else ""
            plain, more = numbers.subn(instead, str(value))
            if more:
                each.set(str(name), plain)
                here += more
        count += here
    return count
