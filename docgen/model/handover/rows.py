"""The rows of assets.xlsx and accounts.xlsx: what an operator hands over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Count, Day, Figure, Money, Name, Record, Text
from docgen.model.tender.handover_regime import Basis
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
