"""The text of a scan or PDF that proves something: its first pages, by the ways in which tenders are read."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from docgen.guard.files import read_file
from docgen.guard.pdf import MAX_BYTES, PdfDesk
from docgen.guard.picture import DAMAGED, FORMATS, MAX_PIXELS
from docgen.intake.pdf.page import read_sheets
from docgen.intake.pdf.scan import DPI, Recogniser, Scans, sheet_of
from docgen.intake.pdf.sheet import Box, Column, DrawnTable, Flow, Sheet
from docgen.model.company.paper_text import Pages

_MOST_DOTS = 3_400
"""Of the longer side: A3 at 200 dots an inch; a phone's photograph has more and says no more."""


class PaperReader:
    """Reads many papers with one child and one engine; `begin` is called before a picture is recognised."""

    def __init__(self, desk: PdfDesk, begin: Callable[[], None]) -> None:
        self._desk, self._begin = desk, begin
        self._recogniser = Recogniser()

    @staticmethod
    def recognises() -> bool:
        """Whether the extra `ocr` is installed."""
        return Scans.possible()

    def pdf(self, path: Path, count: int, most: int) -> Pages:
        """The first `most` of its `count` pages; what has no text is recognised where that can be done."""
        scans = Scans(self._desk, path, self._recogniser)
        texts, recognised = [], False
        for number in range(min(count, most)):
            read = self._desk.ask(read_sheets, path, number, number + 1)
            sheet: Sheet | None = read[0] if isinstance(read, list) else None
            if sheet is not None and not sheet.legible:
                sheet = scans.sheet(number + 1, self._begin)
                recognised = recognised or sheet is not None
            texts.append("\n".join(_lines(sheet)) if sheet else "")
        there = any(text.strip() for text in texts)
        how = "recognised" if there and recognised else "text" if there else "none"
        return Pages(tuple(texts), count, how)  # type: ignore[arg-type]

    def picture(self, path: Path) -> Pages:
        """The words in a picture, turned as its camera says; none where it cannot be opened or recognised."""
        content = grey(path) if Scans.ready() else None
        read = self._recogniser.read(content, self._begin) if content else None
        sheet = sheet_of(read, 1) if read else None
        text = "\n".join(_lines(sheet)) if sheet else ""
        return Pages((text,), 1, "recognised") if text.strip() else Pages()


def grey(path: Path) -> bytes | None:
    """The picture as the grey PNG that the engine takes."""
    from PIL import Image, ImageOps

    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(read_file(path, path.name, MAX_BYTES)), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    return None
                upright = ImageOps.exif_transpose(image).convert("L")
                upright.thumbnail((_MOST_DOTS, _MOST_DOTS))
                upright.save(out, "PNG", dpi=(DPI, DPI))
        except DAMAGED:
            return None
    return out.getvalue()


def _lines(sheet: Sheet) -> Iterator[str]:
    """The page's lines in reading order; the cells of a table one by one."""
    for item in sheet.items:
        match item:
            case Column(flow) | Box(flow):
                yield from (line.text for line in flow.lines)
            case DrawnTable():
                yield from _cells(item)


def _cells(table: DrawnTable) -> Iterator[str]:
    for cell in table.cells:
        for part in cell.parts:
            if isinstance(part, Flow):
                yield "".join(line.text for line in part.lines)
            else:
                yield from _cells(part)
