"""The order of schooling and of levels of certificates, names of one trait, words for two posts in one."""

from __future__ import annotations

import re

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern
from docgen.model.text import squeezed, unspaced

Ranks = tuple[tuple[Name, ...], ...]
"""From the lowest to the highest, words for the same in one row."""

_BRACKETS = re.compile(r"\([^()]*\)")


class LevelOrder(Record):
    """One series of levels."""

    name: Name = Field(title="名称")
    source: Name = Field(title="依据")
    verify: bool = Field(title="待核对原文", default=False)
    ranks: Ranks = Field(title="顺序", min_length=2)


class StaffLevels(Dated):
    """All of rules/staff_levels.yaml; words are found in squeezed text, the longest first."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    schooling: Ranks = Field(title="学历", min_length=2)
    unfinished: tuple[Name, ...] = Field(title="没有毕业的字样")
    levels: tuple[LevelOrder, ...] = Field(title="证书等级", min_length=1)
    traits: tuple[tuple[Name, ...], ...] = Field(title="身份的叫法")
    joined: Pattern = Field(title="兼任的字样")
    listed: Pattern = Field(title="并列岗位的字样", description="括号以外")

    def knows_schooling(self, word: str) -> bool:
        """Whether the schooling has its place in the order."""
        return _rank(self.schooling, word) is not None

    def knows_level(self, word: str) -> bool:
        """Whether the level stands in one of the series."""
        return bool(self._level(word))

    def schooled(self, held: str, wanted: str) -> bool | None:
        """Whether somebody's schooling is that asked for or above; None where the words do not tell."""
        has, needs = _rank(self.schooling, held), _rank(self.schooling, wanted)
        if has is None or needs is None or any(word in squeezed(held) for word in self.unfinished):
            return None
        return has >= needs

    def reaches(self, certificate: str, wanted: str) -> bool | None:
        """Whether a certificate is of that level or above, by a series that has both; else None."""
        has, needs = self._level(certificate), self._level(wanted)
        shared = [order for order in has if order in needs]
        return has[shared[0]] >= needs[shared[0]] if shared else None

    def _level(self, text: str) -> dict[str, int]:
        """The rank of the longest level named, by each series that has it: 正高级 is no 高级 of another."""
        words = squeezed(text)
        named = [word for order in self.levels for names in order.ranks for word in names if word in words]
        longest = max(named, key=len, default="")
        return {
            order.name: rank
            for order in self.levels
            for rank, names in enumerate(order.ranks)
            if longest in names
        }

    def is_trait(self, held: str, wanted: str) -> bool:
        """Whether both words name one trait."""
        has, needs = squeezed(held), squeezed(wanted)
        return has == needs or any({has, needs} <= set(map(squeezed, names)) for names in self.traits)

    def two_posts(self, role: str) -> bool:
        """Whether a role's name says that two posts are held: 站长（兼文员）, but not 保安员（早班/晚班）."""
        words = unspaced(role)
        return bool(self.joined.search(words) or self.listed.search(_BRACKETS.sub("", words)))


def _rank(ranks: Ranks, text: str) -> int | None:
    words = squeezed(text)
    found = [(len(word), -rank) for rank, names in enumerate(ranks) for word in names if word in words]
    return -max(found)[1] if found else None
