"""Signs before clauses, headings that hand theirs down, and words that make a clause substantive."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.model.base import Code, Count, Figure, Name, Record, Text
from docgen.model.tender.citation import Citation
from docgen.model.tender.read_entry import ReadEntry
from docgen.model.told_apart import by


class Mark(ReadEntry):
    """A sign that the tender puts before clauses, and what a deviation then costs.

    `text` is the sentence of the tender that defines it, word for word.
    """

    told_apart = by("symbol")

    symbol: Annotated[str, Field(min_length=1, max_length=2)] = Field(title="符号", description="▲、★、# …")
    effect: Literal["void", "points", "note"] = Field(
        title="效果", description="void 负偏离即无效；points 负偏离扣分；note 仅提示"
    )
    points: Figure | None = Field(
        title="扣分", description="effect 为 points 时，每项扣几分", default=None, ge=0
    )
    most_points: Figure | None = Field(
        title="最多扣分", description="采购文件写明扣完为止的分数", default=None, ge=0
    )
    most: Count | None = Field(
        title="负偏离不超过", description="项；采购文件写明超过几项即无效", default=None, ge=0
    )
    proof: bool = Field(title="须附证明材料", description="采购文件写明未附证明材料视为不满足", default=False)
    text: Text = Field(title="标记的说明", description="采购文件说明此标记的原句", default="")
    place: Citation = Field(title="出处")


class Heading(ReadEntry):
    """A heading of the tender whose mark covers the clauses below it; headings may stand below others."""

    told_apart = by("code")

    code: Code = Field(title="标题编号")
    title: Name = Field(title="标题", description="采购文件的标题，如：四、安全管理")
    mark: Text = Field(title="标记", description="标题前的符号；无则留空", default="")
    heading: Code | None = Field(title="上级标题", description="写在前面的标题的编号", default=None)
    place: Citation = Field(title="出处")


class SubstantiveWords(ReadEntry):
    """Words that make a clause substantive, as the tender declares them; `text` is its own sentence."""

    words: tuple[Name, ...] = Field(title="用语", description="如：不得、必须、实质性要求", min_length=1)
    beside: tuple[Name, ...] = Field(
        title="不算的用语", description="含有上列文字而不是要求的，如：不得分", default=()
    )
    marked: bool = Field(
        title="带标记的条款也适用", description="采购文件写明的；没有写的只看没有标记的条款", default=False
    )
    text: Text = Field(title="原句", description="采购文件说明这些用语的原句", default="")
    place: Citation = Field(title="出处")


class AnswerTable(Record):
    """A table of answers that the tender asks for: which clauses stand in it."""

    told_apart = by("title")

    title: Name = Field(title="表名", description="如：标记条款响应表")
    part: Literal["commercial", "technical"] | None = Field(
        title="类别", description="commercial 商务要求；technical 服务技术要求；留空表示两者", default=None
    )
    marked: bool | None = Field(
        title="是否带标记", description="true 带标记的条款；false 不带标记的条款；留空表示两者", default=None
    )
