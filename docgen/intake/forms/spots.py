"""Places to fill in a paragraph, by their look alone; what each asks for is said by `asked`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from docgen.intake.forms.dates import GAP, WIDE, dates
from docgen.model.reading.blocks import Paragraph
from docgen.model.rules.forms import BlankWords
from docgen.model.text import narrow

Look = Literal["underline", "underscore", "bracket", "colon", "date", "tick", "spaces", "dots", "crosses"]

LONGEST = 20_000
"""A paragraph of more characters is no line of a form."""

REACH = 300
"""So many characters around a place can say what it asks for."""

_TICK = re.compile("[□☐◻▢]")
_BRACKET = re.compile(r"[(\[【〔<{]([^()\[\]【】〔〕<>{}]{1,40})[)\]】〕>}]")
_DOTS = re.compile(r"[.·]{6,}|[…⋯]{3,}")
_CROSSES = re.compile(r"(?<![A-Za-z0-9])(?:[Xx]{2,}|×{2,}|\*{2,}|某某|○{2,})(?![A-Za-z0-9])")
_WIDE_WORD = f"[{GAP}](?=[^{GAP}:]{{0,2}}[{GAP}:(])"
_LABEL = re.compile(rf"(?:[\u4e00-\u9fffA-Za-z/、或]|\([^()]*\)|{_WIDE_WORD}){{1,30}}:")
_MEASURED = re.compile("(?:(?:万|亿)?元|人|天|份|%)(?:[,;。、)]|$)")
"""A unit alone before a sign: however small the gap before it, a figure is to stand there."""

_UNIT = re.compile(r"[元万亿%人名天日年月份套个包起号的,;。、.)”\"»》]|平方")


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of a paragraph that are to be filled; `hint` is what a bracket says shall stand there."""

    start: int
    end: int
    look: Look
    hint: str = ""


def spots(paragraph: Paragraph, words: BlankWords) -> list[Spot]:
    """The places to fill of a paragraph, left to right, none touching another; none in a whole book."""
    text = narrow(paragraph.text)
    if len(text) > LONGEST:
        return []
    found = _Found([], bytearray(len(text) + 1))
    lined = _underlined(paragraph)
    for start, end in dates(text, lined, words):
        found.add(Spot(start, end, "date"))
    for each in _TICK.finditer(text):
        if words.told_of.match(text, each.end()):  # 在□内打√ speaks of boxes and is none
            found.close(each.start(), each.end())
        else:
            found.add(Spot(each.start(), each.end(), "tick"))
    for each in words.placeholder.finditer(text):
        found.add(Spot(each.start(), each.end(), "bracket"))
    lines, filled = _lines(text, lined, found, words)
    lines += _named_crosses(text, found, words)
    for spot in _with_hints(text, lines, found, words):
        found.add(spot)
    for start, end in filled:
        found.close(start, end)
    for pattern, look in ((_DOTS, "dots"), (_CROSSES, "crosses")):
        for each in pattern.finditer(text):
            if look == "crosses" or re.search(r"[:\u4e00-\u9fff“\"《(]\s*$", behind(text, each.start())):
                found.add(Spot(each.start(), each.end(), look))  # type: ignore[arg-type]
    for spot in _after_colons(text, found, words):
        found.add(spot)
    for spot in _gaps(text, found, words, centred=paragraph.align == "center"):
        found.add(spot)
    return found.in_order()


