"""PDFs drawn by tests, glyph by glyph and rule by rule: Chinese in a font that every reader knows of.

All places are points from the page's upper left corner; y is that of the baseline.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from kit.pdfs import written

A4 = (595, 842)


@dataclass
class DrawnPage:
    """A page and what is drawn on it, in this order."""

    size: tuple[float, float] = A4
    content: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 12, colour: str = "0 g") -> DrawnPage:
        """A line of characters, each as wide as high, letters and digits half as wide."""
        place = f"1 0 0 1 {x} {self.size[1] - y} Tm"
        return self._write(f"{colour} BT /F {size} Tf {place} <{_codes(words)}> Tj ET")

    def turned(self, x: float, y: float, words: str, matrix: str, size: float = 12) -> DrawnPage:
        """A line at an angle: `matrix` is the four numbers of its turn."""
        return self._write(f"BT /F {size} Tf {matrix} {x} {self.size[1] - y} Tm <{_codes(words)}> Tj ET")

    def lines(self, x: float, y: float, *words: str, size: float = 12, pitch: float = 20) -> DrawnPage:
        """Lines one below the other."""
        for at, line in enumerate(words):
            self.text(x, y + at * pitch, line, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> DrawnPage:
        """A thin line."""
        high = self.size[1]
        return self._write(f"0.5 w {x0} {high - y0} m {x1} {high - y1} l S")

    def box(self, x0: float, top: float, x1: float, bottom: float) -> DrawnPage:
        """An outline."""
        return self._write(f"0.5 w {x0} {self.size[1] - bottom} {x1 - x0} {bottom - top} re S")

    def filled(self, x0: float, top: float, x1: float, bottom: float) -> DrawnPage:
        """A filled rectangle, as Word draws borders."""
        return self._write(f"0 g {x0} {self.size[1] - bottom} {x1 - x0} {bottom - top} re f")

    def grid(self, xs: list[float], ys: list[float]) -> DrawnPage:
        """The rulings of a table without merged cells."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self

    def _write(self, operators: str) -> DrawnPage:
        self.content.append(operators)
        return self


def drawn_pdf(*pages: DrawnPage) -> bytes:
    """A PDF of these pages."""
    writer = PdfWriter()
    font = writer._add_object(_font(writer))
    for page in pages:
        made = writer.add_blank_page(*page.size)
        content = StreamObject()
        content.set_data("\n".join(page.content).encode())
        made[NameObject("/Contents")] = writer._add_object(content.flate_encode())
        made[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        )
    return written(writer)


def _codes(words: str) -> str:
    return words.encode("utf-16-be").hex()


def _font(writer: PdfWriter) -> DictionaryObject:
    """STSong-Light, not embedded, by its codes of Unicode; characters of ASCII half as wide."""
    system = DictionaryObject(
        {
            NameObject("/Registry"): TextStringObject("Adobe"),
            NameObject("/Ordering"): TextStringObject("GB1"),
            NameObject("/Supplement"): NumberObject(2),
        }
    )
    half = ArrayObject([NumberObject(1), NumberObject(95), NumberObject(500)])
    descriptor = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/FontDescriptor"),
            NameObject("/FontName"): NameObject("/STSong-Light"),
            NameObject("/Flags"): NumberObject(6),
            NameObject("/Ascent"): NumberObject(880),
            NameObject("/Descent"): NumberObject(-120),
        }
    )
    inner = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType0"),
            NameObject("/BaseFont"): NameObject("/STSong-Light"),
            NameObject("/CIDSystemInfo"): system,
            NameObject("/DW"): NumberObject(1000),
            NameObject("/W"): half,
            NameObject("/FontDescriptor"): writer._add_object(descriptor),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/STSong-Light-UniGB-UCS2-H"),
            NameObject("/Encoding"): NameObject("/UniGB-UCS2-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(inner)]),
        }
    )
