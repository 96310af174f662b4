"""What an operator hands over: assets.xlsx, accounts.xlsx, and the terms of the day in handover.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field

from docgen.model.base import Code, Count, Day, Figure, Money, Name, Record, Text, Uscc
from docgen.model.company.evidence_facts import EvidenceFacts
from docgen.model.service import Service
from docgen.model.sources import Sourced, Sources
from docgen.model.tender.handover_regime import Basis
from docgen.model.text import folded
from docgen.model.told_apart import by


class Asset(Record):
    """A row of the asset sheet; value in 元. What contradicts itself is for checks to say, all at once."""

    told_apart = by("code", told="ASSET-TWICE", by_check=True)

    code: Code = Field(title="资产编号")
    name: Name = Field(title="资产名称")
    category: Name = Field(title="类别", description="handover.yaml 中的类别名称")
    site: Text = Field(title="站点编号", description="采购文件不分站点的留空", default="")
    facility: Text = Field(title="对应设施", description="采购文件要求的设施名称", default="")
    model: Text = Field(title="品牌型号", default="")
    serial: Text = Field(title="序列号", default="")
    quantity: Figure = Field(title="数量", gt=0)
    unit: Name = Field(title="单位")
    acquired: Day = Field(title="购置日期")
    used_from: Day | None = Field(
        title="投入使用日期", description="折旧从次月起算；留空按购置日期", default=None
    )
    value: Money = Field(title="原值", description="元，全部数量合计")
    life_months: Count | None = Field(title="使用寿命", description="月；留空按类别", default=None, gt=0)
    condition: Literal["完好", "可用", "待修", "损坏"] = Field(title="现状")
    place: Text = Field(title="存放位置", default="")
    basis: Basis = Field(title="投入性质")
    lease_until: Day | None = Field(title="租赁到期", default=None)
    lease_fate: Literal["", "转让", "终止"] = Field(title="租赁处理", default="")
    photo: Text = Field(title="照片", description="相对项目文件夹的路径", default="")
    invoice: Text = Field(title="发票或凭证号", default="")
    disposed: Figure | None = Field(title="处置数量", description="全部处置的可留空", default=None, gt=0)
    disposed_on: Day | None = Field(title="处置日期", default=None)
    disposal: Literal["", "报废", "出售", "丢失", "退租", "调出", "归还"] = Field(
        title="处置方式", default=""
    )
    disposal_reason: Text = Field(title="处置原因", default="")
    note: Text = Field(title="备注", default="")

    @property
    def gone(self) -> Decimal:
        """The quantity disposed of; the whole where a disposal is noted without one."""
        if self.disposed is not None:
            return self.disposed
        return self.quantity if self.disposed_on or self.disposal else Decimal(0)

    @property
    def wears_from(self) -> date:
        """The day whose next month is the first to count: put into use, or acquired where that is blank."""
        return self.used_from or self.acquired


class Account(Record):
    """A row of the account sheet: what exists online or as data. Passwords have no column."""

    told_apart = by("code", told="ACCOUNT-TWICE", by_check=True)

    code: Code = Field(title="账号编号")
    kind: Name = Field(title="种类", description="如：小程序、公众号、QQ群、微信群、数据库、信息资源")
    platform: Name = Field(title="平台", description="如：微信、QQ、自建服务器")
    name: Name = Field(title="名称")
    identifier: Text = Field(title="账号标识", description="原始 ID、AppID、群号、库名", default="")
    site: Text = Field(title="站点编号", description="全项目共用的留空", default="")
    entity: Text = Field(title="登记主体", default="")
    administrator: Text = Field(title="管理员", default="")
    phone: Text = Field(title="绑定手机", description="只写掩码，如 139****0000", default="")
    size: Count | None = Field(title="数量", description="粉丝、成员或记录条数", default=None, ge=0)
    unit: Text = Field(title="单位", default="")
    basis: Basis = Field(title="投入性质", default="本项目投入")
    transfer: Text = Field(title="移交方式", description="控制权怎样转到接收方", default="")
    personal: Literal["是", "否"] = Field(title="含个人信息")
    contents: Text = Field(title="个人信息种类", default="")
    ground: Text = Field(title="移交依据", description="个人信息可以移交的依据", default="")
    note: Text = Field(title="备注", default="")


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


@dataclass(frozen=True)
class HandoverProject(Sourced):
    """Everything a handover is made from. `photos` by the path that the data names."""

    service: Service
    terms: HandoverTerms
    assets: tuple[Asset, ...]
    accounts: tuple[Account, ...]
    previous: SignedInventory | None = None
    photos: Mapping[str, tuple[Path, EvidenceFacts]] = field(default_factory=dict)

    @property
    def sources(self) -> Sources:  # type: ignore[override]
        """Where each datum was written."""
        return self.service.sources

    @property
    def receiver_name(self) -> str:
        """Who takes over: the next operator, or the purchaser where none is named."""
        return self.terms.receiver.name if self.terms.receiver else self.service.tender.purchaser.name

    @property
    def witness(self) -> Witness | None:
        """Who watches, as the terms say; a party of the tender has its role and address from there."""
        named = self.terms.witness
        if named is None:
            return None
        parties = self.service.tender.parties
        party = next((each for each in parties if folded(each.name) == folded(named.name)), None)
        if party is None:
            return named
        return Witness(name=named.name, role=named.role or party.role, address=named.address or party.address)

    def everywhere(self) -> HandoverProject:
        """The same as a handover of every site."""
        return replace(self, terms=self.terms.model_copy(update={"sites": ()}))

    def shows(self, photo: str) -> bool:
        """Whether the file is a picture that can be printed; a PDF is none."""
        facts = self.photos[photo][1]
        return facts.readable and facts.kind not in ("pdf", "other")