@dataclass
class _Found:
    """Spots so far; `taken` has a 1 for each character that is one's, or is filled already."""

    spots: list[Spot]
    taken: bytearray

    def free(self, start: int, end: int) -> bool:
        """Whether nothing was found there."""
        return self.taken.find(1, start, end) < 0

    def close(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\x01" * (end - start)

    def add(self, spot: Spot) -> None:
        if self.free(spot.start, max(spot.end, spot.start + 1)):
            self.spots.append(spot)
            self.close(spot.start, spot.end)

    def in_order(self) -> list[Spot]:
        return sorted(self.spots, key=lambda spot: spot.start)


def behind(text: str, at: int) -> str:
    """What stands before a place, as far back as words can matter."""
    return text[max(0, at - REACH) : at]


def width(gap: str) -> int:
    """How many half-width blanks a gap takes; a tab as much as makes a place to write."""
    return sum({"\u3000": 2, "\t": WIDE}.get(character, 1) for character in gap)


def _underlined(paragraph: Paragraph) -> list[bool]:
    mask = [run.underlined for run in paragraph.runs for _ in run.text]
    return mask if len(mask) == len(paragraph.text) else [False] * len(paragraph.text)


def _lines(
    text: str, lined: list[bool], found: _Found, words: BlankWords
) -> tuple[list[Spot], tuple[tuple[int, int], ...]]:
    """Drawn lines without words on them; and the stretches whose line has its words already."""
    lines: list[Spot] = []
    filled: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        start = at
        while (
            at < len(text) and (text[at] == "_" or lined[at] or _parts(text, at)) and found.free(at, at + 1)
        ):
            at += 1
        if at == start:
            at += 1
            continue
        stretch = text[start:at]
        written = stretch.strip("_" + GAP)
        look: Look = "underline" if any(lined[start:at]) else "underscore"
        if not written:
            if len(stretch) > 1 or stretch == "\t":
                lines.append(Spot(start, at, look))
        elif _hint(written.strip("()[]【】〔〕<>"), words):
            lines.append(Spot(start, at, look, _asked(written.strip("()[]【】〔〕<>"), words)))
        elif ":" not in written and re.search(f"[_{GAP}]", stretch):
            filled.append((start, at))
    return _without_written(text, _joined(text, lines), filled, words)


def _named_crosses(text: str, found: _Found, words: BlankWords) -> list[Spot]:
    """Crosses with the bracket behind that names them: ××××（供应商名称）."""
    met = [(each, _BRACKET.match(text, each.end())) for each in _CROSSES.finditer(text)]
    return [
        Spot(each.start(), each.end(), "crosses")
        for each, named in met
        if named and found.free(each.start(), named.end()) and _hint(named[1].strip("_" + GAP), words)
    ]


def _parts(text: str, at: int) -> bool:
    """Whether a blank stands between two signs of one line: _ _ _ _."""
    return text[at] == " " and text[at - 1 : at] == "_" and text[at + 1 : at + 2] == "_"


def _joined(text: str, lines: list[Spot]) -> list[Spot]:
    """Lines with no more than one blank between them are one."""
    joined: list[Spot] = []
    for spot in lines:
        last = joined[-1] if joined else None
        if last and not (last.hint or spot.hint) and text[last.end : spot.start] in ("", " "):
            joined[-1] = replace(last, end=spot.end)
        else:
            joined.append(spot)
    return joined


def _without_written(
    text: str, lines: list[Spot], filled: list[tuple[int, int]], words: BlankWords
) -> tuple[list[Spot], tuple[tuple[int, int], ...]]:
    """Leave out _90_ and __无__: what is between two short lines is their filling."""
    kept = list(lines)
    for left, right in pairwise(lines):
        between = text[left.end : right.start].strip()
        short = max(left.end - left.start, right.end - right.start) <= WIDE
        if short and words.prefilled.fullmatch(between) and left in kept and right in kept:
            kept.remove(left)
            kept.remove(right)
            filled.append((left.start, right.end))
    return kept, tuple(filled)


def _hint(words_in: str, words: BlankWords) -> bool:
    inner = re.sub(r"\s+", "", words_in)
    if words.asking.match(inner) and _asked(inner, words) != inner:
        return True
    return words.hint.fullmatch(inner) is not None and words.not_hint.search(inner) is None


def _asked(hint: str, words: BlankWords) -> str:
    """What a hint asks for: of 填写“项目名称” the words in quotes."""
    said = words.asking.match(hint)
    quoted = re.fullmatch('["“「]([^"“”「」]{2,24})["”」]', hint[said.end() :]) if said else None
    return quoted[1] if quoted else hint


def _with_hints(text: str, lines: list[Spot], found: _Found, words: BlankWords) -> Iterator[Spot]:
    """Lines together with the bracket that names them, and brackets that stand alone for what goes there."""
    left = {spot.start: spot for spot in lines}
    for bracket in _BRACKET.finditer(text):
        inner = bracket[1].strip("_" + GAP)
        if not _hint(inner, words) or not found.free(bracket.start(), bracket.end()):
            continue
        after_it = text[bracket.end() : bracket.end() + REACH].lstrip(GAP)
        gap = re.search(rf"(?<=\S)[{GAP}]+$", behind(text, bracket.start()))
        begins = bracket.start() - len(gap.group() if gap else "")
        wide = gap is not None and width(gap.group()) >= WIDE and found.free(begins, bracket.end())
        inside = [spot for spot in lines if bracket.start() < spot.start < bracket.end()]
        before = next((s for s in left.values() if text[s.end : bracket.start()] in ("", " ")
                       and s.end <= bracket.start()), None)  # fmt: skip
        after = next((s for s in left.values() if s.start == bracket.end()), None)
        if inside:
            continue
        inner = _asked(inner, words)
        if before or after:
            line = before or after
            assert line is not None
            del left[line.start]
            yield Spot(min(line.start, bracket.start()), max(line.end, bracket.end()), line.look, inner)
        elif wide:
            yield Spot(begins, bracket.end(), "spaces", inner)
        elif _stands_for(behind(text, bracket.start()), after_it, inner, words):
            yield Spot(bracket.start(), bracket.end(), "bracket", inner)
    yield from left.values()


def _stands_for(before: str, behind: str, inner: str, words: BlankWords) -> bool:
    """Whether a bracket is to be replaced: a party alone, or one before a colon, explains the word before."""
    apart = re.search(rf"(?:^|[:、,“\"《{GAP})]|致)$", before) is not None
    return apart or not (behind.startswith(":") or words.parties.fullmatch(inner))


def _after_colons(text: str, found: _Found, words: BlankWords) -> Iterator[Spot]:
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
        elif space and (rest[0] in ",;。、" or (asks and _UNIT.match(rest))):
            yield Spot(start, end, "spaces")
        elif asks and (label := _LABEL.match(rest)) and _asks(label.group()[:-1], words):
            yield Spot(start, start, "colon")


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


def _gaps(text: str, found: _Found, words: BlankWords, centred: bool) -> Iterator[Spot]:
    """Gaps within a sentence or after a place to sign, wide enough to write in."""
    for gap in re.finditer(f"[{GAP}]+", text):
        before, rest = behind(text, gap.start()), text[gap.end() : gap.end() + REACH]
        if not before.strip() or before.endswith((":", "\n")) or not found.free(gap.start(), gap.end()):
            continue
        signs = bool(words.sign.search(before[-6:]) or words.seal.search(before[-6:]))
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
