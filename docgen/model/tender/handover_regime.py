"""What a tender says becomes of assets and accounts when the service ends: rules as data, none in code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Name, Record, Text
from docgen.model.told_apart import by

Basis = Literal["本项目投入", "自有", "租赁", "采购人所有"]
"""By what right the operator has a thing: invested for this project, its own, leased, the purchaser's."""

RuledFate = Literal["passes", "returned", "buyback", "kept", "excluded"]
"""What becomes of a thing: passes to the next operator, goes back to the purchaser that owns it, is bought
at its net value, stays with the operator, or is kept out by the contract."""


class HandoverRule(Record):
    """What becomes of things of some kinds, held on some basis, at some sites.

    More than one outcome: the text leaves it open, and a decision on `point` in contract.yaml settles it.
    """

    told_apart = by("kinds", "bases", "sites")

    kinds: tuple[Name, ...] = Field(
        title="种类", description="如：运营设备设施、公众号；留空为全部", default=()
    )
    bases: tuple[Basis, ...] = Field(title="投入性质", min_length=1)
    sites: tuple[Code, ...] = Field(title="站点", description="留空为全部", default=())
    outcomes: tuple[RuledFate, ...] = Field(
        title="处理",
        description="passes 移交；returned 归还采购人；buyback 按净值回购；kept 自留；excluded 合同排除",
        min_length=1,
    )
    point: Code | None = Field(title="待定事项编号", description="处理不止一种时必填", default=None)
    clause: Code | None = Field(title="依据条款", description="采购文件未写明的留空", default=None)
    note: Text = Field(title="说明", default="")

    def speaks_of(self, sites: Iterable[str]) -> bool:
        """Whether the rule holds at any of the sites."""
        return not self.sites or any(site in self.sites for site in sites)

    @model_validator(mode="after")
    def _open_needs_a_point(self) -> HandoverRule:
        if len(self.outcomes) > 1 and self.point is None:
            raise PydanticCustomError("open_point", "several outcomes need a point to decide", {})
        return self


class HandoverRegime(Record):
    """The end of a contract: who takes over, what the text names, the rules; the first that fits holds."""

    to: Literal["next_operator", "purchaser"] = Field(
        title="接收方", description="next_operator 下一运营机构；purchaser 采购人"
    )
    stated: bool = Field(title="采购文件写明", description="没有写明移交办法的为 false")
    state: Text = Field(title="移交状态", description="如：按移交时的现状", default="")
    covers: tuple[Name, ...] = Field(title="写明的种类", description="条款列举的资产种类", default=())
    rules: tuple[HandoverRule, ...] = Field(title="处理办法", default=())
