"""Characters that fonts of symbols show under other codes, and tick boxes as □ and ☑."""

from __future__ import annotations

_BOXES = {
    "wingdings": {0x6F: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0xFD: "☑", 0xFE: "☑"},
    "wingdings2": {0xA3: "□", 0x2A: "□", 0x30: "□", 0x51: "☑", 0x52: "☑", 0x53: "☑", 0x54: "☑"},
}
"""Microsoft's fonts by their codes; a crossed box is a ticked one."""
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x75: "◆", 0x76: "❖", 0xD8: "➢", 0xFC: "✓", 0xFB: "✗", 0x9F: "•"}
_SHOWN = {
    "☐": "□",
    "☒": "☑",
    "🗹": "☑",
    "🗷": "☑",
    "▢": "□",
    "\xa0": " ",
    "\xad": "-",
    "\u2002": " ",
    "\u2003": " ",
}
_MARKS = frozenset("☑✓✔√☒✗×")


def shown(code: int, font: str) -> tuple[str, bool]:
    """The character that `code` shows in that font, and whether it is known; nothing where it is none."""
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or code in (0xFFFD, 0xFFFE, 0xFFFF):
        return "", code in (0x09, 0x0A, 0x0D)
    name = font.lower().replace(" ", "").replace("-", "")
    private = 0xF000 <= code <= 0xF0FF
    if "wingdings" in name or private:
        kind = "wingdings2" if "wingdings2" in name else "wingdings"
        char = _BOXES[kind].get(code & 0xFF) or (kind == "wingdings" and _WINGDINGS.get(code & 0xFF))
        if char:
            return char, True
    if 0xE000 <= code <= 0xF8FF:
        return "•", False
    char = chr(code)
    return _SHOWN.get(char, char), True


def ticks(char: str) -> bool:
    """Whether the character, drawn within a box, ticks it."""
    return char in _MARKS
