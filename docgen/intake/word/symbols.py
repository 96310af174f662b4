"""Signs of symbol fonts as characters that every font has; tick boxes as □ and ☑.

Wingdings and its kin draw signs under the codes of letters, or under U+F020 to U+F0FF. What a code draws is
a fact of the font; what is not listed here is a bullet.
"""

from __future__ import annotations

EMPTY, TICKED = "□", "☑"
_BULLET = "•"
_PRIVATE = 0xF000

# Codes within the fonts; only what stands in papers as a box, a mark, a tick or an arrow.
_WINGDINGS = {
    0x4C: "☹", 0x4A: "☺", 0x6C: "●", 0x6D: EMPTY, 0x6E: "■", 0x6F: EMPTY, 0x70: EMPTY, 0x71: EMPTY,
    0x72: EMPTY, 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x81: "①", 0x82: "②", 0x83: "③",
    0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩", 0x8C: "①", 0x8D: "②",
    0x8E: "③", 0x8F: "④", 0x90: "⑤", 0x91: "⑥", 0x92: "⑦", 0x93: "⑧", 0x94: "⑨", 0x95: "⑩", 0x9E: "·",
    0x9F: "•", 0xA1: "○", 0xA4: "◎", 0xA7: "▪", 0xA8: EMPTY, 0xAB: "★", 0xAF: "✩", 0xB2: "✧", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "×", 0xFC: "√", 0xFD: TICKED,
    0xFE: TICKED, 0x20: " ",
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: EMPTY, 0x30: EMPTY, 0x4F: "×", 0x50: "√", 0x51: TICKED, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED,
    0x97: "●", 0x98: "●", 0xA0: "▪", 0xA2: "■", 0xA3: EMPTY, 0x20: " ",
}  # fmt: skip
_WINGDINGS_3 = {0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x7D: "▶", 0x7C: "◀", 0x20: " "}
_WEBDINGS = {0x61: "√", 0x63: EMPTY, 0x67: "■", 0x6E: "●", 0x72: "×", 0x20: " "}
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{at: chr(at) for at in range(0x20, 0x40)},
    **{ord(first) + at: sign for first, row in zip("Aa", _GREEK, strict=True) for at, sign in enumerate(row)},
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2D: "−", 0x40: "≅", 0x5B: "[", 0x5C: "∴", 0x5D: "]", 0x5E: "⊥",
    0x5F: "_", 0x7B: "{", 0x7C: "|", 0x7D: "}", 0x7E: "∼", 0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xA9: "♥",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB5: "∝", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC6: "∅",
    0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√",
    0xD7: "·", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
# Boxes of Unicode that are drawn as the two.
_BOXES = str.maketrans(
    dict.fromkeys("☐◻⬜▢❏❐❑❒🗆", EMPTY) | dict.fromkeys("☒🗹🗷🗵✅", TICKED)
)  # fmt: skip


def is_symbol_font(font: str) -> bool:
    """Whether letters in this font are drawn as signs."""
    return font.strip().lower() in _FONTS


def symbol(code: int, font: str) -> str:
    """The sign that `font` draws for a code, with or without U+F000 added."""
    signs = _FONTS.get(font.strip().lower(), _WINGDINGS)
    return signs.get(code - _PRIVATE if code >= _PRIVATE else code, _BULLET)


def plain(text: str, font: str = "") -> str:
    """Text with signs of private use, or all of it where its font is one of signs, as plain characters."""
    if text.isascii() and not font:
        return text
    if is_symbol_font(font):
        return "".join(symbol(ord(c), font) if _drawn(ord(c)) else c for c in text).translate(_BOXES)
    if any("\uf000" <= character <= "\uf0ff" for character in text):
        text = "".join(symbol(ord(c), font) if "\uf000" <= c <= "\uf0ff" else c for c in text)
    return text.translate(_BOXES)


def _drawn(code: int) -> bool:
    return 0x20 <= code <= 0xFF or _PRIVATE <= code <= _PRIVATE + 0xFF
