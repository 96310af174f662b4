"""Changes in lines: 原内容：… in one, 现更正为：… in the next; what they are of stands above or before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.intake.amend.tables import amendment
from docgen.model.reading.amendment import Amendment
from docgen.model.reading.blocks import Paragraph
from docgen.model.rules.reading_amend import AmendWords

_NUMBER = r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]\s*)?"
_QUOTES = '“”"「」『』'
_HEADING_LENGTH = 60


def labelled_changes(run: list[Paragraph], words: AmendWords) -> Iterator[tuple[Amendment, set[str]]]:
    """Each change with the blocks that it takes. Its block is that of the line of what stood before."""
    before_line = _line(words.before_labels)
    after_line = _line(words.after_labels)
    both = _both(words)
    where, pending = "", None
    for paragraph in run:
        text = paragraph.printed.strip()
        if met := both.match(text):
            place = re.sub(rf"^{_NUMBER}", "", met["where"]).strip() or where
            for each in amendment(place, _bare(met["before"]), _bare(met["after"]), paragraph.id, words):
                yield each, {paragraph.id}
        elif met := before_line.match(text):
            pending = (paragraph, met["where"].strip() or where, [met["text"]])
        elif pending and (met := after_line.match(text)):
            block, place, parts = pending
            taken = {block.id, paragraph.id}
            for each in amendment(place, _bare("\n".join(parts)), _bare(met["text"]), block.id, words):
                yield each, taken
            pending = None
        elif pending and text and not re.match(rf"{_NUMBER}$", text) and not pending[2][0]:
            pending[2][0] = text
        elif len(text) <= _HEADING_LENGTH and not re.search("[。；]", text):
            where = re.sub(rf"^{_NUMBER}", "", text).rstrip("：:")


def _line(labels: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.compile(
        rf"{_NUMBER}(?P<where>[^：:。；“]{{0,40}}?)[，,]?\s*(?:{named})\s*[：:]\s*(?P<text>.*)", re.DOTALL
    )


def _both(words: AmendWords) -> re.Pattern[str]:
    """更正前：…；更正后：… in one line."""
    first, then = (
        "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
        for labels in (words.before_labels, words.after_labels)
    )
    return re.compile(
        rf"{_NUMBER}(?P<where>[^：:。；“]{{0,40}}?)[，,]?\s*(?:{first})\s*[：:]\s*(?P<before>.+?)[；;。，,]\s*"
        rf"(?:{then})\s*[：:]\s*(?P<after>.+?)[。；]?$",
        re.DOTALL,
    )


def _bare(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] in _QUOTES and text.rstrip("。；;")[-1] in _QUOTES:
        return text.rstrip("。；;")[1:-1]
    return text
