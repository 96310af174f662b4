"""When an item that is scored is thin beside the others: rules/depth.yaml."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Code, Figure, Name
from docgen.model.rules.dated import Dated
from docgen.model.sme.price import Percent


class DepthRule(Dated):
    """All of rules/depth.yaml; characters a point, as a share of the median of the items."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    reason: Name = Field(title="理由")
    thin_share: Percent = Field(title="偏少")
    least_items: int = Field(title="可比的最少项数", gt=1)
    least_points: Figure = Field(title="最少分值", ge=0)
