"""What a bracket says shall stand in its place, or on the line beside it: （供应商名称）, ____（姓名）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.intake.forms.dates import GAP, WIDE
from docgen.intake.forms.places import REACH, Found, Spot, behind, width
from docgen.model.rules.forms import BlankWords

_INNER = r"[^()\[\]【】〔〕<>{}]"
BRACKET = re.compile(rf"[(\[【〔<{{]({_INNER}{{1,40}})[)\]】〕>}}]")
_NESTED = re.compile(rf"\(({_INNER}{{1,20}}\({_INNER}{{1,20}}\){_INNER}{{0,10}})\)")
"""A bracket that explains its own words: （供应商（全称））."""

_EXAMPLE = re.compile("[,;、](?:例)?如:?.*$")
_LABELS = re.compile(rf"[\[【]{_INNER}{{1,40}}[\]】][{GAP}]*(?:_|[{GAP}]{{4}})")


def is_hint(words_in: str, words: BlankWords) -> bool:
    """Whether the words in a bracket name what is to stand there."""
    inner = re.sub(r"\s+", "", words_in)
    if words.asking.match(inner) and asked_by(inner, words) != inner:
        return True
    return words.hint.fullmatch(inner) is not None and words.not_hint.search(inner) is None


def asked_by(hint: str, words: BlankWords) -> str:
    """What a hint asks for: of 填写“项目名称” the words in quotes."""
    said = words.asking.match(hint)
    quoted = re.fullmatch('["“「]([^"“”「」]{2,24})["”」]', hint[said.end() :]) if said else None
    return quoted[1] if quoted else hint


def with_hints(text: str, lines: list[Spot], found: Found, words: BlankWords) -> Iterator[Spot]:
    """Lines together with the bracket that names them, and brackets that stand alone for what goes there."""
    left = {spot.start: spot for spot in lines}
    for bracket, inner in _brackets(text):
        if not is_hint(inner, words) or not found.free(bracket.start(), bracket.end()):
            continue
        if _LABELS.match(text, bracket.start()) and not text[: bracket.start()].rpartition("\n")[2].strip():
            continue  # 【项目编号】____ is a label and its line
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
        inner = asked_by(inner, words)
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


def _brackets(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The brackets of a text with what they say, without examples and what a bracket within explains."""
    for outer in _NESTED.finditer(text):
        yield outer, re.sub(r"\([^()]*\)", "", outer[1]).strip("_" + GAP)
    for each in BRACKET.finditer(text):
        yield each, _EXAMPLE.sub("", each[1].strip("_" + GAP))


def _stands_for(before: str, behind: str, inner: str, words: BlankWords) -> bool:
    """Whether a bracket is to be replaced: a party alone, or one before a colon, explains the word before."""
    apart = re.search(rf"(?:^|[:、,“\"《{GAP})]|致)$", before) is not None
    return apart or not (behind.startswith(":") or words.parties.fullmatch(inner))
