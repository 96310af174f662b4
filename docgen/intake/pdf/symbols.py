"""Characters of a PDF's fonts as they are seen: signs of symbol fonts, tick boxes as □ and ☑."""

from __future__ import annotations

from docgen.intake.word.symbols import is_symbol_font, plain

_MARKS = frozenset("☑✓✔√☒✗×")
_BLANKS = str.maketrans({"\xa0": " ", "\u2002": " ", "\u2003": " ", "\xad": "-"})


def shown(code: int, font: str) -> tuple[str, bool]:
    """The character that `code` shows in that font, and whether it is known; nothing where it is none."""
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or code in (0xFFFD, 0xFFFE, 0xFFFF):
        return "", code in (0x09, 0x0A, 0x0D)
    name = _family(font)
    private = 0xE000 <= code <= 0xF8FF
    if private or is_symbol_font(name):
        return plain(chr(code), name if is_symbol_font(name) else ""), 0xF000 <= code <= 0xF0FF or not private
    return plain(chr(code)).translate(_BLANKS), True


def ticks(char: str) -> bool:
    """Whether the character, drawn within a box, ticks it."""
    return char in _MARKS


def _family(font: str) -> str:
    """A font's name in a PDF (ABCDEF+Wingdings2, Wingdings-Regular) as documents name it."""
    name = font.split("+")[-1].split("-")[0].split(",")[0].lower()
    return name[:9] + " " + name[9:].strip() if name.startswith("wingdings") and name[9:] else name
