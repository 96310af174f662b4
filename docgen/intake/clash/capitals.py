"""Amounts and numbers of copies that stand in figures and in words, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.intake.clash.figures import integer
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.model.finding import chinese
from docgen.model.reading.contradiction import Contradiction
from docgen.model.written_figure import written_amount

_FIGURE = r"(?P<figure>[¥￥]?\d[\d,]*(?:\.\d+)?(?:万|亿)?元?)"
_WORDS = r"(?P<words>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*)"
_AMOUNTS = (
    re.compile(rf"{_FIGURE}[(,](?:大写:?)?(?:人民币)?{_WORDS}"),
    re.compile(rf"{_WORDS}\((?:小写:?)?(?:人民币)?{_FIGURE}"),
)
_COUNTS = re.compile(r"(?P<words>[壹贰叁肆伍陆柒捌玖拾]{1,3})\((?P<figure>\d{1,2})\)份")


def different_capitals(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """Each pair of figure and words that are not the same."""
    for sentence in every:
        for pattern in _AMOUNTS:
            for met in pattern.finditer(sentence.plain):
                figure = met["figure"].lstrip("¥￥").rstrip("元") + "元"
                one, other = written_amount(figure), written_amount(met["words"])
                if one is not None and one != other:
                    yield _told(sentence, met["figure"], met["words"])
        for met in _COUNTS.finditer(sentence.plain):
            if integer(met["words"]) != int(met["figure"]):
                yield _told(sentence, f"{met['words']}份", f"({met['figure']})份")


def _told(sentence: Sentence, figure: str, words: str) -> Contradiction:
    return contradiction(
        "capitals",
        chinese("“{figure}”与“{words}”", {"figure": figure, "words": words}),
        Places.of([(sentence, figure), (sentence, words)]),
    )
