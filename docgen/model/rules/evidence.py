"""By which words a file is known for a paper that proves something: in its name, and in what is printed."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern
from docgen.model.text import single_spaced, squeezed


class PaperKind(Record):
    """A kind of paper: the words of file names, and ways of print, each of expressions that all must stand.

    `covers` says which period the paper is of; `broad` words name a folder of many kinds as well.
    """

    name: Name = Field(title="材料种类")
    code: Code = Field(title="代号", description="编号里用的")
    about: Literal["person", "company", "either"] = Field(title="关于谁")
    covers: Literal["", "month", "year"] = Field(title="期间", default="")
    broad: bool = Field(title="字样太泛", default=False)
    words: tuple[Name, ...] = Field(title="文件名里的字样", default=())
    printed: tuple[tuple[Fragment, ...], ...] = Field(title="印出来的字样", default=())


class Roles(Record):
    """Words for the two who sign for a company."""

    legal: tuple[Name, ...] = Field(title="法定代表人", min_length=1)
    agent: tuple[Name, ...] = Field(title="委托代理人", min_length=1)


class Box(Record):
    """What a form's box for a scan asks for."""

    kind: Name = Field(title="材料种类")
    about: Literal["legal", "agent"] = Field(title="关于谁")
    side: Name = Field(title="哪一面")


class EvidenceWords(Dated):
    """All of rules/evidence/papers.yaml; words are met in folded text, expressions in text without blanks."""

    id: Code = Field(title="编号")
    source: Name = Field(title="依据")
    kinds: tuple[PaperKind, ...] = Field(title="材料种类", min_length=1)
    personnel: tuple[Name, ...] = Field(title="人员材料的次序", min_length=1)
    roles: Roles = Field(title="身份")
    sides: dict[Name, tuple[Name, ...]] = Field(title="正反面")
    boxes: dict[Name, Box] = Field(title="放扫描件的格子")
    plain: tuple[Name, ...] = Field(title="没有多说的字样")
    doubt: tuple[Name, ...] = Field(title="不能直接用的字样")
    camera: tuple[Fragment, ...] = Field(title="相机起的名字")
    passed: tuple[Pattern, ...] = Field(title="系统文件")
    validity: Fragment = Field(title="有效期字样")
    long_term: Fragment = Field(title="长期字样")
    numbered: Fragment = Field(title="编号字样", description="行首，后面是这份材料自己的编号")
    periods: Fragment = Field(title="所属期字样")
    year: Pattern = Field(title="年度", description="第一组是年份数字")
    person: Fragment = Field(title="姓名字样")
    not_names: Fragment = Field(title="姓名之后不是姓名的", description="另一栏的表头")
    pages: int = Field(title="只看前几页", gt=0)

    def kind(self, name: str) -> PaperKind | None:
        """The kind of that name."""
        return self._by_name.get(name)

    def same_kind(self, one: str, other: str) -> bool:
        """Whether two words mean one kind of paper: themselves alike, or words of the same kind."""
        if squeezed(one) == squeezed(other):
            return True
        kinds = [self.called.get(single_spaced(word).casefold()) for word in (one, other)]
        return kinds[0] is not None and kinds[0] == kinds[1]

    def side(self, *texts: str) -> str:
        """The one side of a paper that texts name; "" where they name none, or both."""
        said = [
            side
            for side, words in self.sides.items()
            if any(word in text.casefold() for word in words for text in texts)
        ]
        return said[0] if len(said) == 1 else ""

    @cached_property
    def called(self) -> dict[str, str]:
        """Every word of file names, folded, with the name of its kind."""
        return {
            single_spaced(word).casefold(): kind.name
            for kind in self.kinds
            for word in (kind.name, *kind.words)
        }

    @cached_property
    def _by_name(self) -> dict[str, PaperKind]:
        return {kind.name: kind for kind in self.kinds}
