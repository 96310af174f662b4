"""What the bidder answers and offers for one lot."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Clock, Closing, Code, Count, Day, Figure, Name, Record, Text, Uscc
from docgen.model.company.bidder import Evidence, FinancialYear, SmeFacts
from docgen.model.response.offer import Offer
from docgen.model.sme.price import Bid
from docgen.model.text import squeezed
from docgen.model.told_apart import ADDS, WHOLE, by


class TakenOver(Record):
    """An old bid that a text was taken from, and what of it has to be changed or looked at here."""

    told_apart = WHOLE

    bid: Name = Field(title="旧标书", description="公司资料 former 里的文件名")
    place: Text = Field(title="出处", description="旧标书中的编号或标题", default="")
    watch: tuple[Name, ...] = Field(
        title="待核对的字样",
        description="旧标书的数字和名称；改掉，或核对后这里也对的，从这里删去",
        default=(),
    )


MOST_CHARACTERS = 20_000
"""In one answer: twenty pages. What is longer is a chapter."""


class Answer(Record):
    """The answer to one clause, or to a row or item of the panel's, in the bidder's words.

    `forms` are places in the volumes that answer it: headings, the tender's forms, headings of chapters;
    `score` and `tier` are what the bidder gives itself for an item that is scored.
    """

    text: Annotated[Text, Field(max_length=MOST_CHARACTERS)] = Field(
        title="响应内容", description="留空表示还没有写"
    )
    deviation: Literal["none", "positive", "negative"] = Field(
        title="偏离", description="none 无偏离；positive 正偏离；negative 负偏离", default="none"
    )
    evidence: tuple[Code, ...] = Field(title="证明材料", default=())
    forms: tuple[Name, ...] = Field(
        title="所在表格",
        description="响应文件组成 forms 中的标题、规定格式的编号或名称、各章中的小标题；索引表印出其页码",
        default=(),
    )
    certainty: Literal["likely"] | None = Field(
        title="把握", description="likely 是 docgen read 按名称推测的 forms，核对后删去", default=None
    )
    score: Figure | None = Field(title="自评分", description="只用于评审标准各项", default=None)
    tier: Text = Field(title="自评档次", description="评审标准该项 tiers 中的档次，如：优", default="")
    owner: Text = Field(title="负责人", description="由谁来写；docgen share 按他分表", default="")
    former: TakenOver | None = Field(
        title="取自旧标书", description="docgen library take 写入；待核对的字样清空为止", default=None
    )


class OpeningHours(Record):
    """Hours offered on weekdays (1 = Monday … 7 = Sunday)."""

    told_apart = WHOLE

    weekdays: tuple[int, ...] = Field(title="星期", min_length=1)
    opens: Clock = Field(title="开始")
    closes: Closing = Field(title="结束")


class Zone(Record):
    """A functional zone and its area in ㎡."""

    told_apart = WHOLE

    name: Name = Field(title="功能区名称")
    area: Figure | None = Field(title="面积", description="平方米", default=None)
    use: Text = Field(title="用途", default="")


class Vehicle(Record):
    """A vehicle the bidder provides; it stays the bidder's."""

    told_apart = ADDS

    model: Text = Field(title="车型", description="写了车辆编号的可不写", default="")
    seats: Count | None = Field(title="座位", description="写了车辆编号的可不写", default=None, gt=0)
    source: Literal["自有", "租赁", "拟购"] | None = Field(
        title="来源", description="写了车辆编号的可不写", default=None
    )
    code: Text = Field(
        title="车辆编号",
        description="公司车辆表中的编号；车型、座位、来源由那里取，并核对检验、保险、租赁的有效期",
        default="",
    )

    @model_validator(mode="after")
    def _known(self) -> Vehicle:
        if not self.code and not (self.model and self.seats and self.source):
            raise PydanticCustomError("vehicle_known", "needs code, or model, seats and source", {})
        return self


class Post(Record):
    """Who serves at a site, and as what."""

    told_apart = by("staff", "role")

    staff: Code = Field(title="人员编号")
    role: Name = Field(title="岗位")
    shifts: tuple[OpeningHours, ...] = Field(
        title="班次", description="在岗时间；留空表示站点全部运营时间", default=()
    )

    def serves_as(self, role: str) -> bool:
        """Whether it is a post of that role, by the words it contains: 服务专员（早班） is 服务专员."""
        return squeezed(role) in squeezed(self.role)


class SiteOffer(Record):
    """What is offered for one site of the tender, or without a site's code for the service as a whole."""

    told_apart = by("site", told="CODE-DUPLICATE")

    site: Text = Field(title="站点编号", description="采购文件不分站点的写一项，编号留空", default="")
    address: Text = Field(title="拟选地址", default="")
    area: Figure | None = Field(
        title="实际使用面积", description="平方米；没有场地的留空", default=None, gt=0
    )
    zones: tuple[Zone, ...] = Field(title="功能区", default=())
    hours: tuple[OpeningHours, ...] = Field(title="运营时间", default=())
    vehicles: tuple[Vehicle, ...] = Field(title="车辆", default=())
    posts: tuple[Post, ...] = Field(title="人员", default=())


class PlanChapter(Record):
    """One chapter of the service plan, kept as Word or Markdown, and what it answers."""

    told_apart = by("title") + by("file")

    title: Name = Field(title="章名")
    file: Name = Field(title="文件", description="plan/ 中的 .md 或 .docx")
    answers: tuple[Code, ...] = Field(title="对应条款或评分编号", default=())
    owner: Text = Field(title="负责人", description="由谁来写", default="")
    former: tuple[TakenOver, ...] = Field(
        title="取自旧标书", description="docgen library take 写入；待核对的字样清空为止", default=()
    )


