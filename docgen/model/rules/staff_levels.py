"""The order of schooling and of levels of certificates, names of one trait, words for two posts in one."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.company.certificates import NONE
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern
from docgen.model.text import single_spaced, squeezed, unspaced

Ranks = tuple[tuple[Name, ...], ...]
"""From the lowest to the highest, words for the same in one row."""

_BRACKETS = re.compile(r"\([^()]*\)")


class LevelOrder(Record):
    """One series of levels."""

    name: Name = Field(title="名称")
    source: Name = Field(title="依据")
    verify: bool = Field(title="待核对原文", default=False)
    ranks: Ranks = Field(title="顺序", min_length=2)
    titles: tuple[tuple[Name, Name], ...] = Field(
        title="名称即等级", description="没有另写等级的，名称 → 等级", default=()
    )

    def rank(self, word: str) -> int | None:
        """The place of a word in the order."""
        return next((rank for rank, names in enumerate(self.ranks) if word in names), None)


class StaffLevels(Dated):
    """All of rules/staff_levels.yaml; words are found in squeezed text, the longest first."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    schooling: Ranks = Field(title="学历", min_length=2)
    unfinished: tuple[Name, ...] = Field(title="没有毕业的字样")
    levels: tuple[LevelOrder, ...] = Field(title="证书等级", min_length=1)
    not_levels: Pattern = Field(title="不是等级的名称")
    lesser: Pattern = Field(title="低一等的字样")
    certificate_names: Pattern = Field(title="证书名称的结尾")
    certificate_apart: Pattern = Field(title="几个证书之间的分隔")
    not_held: Pattern = Field(title="没有取得的字样")
    in_doubt: Pattern = Field(title="看不出能不能用的字样")
    of_all: Pattern = Field(title="说到全部证书的字样")
    traits: tuple[tuple[Name, ...], ...] = Field(title="身份的叫法")
    denied_traits: Pattern = Field(title="不是这种身份的字样")
    traits_apart: Pattern = Field(title="几种身份之间的分隔")
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
        """The rank of the levels named, by each series that has them and in which they are one.

        The longest word counts where it stands: 正高级 is no 高级 of another series, 助理工程师 no 工程师.
        """
        named = set(self._level_words.findall(self.not_levels.sub("", squeezed(text))))
        found = {}
        for order in self.levels:
            titles = dict(order.titles)
            ranks = {rank for word in named if (rank := order.rank(word)) is not None}
            ranks = ranks or {
                rank for word in named if (rank := order.rank(titles.get(word, ""))) is not None
            }
            if len(ranks) == 1:
                found[order.name] = ranks.pop()
        return found

    @cached_property
    def _level_words(self) -> re.Pattern[str]:
        words = [word for order in self.levels for names in order.ranks for word in names]
        words += [title for order in self.levels for title, _ in order.titles]
        return re.compile("|".join(sorted(set(words), key=len, reverse=True)))

    def is_trait(self, held: str, wanted: str) -> bool | None:
        """Whether a cell names a trait; None where its words only contain it, as 退伍军人家属 do."""
        needs = squeezed(wanted)
        known = {needs}.union(
            *(names for names in (set(map(squeezed, each)) for each in self.traits) if needs in names)
        )
        doubt = False
        for piece in apart(held, self.traits_apart):
            has = squeezed(_BRACKETS.sub("", single_spaced(piece)))
            if has in known:
                # 退伍军人（待认定） says more than the trait.
                if squeezed(piece) == has or not self.not_held.search(squeezed(piece)):
                    return True
                doubt = True
            elif any(word in has for word in known) and not self.denied_traits.search(has):
                doubt = True
        return None if doubt else False

    def certificates(self, cell: str) -> list[str]:
        """The certificates of a cell one by one, each with what is said of it and of all.

        保安员证（三级）、健康证 are two; what names none (三级, 有效期至…, 办理中) belongs to the one before.
        """
        pieces: list[str] = []
        for piece in apart(cell, self.certificate_apart):
            name = squeezed(_BRACKETS.sub("", single_spaced(piece)))
            own = self.certificate_names.search(name) and not self._level_words.fullmatch(name)
            if own or not pieces or pieces[-1] == NONE:
                pieces.append(piece)
            else:
                pieces[-1] += f" {piece}"
        said = next((piece for piece in reversed(pieces) if self.of_all.search(piece)), "")
        return pieces if not self.against(said) else [f"{piece} {said}" for piece in pieces]

    def against(self, words: str) -> tuple[bool | None, str] | None:
        """What words say against a certificate: False and how, where it is not held; None where in doubt."""
        if denied := self.not_held.search(squeezed(words)):
            return False, denied.group()
        doubted = self.in_doubt.search(words)
        return (None, doubted.group()) if doubted else None

    def of_name(self, certificate: str, name: str) -> bool:
        """Whether a certificate is of that name, or of a title above it: 助理工程师 is no 工程师."""
        words, wanted = squeezed(certificate), squeezed(name)
        start = words.find(wanted)
        if start >= 0:
            return not self.lesser.search(words[:start])
        return any(
            title in wanted and title in words and not self.lesser.search(words)
            for order in self.levels
            if order.rank(wanted) is not None and self.reaches(certificate, wanted)
            for title, _ in order.titles
        )

    def two_posts(self, role: str) -> bool:
        """Whether a role's name says that two posts are held: 站长（兼文员）, but not 保安员（早班/晚班）."""
        words = unspaced(role)
        return bool(self.joined.search(words) or self.listed.search(_BRACKETS.sub("", words)))


def apart(text: str, separators: re.Pattern[str]) -> list[str]:
    """The pieces of a text between separators outside brackets."""
    pieces, start, words = [], 0, single_spaced(text)
    hidden = _BRACKETS.sub(lambda found: "□" * len(found[0]), words)
    for found in separators.finditer(hidden):
        pieces.append(words[start : found.start()])
        start = found.end()
    return [piece.strip() for piece in (*pieces, words[start:]) if piece.strip()]


def _rank(ranks: Ranks, text: str) -> int | None:
    words = squeezed(text)
    found = [(len(word), -rank) for rank, names in enumerate(ranks) for word in names if word in words]
    return -max(found)[1] if found else None
