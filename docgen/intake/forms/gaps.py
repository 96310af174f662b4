"""Places that are left white: behind the colon of a label, between two words, after a place to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.intake.forms.dates import GAP, WIDE
from docgen.intake.forms.places import REACH, Found, Spot, behind, width
from docgen.model.rules.forms import BlankWords

_WIDE_WORD = f"[{GAP}](?=[^{GAP}:]{{0,2}}[{GAP}:(])"
_LABEL = re.compile(rf"(?:[\u4e00-\u9fffA-Za-z/、或]|\([^()]*\)|{_WIDE_WORD}){{1,30}}:")
_MEASURED = re.compile("(?:(?:万|亿)?元|人|天|份|%)(?:[,;。、)]|$)")
"""A unit alone before a sign: however small the gap before it, a figure is to stand there."""

_UNIT = re.compile(r"[元万亿%人名天日年月份套个包起号的,;。、.)”\"»》]|平方")
_SIGNED = re.compile(r"\(([^()]{1,16})\)")
_TICK = re.compile("[□☐◻▢]")


def after_colons(text: str, found: Found, words: BlankWords) -> Iterator[Spot]:
    """Nothing, or a gap, behind the colon of a label."""
    for colon in re.finditer(":", text):
        start = colon.end()
        gap = re.match(f"[{GAP}]*", text[start:])
        end = start + (len(gap.group()) if gap else 0)
        space = width(text[start:end]) >= WIDE
        first_used = start if space else min(end + 1, len(text))
        if not found.free(colon.start(), start) or not found.free(start, max(first_used, end)):
            continue
        rest = text[end : end + REACH]
        asks = _asks(behind(text, colon.start()), words)
        if not rest or rest[0] == "\n":
            if asks:
                yield Spot(start, end, "spaces" if space else "colon")
        elif space and _LABEL.match(rest):
            yield Spot(start, _own_end(text, start, end), "spaces")
        elif space and (rest[0] in ",;。、" or (asks and _UNIT.match(rest)) or _to_sign(rest, words)):
            yield Spot(start, end, "spaces")
        elif asks and (label := _LABEL.match(rest)) and _asks(label.group()[:-1], words):
            yield Spot(start, start, "colon")


def _to_sign(rest: str, words: BlankWords) -> bool:
    """Whether a bracket that follows asks for a hand or a seal: （盖章）."""
    bracket = _SIGNED.match(rest)
    return bracket is not None and _signs(bracket[1], words)


def _signs(text: str, words: BlankWords) -> bool:
    return bool(words.sign.search(text) or words.seal.search(text))


def _own_end(text: str, start: int, end: int) -> int:
    """Where a gap before another label ends: blanks of another kind behind it only part the two."""
    own = re.match(rf"({re.escape(text[start])})+", text[start:end])
    return start + own.end() if own and width(own.group()) >= WIDE else end


def _asks(before: str, words: BlankWords) -> bool:
    """Whether a label stands before: short, of words that ask for something."""
    label = re.sub(rf"[{GAP}]+", "", re.split(rf"[,。;:\n]|[{GAP}]{{4,}}(?=\S\S)", before)[-1])
    label = words.number.sub("", label)
    plain = re.sub(r"\([^()]*\)", "", label)
    role = re.search(r"\(([^()]*)\)$", label)
    if role and words.parties.fullmatch(role[1]) and not words.stand_ins.fullmatch(plain):
        return False
    if not plain or len(plain) > words.longest_label or words.not_asked.search(plain):
        return False
    return re.search(f"(?:{words.asks})$", plain) is not None or bool(
        re.search(f"(?:{words.variants.pattern})\\)$", label)
    )


def gaps(text: str, found: Found, words: BlankWords, centred: bool) -> Iterator[Spot]:
    """Gaps within a sentence or after a place to sign, wide enough to write in."""
    for gap in re.finditer(f"[{GAP}]+", text):
        before, rest = behind(text, gap.start()), text[gap.end() : gap.end() + REACH]
        if not before.strip() or before.endswith((":", "\n")) or not found.free(gap.start(), gap.end()):
            continue
        signs = _signs(before[-6:], words)
        if before.endswith("(") and re.match(r"\)(?![内中里])", rest):
            yield Spot(gap.start(), gap.end(), "spaces")
            continue
        if _MEASURED.match(rest) and re.search("[\u4e00-\u9fff]{2}$", before):
            yield Spot(gap.start(), gap.end(), "spaces")
            continue
        if width(gap.group()) < WIDE or centred or (gap.start() and found.taken[gap.start() - 1]):
            continue
        if not rest or rest[0] == "\n" or _LABEL.match(rest):
            if signs or (not rest and _asks(before, words)):
                yield Spot(gap.start(), gap.end(), "spaces")
        elif "\t" not in gap.group() and not _TICK.match(rest) and not _spaced(before, rest):
            worded = re.search(r"[\u4e00-\u9fff“\"(《]$", before)
            if rest[0] in ",。;" or (worded and re.match(r"[\u4e00-\u9fff”\"()》%]", rest)):
                yield Spot(gap.start(), gap.end(), "spaces")


def _spaced(before: str, rest: str) -> bool:
    """Whether a word is only printed wide: 地    址."""
    left = re.split(rf"[{GAP}\n,。;:]", before)[-1]
    if left == "第":
        return False
    right = re.split(rf"[{GAP}\n,。;:(]", rest)[0]
    return len(left) == 1 and len(right) == 1
