"""How lines of a page that are paragraphs of their own are told from paragraphs, and joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.intake.mark_signs import ANY
from docgen.model.reading.blocks import Paragraph, Run

LEAST = 26
"""Characters of a line that may go on in the next: a shorter one ends for want of words, not of room."""

_CHINESE = "\u3400-\u9fff"
_SIGNS = "，。、；：！？“”‘’（）《》〈〉【】〔〕—…％￥"
_ENDED = re.compile(r"[。；！？：:;!?…]\s*$")
_BEGINS = re.compile(
    rf"""\s*(?:
        [{ANY}□☑]
      | 第\s*[一二三四五六七八九十百零〇\d]+\s*[章节部条卷]
      | [（(]\s*(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})\s*[）)]
      | [一二三四五六七八九十]{{1,3}}\s*、
      | \d{{1,3}}(?:\s?[.．]\s?\d{{1,3}})*\s*[.．、)）](?!\d)
      | \d{{1,3}}(?:[.．]\d{{1,3}})+\s*(?=[^\d\s.．%％米吨元倍万亿分升公千平立度天年月日时个㎡])
      | [①-⑳⑴-⒇⒈-⒛]
      | [A-Za-z]\s*[.)、）]
      | (?:附件|附表|附|注|格式|表)\s*[\d一二三四五六七八九十]*\s*[：:．.、]
      | [\u3400-\u9fff（）()/、]{{2,12}}[：:]
    )""",
    re.VERBOSE,
)
_BETWEEN = re.compile(rf"(?<=[{_CHINESE}{_SIGNS}]) (?=[{_CHINESE}{_SIGNS}])")
_BROKEN_AMOUNT = re.compile(r"\s*(\d[\d,]{3,}) ([\d,]*\d?\.\d{1,2})\s*")
_SPREAD = 0.9


def begins(text: str) -> bool:
    """Whether a line begins something: a mark, a number, a label."""
    return _BEGINS.match(text) is not None


def goes_on(first: Paragraph, second: Paragraph, least: int = LEAST) -> bool:
    """Whether the second is the rest of the first."""
    return (
        len(first.text.strip()) >= least
        and not _ENDED.search(first.text)
        and not begins(second.text)
        and not (first.contents or second.contents or second.label)
        and first.size == second.size
        and first.bold == second.bold
        and {first.align, second.align} <= {"left", "both"}
    )


def joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Both as one, under the first's id; `raw` keeps the lines as they stand in the file."""
    runs = [*first.runs, *second.runs]
    gap = " " if first.text[-1:].isascii() and first.text[-1:].isalpha() and second.text[:1].isalpha() else ""
    if gap:
        runs.insert(len(first.runs), Run(gap))
    return replace(
        first,
        text=first.text + gap + second.text,
        runs=tuple(runs),
        joins=(*first.joins, *(() if second.index is None else (second.index,)), *second.joins),
        raw=f"{first.raw or first.text}\n{second.raw or second.text}",
    )


def without_gaps(paragraph: Paragraph, in_cell: bool = False) -> Paragraph:
    """The paragraph without the blanks that a converter left in words: at line ends, between all signs."""
    text = paragraph.text
    spread = _unspread(text)
    if spread is not None:
        gone: Sequence[int] = spread
    elif in_cell and (amount := _BROKEN_AMOUNT.fullmatch(text)):
        gone = [amount.end(1)]
    else:
        gone = [found.start() for found in _BETWEEN.finditer(text)]
    return _without(paragraph, frozenset(gone)) if gone else paragraph


def _unspread(text: str) -> list[int] | None:
    """Where the blanks stand if one stands after every sign (`正 本 壹 份`)."""
    for offset in (0, 1):
        signs = text[offset::2].rstrip()
        gaps = text[offset + 1 :: 2]
        words = len(signs.replace(" ", ""))
        if words >= 4 and gaps and sum(gap == " " for gap in gaps) >= _SPREAD * len(gaps):
            return [at for at in range(offset + 1, len(text), 2) if text[at] == " "] + [0] * offset
    return None


def _without(paragraph: Paragraph, gone: frozenset[int]) -> Paragraph:
    """The paragraph without the characters at these places; lines to write on keep theirs."""
    runs, at = [], 0
    for run in paragraph.runs:
        kept = (c for place, c in enumerate(run.text, at) if run.underlined or place not in gone)
        runs.append(replace(run, text="".join(kept)))
        at += len(run.text)
    text = "".join(run.text for run in runs)
    return replace(paragraph, text=text, runs=tuple(runs), raw=paragraph.raw or paragraph.text)