class SmeClaim(Record):
    """What the writer takes the declaration to say; stated figures are checked, absent ones derived."""

    industry: Name | None = Field(title="所属行业", description="写了就核对", default=None)
    year: Count | None = Field(title="数据年度", description="写了就核对", default=None)
    size: Literal["medium", "small", "micro"] | None = Field(
        title="企业类型", description="写了就核对；无上一年度数据的新成立企业必须写", default=None
    )


class ConsortiumMember(Record):
    """Another member of the consortium: what it performs, its share, and its own SME figures."""

    told_apart = by("uscc") + by("name")

    name: Name = Field(title="名称")
    uscc: Uscc = Field(title="统一社会信用代码")
    task: Name = Field(title="承担内容")
    share: Figure = Field(title="合同份额", description="百分比", gt=0, lt=100)
    founded: Day = Field(title="成立日期")
    year: FinancialYear | None = Field(title="上一年度数据", default=None)
    size: Literal["medium", "small", "micro"] | None = Field(
        title="企业类型", description="无上一年度数据的新成立企业必须写", default=None
    )
    sme: SmeFacts = Field(title="中小企业情况", default=SmeFacts())
    evidence: tuple[Code, ...] = Field(
        title="资格材料", description="证明其资格的材料编号：营业执照、财务、纳税和社保 …", default=()
    )


class Subcontract(Record):
    """A part of the contract given to small and micro enterprises."""

    name: Name = Field(title="分包供应商")
    share: Figure = Field(title="合同份额", description="百分比", gt=0, lt=100)
    related: bool = Field(title="与供应商有直接控股或管理关系", default=False)


class ReplacedCertificate(Record):
    """A commitment in place of a person's certificate or of a licence, where the tender takes one.

    Without people it is for everybody; a licence is the bidder's and names none.
    """

    told_apart = by("certificate", "staff")

    certificate: Name = Field(title="证书", description="与采购文件要求的证书、证照名称相同，如：健康证")
    staff: tuple[Code, ...] = Field(title="人员编号", description="留空表示所有人", default=())
    text: Name = Field(title="承诺内容", description="印在承诺书中")


class Response(Record):
    """The whole response but the answers, people and equipment, which have files of their own."""

    signed: Day = Field(title="签署日期")
    validity_days: Count = Field(title="响应有效期", description="日", gt=0)
    signing_days: Count = Field(title="签订合同", description="自成交通知书发出之日起几日内", gt=0)
    offer: Offer = Field(title="报价")
    sites: tuple[SiteOffer, ...] = Field(title="站点", default=())
    plan: tuple[PlanChapter, ...] = Field(title="服务方案", default=())
    sme: SmeClaim = Field(title="中小企业声明", default=SmeClaim())
    contracts: tuple[Name, ...] = Field(
        title="选用的业绩",
        description="公司业绩表中的项目编号、项目名称或材料编号；留空即按采购文件写明的签订日期、金额选",
        default=(),
    )
    consortium: tuple[ConsortiumMember, ...] = Field(title="联合体其他成员", default=())
    subcontract: Subcontract | None = Field(title="向小微企业分包", default=None)
    rivals: tuple[Bid, ...] = Field(
        title="假设的竞争对手", description="只用于内部测算价格分，不进入响应文件", default=()
    )
    commitments: tuple[Name, ...] = Field(title="承诺", default=())
    replaced_certificates: tuple[ReplacedCertificate, ...] = Field(title="代替证书的承诺", default=())
    evidence: tuple[Evidence, ...] = Field(title="证明材料", default=())
    evidence_volumes: dict[Code, tuple[Code, ...]] = Field(
        title="各卷收入的证明材料",
        description="卷号: [材料编号 …]；本次不用的公司材料不写，写了的以此为准",
        default={},
    )
    personnel_volume: Code | None = Field(
        title="人员材料所在卷",
        description="在岗和签字人员的材料（写了 about 的）按人排在这一卷；不写则只印 evidence_volumes 里的",
        default=None,
    )


class Answers(Record):
    """Answers by the code of a clause, a criterion or an item that the panel scores."""

    answers: dict[Code, Answer] = Field(title="响应")


class EquipmentItem(Record):
    """A row of the equipment sheet: what is provided at which site, and which facility it is."""

    told_apart = WHOLE

    site: Text = Field(title="站点编号", description="采购文件不分站点的留空", default="")
    facility: Name = Field(title="对应设施", description="采购文件要求的设施名称")
    name: Text = Field(title="设备名称", description="写了设备编号的可不写", default="")
    model: Text = Field(title="品牌型号", default="")
    quantity: Figure = Field(title="数量", gt=0)
    unit: Text = Field(title="单位", description="写了设备编号的可不写", default="")
    source: Literal["自有", "拟购", "租赁"] | None = Field(
        title="来源", description="写了设备编号的可不写", default=None
    )
    note: Text = Field(title="备注", default="")
    code: Text = Field(
        title="设备编号",
        description="公司设备表中的编号；名称、型号、单位、来源由那里取，并核对数量和检定、租赁的有效期",
        default="",
    )

    @model_validator(mode="after")
    def _known(self) -> EquipmentItem:
        if not self.code and not (self.name and self.unit and self.source):
            raise PydanticCustomError("equipment_known", "needs code, or name, unit and source", {})
        return self
