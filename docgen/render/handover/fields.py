"""What a handover template may use: every field with its Chinese name, as `templates fields` prints it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Contents, Fields
from docgen.render.handover.beside_fields import (
    AccountFields,
    KeyFields,
    PendingMatterFields,
    PhotoFields,
    PostHolderFields,
)
from docgen.render.response.fields import ProjectFields


class PaperFields(Fields):
    """A paper of the package."""

    code: str = Field(title="文件代号，也是模板文件名")
    title: str = Field(title="文件名称")


class HandoverContractFields(Fields):
    """The contract that ends."""

    number: str = Field(title="合同编号")
    signed: date = Field(title="签订日期")
    opened: date | None = Field(title="投入使用日期")
    ends: date = Field(title="期满日期")
    amount: Decimal = Field(title="合同金额（元）")


class HandoverPartyFields(Fields):
    """A party that signs."""

    name: str = Field(title="名称")
    role: str = Field(title="身份，如：采购人")
    uscc: str = Field(title="统一社会信用代码")
    address: str = Field(title="地址")
    representative: str = Field(title="法定代表人")
    contact: str = Field(title="联系人")


class GroundFields(Fields):
    """A clause that the handover follows."""

    title: str = Field(title="条款名称")
    text: str = Field(title="条款要求")
    place: str = Field(title="出处")
    sites: str = Field(title="适用站点")


class AssetFields(Fields):
    """An asset that changes hands; `no` runs through all sites."""

    no: int = Field(title="序号")
    code: str = Field(title="资产编号")
    name: str = Field(title="资产名称")
    category: str = Field(title="类别")
    model: str = Field(title="品牌型号")
    serial: str = Field(title="序列号")
    place: str = Field(title="存放位置")
    quantity: Decimal = Field(title="数量")
    unit: str = Field(title="单位")
    acquired: date = Field(title="购置日期")
    used_from: date | None = Field(title="投入使用日期，未写为空")
    value: Decimal = Field(title="原值（元）")
    net: Decimal = Field(title="移交日净值（元）")
    life_months: int | None = Field(title="使用寿命（月），不计提折旧为空")
    used_months: int = Field(title="已提折旧月数")
    condition: str = Field(title="现状")
    basis: str = Field(title="投入性质")
    fate: str = Field(title="处理，如：移交、租约转让")
    facility: str = Field(title="对应设施")
    invoice: str = Field(title="发票或凭证号")
    note: str = Field(title="备注")


class CategoryFields(Fields):
    """A category of one site, with its assets and sums."""

    category: str = Field(title="类别")
    count: int = Field(title="项数")
    value: Decimal = Field(title="原值小计（元）")
    net: Decimal = Field(title="净值小计（元）")
    lines: list[AssetFields] = Field(title="资产")


class SumFields(Fields):
    """A row of a summary."""

    no: int = Field(title="序号")
    name: str = Field(title="名称")
    count: int = Field(title="项数")
    value: Decimal = Field(title="原值（元）")
    net: Decimal = Field(title="净值（元）")
    payable: Decimal = Field(title="接收方应付（元）")
    note: str = Field(title="说明，如折旧依据", default="")
    life_months: int | None = Field(title="使用寿命（月），不计提折旧为空", default=None)
    residual_percent: Decimal | None = Field(title="残值率（百分比），不计提折旧为空", default=None)


class StayingFields(Fields):
    """An asset that is there and does not change hands, and why."""

    no: int = Field(title="序号")
    site: str = Field(title="站点名称")
    code: str = Field(title="资产编号")
    name: str = Field(title="资产名称")
    quantity: Decimal = Field(title="数量")
    unit: str = Field(title="单位")
    fate: str = Field(title="处理")
    reason: str = Field(title="理由")
    ground: str = Field(title="依据条款的出处，没有则为空")


class DisposedFields(Fields):
    """An asset that is gone."""

    no: int = Field(title="序号")
    site: str = Field(title="站点名称")
    code: str = Field(title="资产编号")
    name: str = Field(title="资产名称")
    quantity: Decimal = Field(title="处置数量")
    unit: str = Field(title="单位")
    value: Decimal = Field(title="处置部分原值（元）")
    on: date | None = Field(title="处置日期")
    manner: str = Field(title="处置方式")
    reason: str = Field(title="处置原因")


class FacilityCheckFields(Fields):
    """A facility asked for, against what stands there."""

    no: int = Field(title="序号")
    site: str = Field(title="站点名称")
    opens: bool = Field(title="是否为该站点的第一行")
    facility: str = Field(title="设施名称")
    unit: str = Field(title="单位")
    required: Decimal | None = Field(title="要求数量，未写为空")
    present: Decimal = Field(title="在用数量")
    changes: Decimal = Field(title="其中移交")
    leased: Decimal = Field(title="其中租赁")
    own: Decimal = Field(title="其中自有及合同排除")
    disposed: Decimal = Field(title="已处置数量")
    verdict: str = Field(title="结论：符合、不足、多出、另行增配")


class DifferenceFields(Fields):
    """A difference and its explanation."""

    no: int = Field(title="序号")
    site: str = Field(title="站点名称")
    subject: str = Field(title="资产编号或设施")
    said: str = Field(title="差异")
    explanation: str = Field(title="说明，没有则为空")


class FatePriceFields(Fields):
    """A possible outcome of an open point."""

    name: str = Field(title="处理")
    payable: Decimal = Field(title="接收方应付（元）")
    chosen: bool = Field(title="是否已决定采用")


class OpenRuleFields(Fields):
    """A point that the procurement file leaves open."""

    no: int = Field(title="序号")
    point: str = Field(title="事项编号")
    note: str = Field(title="说明")
    ground: str = Field(title="出处")
    count: int = Field(title="涉及项数")
    value: Decimal = Field(title="涉及原值（元）")
    net: Decimal = Field(title="涉及净值（元）")
    outcomes: list[FatePriceFields] = Field(title="可能的处理")
    decision: str = Field(title="已有决定，没有则为空")


class MovementFields(Fields):
    """A line from the inventory signed before to this one: opening + added − disposed = closing."""

    no: int = Field(title="序号")
    site: str = Field(title="站点名称")
    code: str = Field(title="资产编号")
    name: str = Field(title="资产名称")
    unit: str = Field(title="单位")
    opening: Decimal = Field(title="承接数量")
    added: Decimal = Field(title="新增数量")
    disposed: Decimal = Field(title="处置数量")
    closing: Decimal = Field(title="期末数量")
    opening_value: Decimal = Field(title="承接原值（元）")
    added_value: Decimal = Field(title="新增原值（元）")
    disposed_value: Decimal = Field(title="处置原值（元）")
    closing_value: Decimal = Field(title="期末原值（元）")
    state: str = Field(title="承接、新增、已处置、部分处置、账实不符")


class HandoverSiteFields(Fields):
    """A site with what changes hands there."""

    no: int = Field(title="序号")
    code: str = Field(title="站点编号")
    name: str = Field(title="站点名称")
    count: int = Field(title="资产项数")
    value: Decimal = Field(title="原值合计（元）")
    net: Decimal = Field(title="净值合计（元）")
    groups: list[CategoryFields] = Field(title="类别")
    accounts: int = Field(title="本站账号个数")
    posts: list[PostHolderFields] = Field(title="人员")
    keys: list[KeyFields] = Field(title="钥匙印章")
    matters: list[PendingMatterFields] = Field(title="在办事项")
    staying: list[StayingFields] = Field(title="不列入移交的资产")
    differences: list[DifferenceFields] = Field(title="差异")


class HandoverFields(Fields):
    """Everything a handover template may use."""

    paper: PaperFields = Field(title="本文件")
    papers: list[PaperFields] = Field(title="全部文件")
    contents: Contents = Field(title="目录（{{p contents }}）")
    project: ProjectFields = Field(title="项目")
    contract: HandoverContractFields = Field(title="合同")
    outgoing: HandoverPartyFields = Field(title="移交方")
    receiver: HandoverPartyFields = Field(title="接收方")
    witness: HandoverPartyFields = Field(title="监交方")
    day: date = Field(title="移交日期")
    reason: str = Field(title="移交原因")
    state: str = Field(title="采购文件写明的移交状态，没有则为空")
    stated: bool = Field(title="采购文件是否写明移交办法")
    partial: bool = Field(title="是否只移交部分站点")
    site_names: str = Field(title="移交的站点")
    covers: str = Field(title="采购文件列举的资产种类")
    grounds: list[GroundFields] = Field(title="依据条款")
    copies: int = Field(title="份数")
    depreciation: str = Field(title="折旧方法和依据")
    residual_percent: Decimal = Field(title="残值率（百分比）")
    undated: int = Field(title="未写投入使用日期、按购置日期起算的项数")
    count: int = Field(title="资产总项数")
    value: Decimal = Field(title="原值总计（元）")
    net: Decimal = Field(title="净值总计（元）")
    payable: Decimal = Field(title="回购应付（元）")
    by_fate: list[SumFields] = Field(title="按处理汇总")
    by_site: list[SumFields] = Field(title="按站点汇总")
    by_category: list[SumFields] = Field(title="按类别汇总")
    sites: list[HandoverSiteFields] = Field(title="站点")
    staying: list[StayingFields] = Field(title="不列入移交的资产")
    disposed: list[DisposedFields] = Field(title="已处置的资产")
    facilities: list[FacilityCheckFields] = Field(title="设施核对")
    differences: list[DifferenceFields] = Field(title="差异及说明")
    points: list[OpenRuleFields] = Field(title="采购文件未写明的事项")
    previous: date | None = Field(title="承接清册签署日期，没有则为空")
    movements: list[MovementFields] = Field(title="承接变动")
    accounts: list[AccountFields] = Field(title="移交的账号和数据")
    accounts_staying: list[AccountFields] = Field(title="不移交的账号和数据")
    posts: list[PostHolderFields] = Field(title="人员")
    keys: list[KeyFields] = Field(title="钥匙印章")
    matters: list[PendingMatterFields] = Field(title="在办事项")
    photos: list[PhotoFields] = Field(title="照片")
    checklist: list[str] = Field(title="当日备齐")
