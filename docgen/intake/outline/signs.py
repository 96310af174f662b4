"""Signs at the head of a line, and which of them a document uses as marks at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from docgen.intake.mark_signs import USUAL
from docgen.model.reading.blocks import Document
from docgen.model.rules.reading_outline import OutlineWords

_QUOTES = "“\"'‘「『（(【\\[《"
_SHORT_TITLE = 30
_TAIL = 20
_UNQUOTES = "”\"'’」』）)】\\]》"


@dataclass(frozen=True)
class Signs:
    """The signs that count as marks in one document."""

    symbols: tuple[str, ...]
    words: OutlineWords

    @cached_property
    def _head(self) -> re.Pattern[str]:
        one = "|".join(re.escape(sign) for sign in self.symbols)
        return re.compile(rf"\s*(?:[（(【\[]\s*((?:{one})+)\s*[】）)\]]|((?:(?:{one})\s*)+))")

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        one = "|".join(re.escape(sign) for sign in self.symbols)
        return re.compile(rf"\s*[（(]?\s*((?:{one})+)\s*[)）]?\s*$")

    @cached_property
    def _bullet(self) -> re.Pattern[str]:
        signs = [re.escape(sign) for sign in self.words.bullets if sign not in self.symbols]
        return re.compile(rf"\s*(?:{'|'.join(signs)})\s*(?=\S)")

    def after_bullet(self, text: str) -> int:
        """Where a text begins behind the bullet at its head."""
        found = self._bullet.match(text)
        return found.end() if found else 0

    def at_head(self, text: str, start: int = 0) -> tuple[str, int]:
        """The marks that begin a text and where the rest begins; none where the sign is spoken of."""
        found = self._head.match(text, start)
        if found is None or self.words.mention.match(text, found.end()):
            return "", start
        return re.sub(r"\s", "", found[1] or found[2]), found.end()

    def at_tail(self, text: str) -> tuple[str, str]:
        """The marks that end a text in brackets, a whole sentence or a short title; the text without them."""
        start = max(0, len(text) - _TAIL)
        found = self._tail.search(text, start)
        if found is None or not text[: found.start()].strip():
            return "", text
        short = len(text) <= _SHORT_TITLE and not re.search("[，。；]", text)
        whole = text[: found.start()].rstrip().endswith(("。", "；", ";"))
        if not short and not whole and not re.match(r"\s*[（(]", found.group()):
            return "", text
        return found[1], text[: found.start()].rstrip()

    def after_label(self, text: str) -> tuple[str, str]:
        """The marks that stand before a value (服务期限：★12个月), and the text without them."""
        label = re.match(r"[^，。；：:“\"‘（(]{2,12}[：:]", text)
        if label is None:
            return "", text
        mark, end = self.at_head(text, label.end())
        return (mark, text[: label.end()] + text[end:]) if mark and text[end:].strip() else ("", text)

    def alone(self, text: str) -> str:
        """The marks of a text that has nothing else: a cell of a column for marks."""
        bare = re.sub(r"[\s、,，/]", "", text)
        return bare if bare and all(sign in self.symbols for sign in bare) else ""


def signs(document: Document, words: OutlineWords) -> Signs:
    """The signs that count: the usual ones, and those that the document says it marks clauses with."""
    texts = [paragraph.text for paragraph in document.paragraphs()]
    told = tuple(
        sign for sign in words.marks_if_defined if any(defines(text, sign) for text in texts if sign in text)
    )
    return Signs((*words.marks, *told), words)


def defines(text: str, sign: str) -> bool:
    """Whether a text says that clauses bear the sign: 标“#”的, 带#号条款, “#”为…要求."""
    one = re.escape(sign)
    return bool(
        re.search(
            rf"(?:标有?|标注有?|注有|带有?|加注?|打|用|以)\s*[{_QUOTES}]?\s*(?:[{USUAL}][、/]?)?{one}"
            rf"|[{_QUOTES}]\s*{one}\s*[{_UNQUOTES}]\s*(?:号|的|条款|项|指标|参数|为|是|表示|代表|：|:|标|要求)"
            rf"|(?:^|[，。；、：:\s]){one}\s*号?\s*(?:条款|指标|参数|项(?!目))(?:为|是|不|须|必须|未)",
            text,
        )
    )
