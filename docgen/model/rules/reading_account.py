"""The words by which what gave no entry is told apart: rules/reading/account.yaml."""

from __future__ import annotations

import re

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.reading.outline import ChapterKind
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern
from docgen.model.text import unspaced


class GeneralWords(Record):
    """A subject of what tenders say in general, known by its own words or the heading above.

    `aside`: it is not about the bid, whatever words of duty it has; those of `always` apart.
    """

    about: Name = Field(title="说的是什么")
    words: Pattern | None = Field(None, title="字样")
    heads: Pattern | None = Field(None, title="上面的标题")
    aside: bool = Field(False, title="说的不是投标")


class AccountRule(Dated):
    """All of rules/reading/account.yaml; words are met in unspaced text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    binds: tuple[Pattern, ...] = Field(title="有约束力的字样", min_length=1)
    bears: tuple[Pattern, ...] = Field(title="其他关系投标的字样")
    others: Pattern = Field(title="说别人的分句")
    bidder: Pattern = Field(title="说别人而对投标人有要求")
    always: Pattern = Field(title="不论说的是谁都关系投标")
    shortest: int = Field(title="一句话的最少字数", gt=0)
    general: tuple[GeneralWords, ...] = Field(title="通用条款")
    cover: Pattern = Field(title="封面")
    kinds: dict[ChapterKind, Name] = Field(title="各章的说法")
    totals: tuple[Name, ...] = Field(title="合计行")

    def bearing(self, text: str) -> str:
        """The words by which a text bears on the bid, or the empty text.

        A short text without a word of duty is a label or a figure and bears on nothing.
        """
        plain = unspaced(text)
        patterns = self.binds if len(plain) < self.shortest else (*self.binds, *self.bears)
        for clause in re.split("[。;\n]", plain):
            if self.others.search(clause) and not self.bidder.search(clause):
                continue
            for pattern in patterns:
                if met := pattern.search(clause):
                    return met.group()
        return ""

    def binding(self, text: str) -> bool:
        """Whether a text has a word of duty, or says what voids."""
        return any(pattern.search(unspaced(text)) for pattern in self.binds)

    def concerns(self, text: str, about: GeneralWords | None) -> str:
        """The words by which a text of this subject bears on the bid, or the empty text."""
        if about and about.aside:
            met = self.always.search(unspaced(text))
            return met.group() if met else ""
        return self.bearing(text)

    def subject(self, text: str, heads: tuple[str, ...]) -> GeneralWords | None:
        """What a text says in general, by its words before the headings above it; None where not known."""
        plain = unspaced(text)
        return next((each for each in self.general if each.words and each.words.search(plain)), None) or next(
            (
                each
                for each in self.general
                if each.heads and any(each.heads.search(unspaced(head)) for head in heads)
            ),
            None,
        )
