"""The terms of a handover in handover.yaml, and the inventory signed before."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field

from docgen.model.base import Code, Count, Day, Figure, Money, Name, Record, Text, Uscc
from docgen.model.told_apart import by


class Category(Record):
    """A category of assets: which kind of the tender's rules it is, how long it lasts, on what ground."""

    told_apart = by("name")

    name: Name = Field(title="类别")
    kind: Name = Field(title="种类", description="采购文件移交规则中的种类，如：运营设备设施")
    life_months: Count | None = Field(
        title="使用寿命", description="月；不计提折旧的留空", default=None, gt=0
    )
    deferred: bool = Field(
        title="长期待摊费用", description="按期摊销，不留残值，除非写明残值率", default=False
    )
    residual_percent: Figure | None = Field(
        title="残值率", description="百分比；留空按 depreciation 的残值率", default=None, ge=0, le=100
    )
    numbered: bool = Field(title="须有序列号", default=False)
    source: Text = Field(title="依据", default="")


class Depreciation(Record):
    """Straight line, from the month after being put into use; residual in percent of the value."""

    residual_percent: Figure = Field(title="残值率", description="百分比", ge=0, le=100)
    source: Name = Field(title="依据")

    def residual_of(self, category: Category | None) -> Decimal:
        """Percent of the value that is left at a life's end: as its category says, else as for all."""
        if category is not None and category.residual_percent is not None:
            return category.residual_percent
        return Decimal(0) if category is not None and category.deferred else self.residual_percent


class Receiver(Record):
    """The incoming operator."""

    name: Name = Field(title="名称")
    uscc: Uscc | None = Field(title="统一社会信用代码", default=None)
    address: Text = Field(title="地址", default="")
    representative: Text = Field(title="法定代表人", default="")
    contact: Text = Field(title="联系人", default="")


class Witness(Record):
    """Who watches the handover; role and address of a party of the tender need not be repeated."""

    name: Name = Field(title="名称")
    role: Text = Field(title="身份", description="采购方之一的可留空", default="")
    address: Text = Field(title="地址", description="采购方之一的可留空", default="")


class PostHolder(Record):
    """Someone who works at a site, and what becomes of the post."""

    told_apart = by("name", "site", "role")

    name: Name = Field(title="姓名")
    site: Text = Field(title="站点", description="采购文件不分站点的留空", default="")
    role: Name = Field(title="岗位")
    intent: Literal["留任", "离岗", "未定"] = Field(title="去向")
    note: Text = Field(title="说明", default="")


class KeyItem(Record):
    """Keys, seals, cards: how many, who holds them."""

    told_apart = by("name", "site", "holder")

    name: Name = Field(title="名称", description="如：大门钥匙、业务专用章、门禁卡")
    site: Text = Field(title="站点", description="采购文件不分站点的留空", default="")
    quantity: Count = Field(title="数量", gt=0)
    unit: Name = Field(title="单位")
    holder: Text = Field(title="现保管人", default="")
    note: Text = Field(title="备注", default="")


class Photo(Record):
    """A picture of the present state."""

    told_apart = by("file")

    file: Name = Field(title="文件", description="相对项目文件夹的路径")
    title: Name = Field(title="说明")
    site: Text = Field(title="站点", description="采购文件不分站点的留空", default="")


class PendingMatter(Record):
    """Something under way that the next operator goes on with."""

    told_apart = by("name", "site")

    name: Name = Field(title="事项")
    site: Text = Field(title="站点", description="全项目的留空", default="")
    state: Name = Field(title="进度")
    next: Name = Field(title="下一步")


MISSING = "FACILITY-SHORT"
"""The difference that no explanation of something else excuses."""


class Explanation(Record):
    """Why something differs from what it should be."""

    told_apart = by("of")

    of: Name = Field(title="对象", description="资产或账号编号；设施写作 站点编号/设施名称")
    code: Text = Field(
        title="问题编号",
        description="所说明的问题，如 ASSET-SERIAL；不写的说明该对象的各种问题，"
        "但设施不足（FACILITY-SHORT）须写明",
        default="",
    )
    text: Name = Field(title="说明")

    def explains(self, code: str, subject: str) -> bool:
        """Whether it is of this difference; what is missing it excuses only where it says so."""
        return self.of == subject and (self.code == code or (not self.code and code != MISSING))


class PreviousInventory(Record):
    """The inventory that the outgoing operator itself took over, as signed."""

    file: Name = Field(title="文件", description="上一次移交生成的 JSON 清册")
    signed: Day = Field(title="签署日期")


class HandoverTerms(Record):
    """handover.yaml: who takes over what, when, and what else lies on the table."""

    date: Day = Field(title="移交日期")
    reason: Name = Field(title="移交原因", default="服务期满")
    sites: tuple[Code, ...] = Field(title="移交站点", description="留空为全部站点", default=())
    receiver: Receiver | None = Field(title="接收方", description="移交采购人的留空", default=None)
    witness: Witness | None = Field(title="监交方", description="没有写的，文件上留空待填", default=None)
    copies: Count = Field(title="份数", default=3, gt=0)
    depreciation: Depreciation = Field(title="折旧")
    categories: tuple[Category, ...] = Field(title="资产类别", min_length=1)
    previous: PreviousInventory | None = Field(
        title="承接清册", description="从上一运营机构接手时签署的清册", default=None
    )
    posts: tuple[PostHolder, ...] = Field(title="人员", default=())
    keys: tuple[KeyItem, ...] = Field(title="钥匙印章", default=())
    photos: tuple[Photo, ...] = Field(title="照片", default=())
    matters: tuple[PendingMatter, ...] = Field(title="在办事项", default=())
    explanations: tuple[Explanation, ...] = Field(title="差异说明", default=())
    checklist: tuple[Name, ...] = Field(title="当日备齐", description="另须摆上桌的文件", default=())


class SignedLine(Record):
    """A line of a signed inventory, as the next one starts from it."""

    model_config = ConfigDict(extra="ignore")

    told_apart = by("code")

    code: Code = Field(title="资产编号")
    name: Name = Field(title="资产名称")
    category: Name = Field(title="类别")
    site: Text = Field(title="站点编号", description="采购文件不分站点的留空", default="")
    unit: Name = Field(title="单位")
    quantity: Figure = Field(title="数量", gt=0)
    value: Money = Field(title="原值")
    outcome: Name = Field(title="处理")


class SignedInventory(Record):
    """What the next operator needs of the inventory that `docgen build DIR handover` wrote as JSON."""

    model_config = ConfigDict(extra="ignore")

    format: Literal["docgen-inventory"]
    date: Day = Field(title="移交日期")
    lines: tuple[SignedLine, ...] = Field(title="资产")
