"""What a panel reviews and scores: rows that a response must pass, and items that earn points."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Figure, Name, Record, Text
from docgen.model.tender.bounds import Bounds
from docgen.model.tender.citation import Citation
from docgen.model.tender.read_entry import ReadEntry
from docgen.model.told_apart import WHOLE, by


class ReviewRow(ReadEntry):
    """A row of the qualification or conformity review: what must hold, in the tender's own words.

    `proof` is what the tender asks for to prove it, word for word; empty where it names nothing.
    """

    told_apart = by("code", among="asked")

    code: Code = Field(title="审查编号")
    name: Name = Field(title="审查因素")
    text: Name = Field(title="审查内容", description="采购文件原文")
    proof: Text = Field(title="证明材料要求", description="采购文件原文；没有写的留空", default="")
    by: Literal["response", "purchaser"] = Field(
        title="审查依据",
        description="response 响应文件；purchaser 采购人或代理机构自行查询",
        default="response",
    )
    optional: bool = Field(
        title="如有才审", description="写明“如有”的，如联合体、分包；不响应不提示", default=False
    )
    place: Citation = Field(title="出处")


class ScoreTier(Bounds):
    """A tier of an item: from where to where it reaches, its name (优、良 …) and its points.

    A tier of more than one figure gives from `least_points` to `points`.
    """

    told_apart = by("name", unless_blank=True) + WHOLE

    name: Text = Field(title="档次", description="如：优、良、中、差", default="")
    least_points: Figure | None = Field(
        title="最低得分", description="该档为一段分数的写最低分", default=None, ge=0
    )
    points: Figure = Field(title="得分", description="该档为一段分数的写最高分", ge=0)
    text: Text = Field(title="档次说明", default="")

    def earns(self, score: Figure) -> bool:
        """Whether the tier can give that score."""
        least = self.points if self.least_points is None else self.least_points
        return least <= score <= self.points


class ScorePart(Record):
    """A part of an item, scored by itself: so many points if it holds, up to so many, or so many each."""

    told_apart = by("text")

    text: Name = Field(title="评审内容", description="采购文件原文")
    points: Figure = Field(title="最高得分", gt=0)
    each: Figure | None = Field(
        title="每项得分", description="按份、按人、按项累计的，每项几分", default=None, gt=0
    )
    whole: bool = Field(title="满足才得分", description="true 满足得满分，否则不得分", default=False)


class EvaluationItem(ReadEntry):
    """One line by which the panel scores the responses; empty where the tender file shows none."""

    told_apart = by("code", among="asked")

    code: Code = Field(title="评审编号")
    name: Name = Field(title="评审因素")
    group: Text = Field(title="评审类别", description="如：商务（32分）", default="")
    points: Figure = Field(title="分值", ge=0)
    text: Name = Field(title="评审标准", description="采购文件原文")
    kind: Literal["subjective", "objective", "price"] | None = Field(
        title="评分方式",
        description="subjective 评委打分；objective 按证明材料认定；price 按报价公式；没有写明的留空",
        default=None,
    )
    formula: Text = Field(title="报价公式", description="采购文件原文，如：（基准价÷报价）×分值", default="")
    marks: tuple[Text, ...] = Field(
        title="计分的标记", description="按标记条款的负偏离扣分的，写这些标记；扣完为止", default=()
    )
    each: Figure | None = Field(
        title="每项得分", description="按份、按人、按项累计的，每项几分，以分值为限", default=None, gt=0
    )
    tiers: tuple[ScoreTier, ...] = Field(title="得分档次", default=())
    parts: tuple[ScorePart, ...] = Field(title="分项", default=())
    place: Citation | None = Field(title="出处", default=None)

    @property
    def answered_elsewhere(self) -> bool:
        """Whether the offer or the deviation tables answer it, and nothing else has to."""
        return self.kind == "price" or bool(self.marks)
