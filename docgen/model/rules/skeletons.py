"""What a chapter for an item that is scored is made of: rules/skeletons.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern


class SkeletonSection(Record):
    """A section: its heading, what to write in it, words of criteria that call for it."""

    title: Name = Field(title="小标题")
    about: Literal[
        "understanding", "goals", "process", "people", "standards", "emergencies", "forms", "figures"
    ] = Field(title="内容")
    ask: tuple[Name, ...] = Field(title="写什么", min_length=1)
    words: tuple[Name, ...] = Field(title="点名的字样", min_length=1)
    objective: bool = Field(title="由证明材料认定的也写", default=False)


class SkeletonRule(Dated):
    """All of rules/skeletons.yaml; `breaks` part an item's words into points."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    sections: tuple[SkeletonSection, ...] = Field(title="各节", min_length=1)
    breaks: Pattern = Field(title="断句")
    not_points: Pattern = Field(title="不是要点")
    least_point: int = Field(title="一点的最少字数", gt=0)
    most_points: int = Field(title="最多几点", gt=0)
