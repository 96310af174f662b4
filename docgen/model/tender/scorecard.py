"""The scorecard of a period as the tender prints it."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from pydantic import Field

from docgen.model.base import Code, Figure, Name, Text
from docgen.model.money import FEN
from docgen.model.tender.citation import Citation
from docgen.model.tender.read_entry import ReadEntry
from docgen.model.tender.requirement import Requirement
from docgen.model.told_apart import by


class Criterion(ReadEntry):
    """One line of the scorecard: what is asked, how points are lost, how many there are."""

    told_apart = by("code", among="asked")

    code: Code = Field(title="评分编号")
    points: Figure | None = Field(title="分值", description="采购文件未拆分的留空", default=None)
    title: Name = Field(title="名称")
    text: Name = Field(title="要求")
    deduction: Text = Field(title="扣分办法", default="")
    requires: tuple[Requirement, ...] = Field(title="量化要求", default=())


class ScorecardItem(ReadEntry):
    """An item of the scorecard and its criteria."""

    told_apart = by("code")

    code: Code = Field(title="项号")
    name: Name = Field(title="服务内容")
    points: Figure = Field(title="分值", ge=0)
    text: Text = Field(title="服务要求", default="")
    criteria: tuple[Criterion, ...] = Field(title="评分标准", min_length=1)

    def points_of(self, criterion: Criterion) -> Decimal:
        """The criterion's points; where the tender did not split the item's, an equal part of the rest.

        Parts are whole hundredths, and the last takes what remains, so that they sum to the item.
        """
        if criterion.points is not None:
            return criterion.points
        rest = self.points - sum(
            (each.points for each in self.criteria if each.points is not None), Decimal(0)
        )
        unsplit = [each.code for each in self.criteria if each.points is None]
        part = (rest / len(unsplit)).quantize(FEN, ROUND_DOWN)
        return part if criterion.code != unsplit[-1] else rest - part * (len(unsplit) - 1)


class Scorecard(ReadEntry):
    """The table by which the service is scored during the contract."""

    title: Name = Field(title="名称")
    total: Figure = Field(title="总分")
    place: Citation = Field(title="出处")
    items: tuple[ScorecardItem, ...] = Field(title="考核项目")

    @property
    def numbers(self) -> dict[str, str]:
        """The number of each criterion by its code, as readers count: the second of the first item is 1.2."""
        return {
            criterion.code: f"{i}.{j}"
            for i, item in enumerate(self.items, 1)
            for j, criterion in enumerate(item.criteria, 1)
        }
