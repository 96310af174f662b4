"""A text file as a grid, in the encodings that Excel and WPS save, whatever parts columns and ends lines."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from docgen.load.sheets.columns import Wanted
from docgen.load.sheets.grid import Grid
from docgen.load.sheets.headings import find_head
from docgen.model.finding import DocgenError, Message, reason, stop
from docgen.rules.sheets import sheet_words

SUFFIXES = (".csv", ".txt", ".tsv")
_CHUNK = 1 << 20
LONGEST = 10_000_000
"""Characters of a cell; a quotation mark that does not close takes in all that follows."""
_SIGNS = (",", "\t", ";", "，", "|")
_TOLD = {"\t": "Tab", ";": ";", "，": "，", "|": "|"}


def encoding_of(path: Path, shown: str = "") -> str:
    """UTF-16 where its mark begins the file; UTF-8 if every byte is; else GB18030, if every byte is that.

    Raises DocgenError where it is none of them, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            begins = file.read(2)
        if begins in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        for encoding in ("utf-8-sig", "gb18030"):
            if _decodes(path, encoding):
                return encoding
    except OSError as problem:
        said = Message("cannot be read: {reason}", {"reason": reason(problem)})
        raise stop("FILE-MISSING", shown or str(path), said, "table") from None
    said = Message("is neither UTF-8 nor GB18030 text")
    raise stop("FILE-ENCODING", shown or str(path), said)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def text_grid(path: Path, shown: str, wanted: Wanted) -> tuple[Grid, str]:
    """The file's rows, read as they are asked for, and what parts its columns where that is no comma.

    Raises DocgenError FILE-ENCODING, FILE-MISSING; while rows are read, SHEET-UNREADABLE with the row.
    """
    encoding, sign = text_form(path, shown, wanted)
    return Grid("", _rows(path, shown, encoding, sign), text=True), _TOLD.get(sign, "")


def text_form(path: Path, shown: str, wanted: Wanted) -> tuple[str, str]:
    """The file's encoding, and the sign that parts its columns. Raises DocgenError as `encoding_of`."""
    encoding = encoding_of(path, shown)
    with path.open(encoding=encoding, newline="") as file:
        sign = parting_sign(islice(file, sheet_words().search_rows), lambda rows: _headings(rows, wanted))
    return encoding, sign


def _headings(rows: list[list[str]], wanted: Wanted) -> int:
    head = find_head(rows, wanted)
    return sum(map(bool, head.headings)) if head else 0


def parting_sign(first: Iterable[str], headings: Callable[[list[list[str]]], int]) -> str:
    """What parts the columns: the sign by which the first lines have most `headings`, of equals the first."""
    lines = list(first)
    best, found = 0, _SIGNS[0]
    for sign in _SIGNS:
        if not any(sign in line for line in lines):
            continue
        try:
            rows = list(csv.reader(lines, delimiter=sign))
        except csv.Error:
            continue
        count = headings(rows)
        if count > best:
            best, found = count, sign
    return found


def _rows(path: Path, shown: str, encoding: str, sign: str) -> Iterator[Sequence[str]]:
    done = 0
    csv.field_size_limit(LONGEST)  # csv's own bound would stop the whole file for one long cell
    try:
        with path.open(encoding=encoding, newline="") as file:
            for row in csv.reader(file, delimiter=sign, strict=True):
                yield row
                done += 1
    except csv.Error as problem:
        raise _broken(shown, done + 1, str(problem)) from None


def _broken(shown: str, row: int, problem: str) -> DocgenError:
    if "end of data" in problem:
        said = Message("a quotation mark in the row does not close")
    elif "field limit" in problem:
        said = Message("a cell is longer than {n} characters", {"n": LONGEST})
    else:
        said = Message("cannot be read as a table: {problem}", {"problem": problem})
    return stop("SHEET-UNREADABLE", shown, said, "row", location=str(row))
