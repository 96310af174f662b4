"""What a response template may use: every field with its Chinese name, as `templates fields` prints it.

Values keep their types (Decimal, date, int); templates turn them into words with filters.
Some kinds of value are put into the document as XML and take the `r` or `p` tag:
`Anchor`, `PageOf` and `Picture` ({{r …}}), `Prose`, `Drawn`, `Captions` and `Contents` ({{p …}}).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Anchor, Captions, Contents, Drawn, Fields, PageOf, Picture, Prose
from docgen.render.response.answer_fields import (
    AnswerTableFields,
    DeviationRow,
    EvaluationTableFields,
    EvidenceRef,
    ReviewRowFields,
    ScoreRow,
)
from docgen.render.response.company_fields import CompanyFields
from docgen.render.response.price_fields import OfferFields, OfferLineFields
from docgen.render.response.site_fields import SiteFields, StaffFields, WholeFields
from docgen.render.response.term_fields import AgencyFeeFields, BondFields, DatesFields, TermFields


class ProjectFields(Fields):
    """The project and lot."""

    name: str = Field(title="项目名称")
    number: str = Field(title="项目编号")
    method: str = Field(title="采购方式")
    purchaser: str = Field(title="采购人名称")
    lot: str = Field(title="标项，如：标项一")
    lot_title: str = Field(title="标的名称")
    quantity: str = Field(title="数量及单位")
    opening: date = Field(title="响应文件开启日期")
    copies: int = Field(title="副本份数")
    term_months: int = Field(title="服务期（月）")


class PersonFields(Fields):
    """A person who signs."""

    name: str = Field(title="姓名")
    gender: str = Field(title="性别")
    id_number: str = Field(title="身份证号")
    position: str = Field(title="职务")
    phone: str = Field(title="电话")


class AgentFields(PersonFields):
    """The authorised agent."""

    authorised_from: date = Field(title="授权起始日")
    authorised_until: date = Field(title="授权截止日")


class LicenceFields(Fields):
    """A licence."""

    no: int = Field(title="序号")
    kind: str = Field(title="证照种类")
    number: str = Field(title="证号")
    level: str = Field(title="资质等级")
    issuer: str = Field(title="发证机关")
    scope: str = Field(title="许可范围")
    valid_from: date = Field(title="有效期起")
    valid_until: date | None = Field(title="有效期止，长期有效为空")
    evidence: EvidenceRef | None = Field(title="证明材料")


class PastContractFields(Fields):
    """A past contract."""

    no: int = Field(title="序号")
    name: str = Field(title="项目名称")
    number: str = Field(title="项目编号")
    purchaser: str = Field(title="采购人")
    amount: Decimal = Field(title="合同金额（元）")
    signed: date = Field(title="签订日期")
    ends: date | None = Field(title="履约截止")
    contact: str = Field(title="联系人及电话")
    content: str = Field(title="服务内容")
    result: str = Field(title="履约情况")
    evidence: EvidenceRef | None = Field(title="证明材料")


class BidderFields(Fields):
    """The bidder."""

    name: str = Field(title="供应商名称")
    uscc: str = Field(title="统一社会信用代码")
    kind: str = Field(title="单位性质")
    address: str = Field(title="地址")
    postcode: str = Field(title="邮编")
    phone: str = Field(title="电话")
    fax: str = Field(title="传真")
    email: str = Field(title="电子邮箱")
    founded: date = Field(title="成立日期")
    capital: Decimal = Field(title="注册资本（元）")
    business: str = Field(title="经营范围")
    bank: str = Field(title="开户银行")
    account: str = Field(title="银行账号")
    account_name: str = Field(title="账户名称")
    affiliates: list[str] | None = Field(title="存在控股、管理关系的单位，没有写的为空")
    legal: PersonFields = Field(title="法定代表人")
    agent: AgentFields | None = Field(title="委托代理人，无则为空")
    signer: str = Field(title="签署人身份：法定代表人 或 委托代理人")
    licences: list[LicenceFields] = Field(title="证照")
    contracts: list[PastContractFields] = Field(title="业绩")


class EvidencePageFields(Fields):
    """A further page of a piece of evidence."""

    label: str = Field(title="编号，如：附件3-2")
    heading: Anchor = Field(title="带书签的页名（{{r …}}）")
    picture: Picture = Field(title="图片（{{r …}}）")


class EvidenceFields(Fields):
    """A piece of evidence printed in this volume: a picture, or the pages of a PDF."""

    no: int = Field(title="序号")
    label: str = Field(title="编号，如：附件3")
    title: str = Field(title="材料名称")
    heading: Anchor = Field(title="带书签的标题：编号与名称（{{r …}}）")
    page: PageOf = Field(title="所在页（{{r …}}）")
    last_page: PageOf = Field(title="末页所在页（{{r …}}）")
    picture: Picture = Field(title="图片，或 PDF 的第一页（{{r …}}）")
    more: list[EvidencePageFields] = Field(title="PDF 第二页起的各页")
    wide: bool = Field(title="是否横放：图片明显宽于高，按横页的大小放")
    turns: bool = Field(title="纸张方向是否与前一份不同，第一份与竖页比")


class ChapterFields(Fields):
    """A chapter of the service plan."""

    no: int = Field(title="序号")
    title: str = Field(title="章名")
    heading: Anchor = Field(title="带书签的章名（{{r …}}）")
    page: PageOf = Field(title="所在页（{{r …}}）")
    body: Prose = Field(title="正文（{{p …}}）")
    clauses: str = Field(title="本章响应的各表序号，如：服务技术要求偏离表第4至10项")


class PaymentStageFields(Fields):
    """A payment of the contract as the tender states it."""

    no: int = Field(title="序号")
    name: str = Field(title="名称")
    share: Decimal = Field(title="比例（百分比）")
    due: str = Field(title="付款时点，如：合同签订之日起30个工作日内")
    scored: bool = Field(title="是否按考核得分支付")
    place: str = Field(title="出处")


class PaymentBandFields(Fields):
    """A band of scores and what it pays."""

    no: int = Field(title="序号")
    score: str = Field(title="考核得分，如：80分至89.99分")
    share: Decimal = Field(title="支付比例（百分比）")
    note: str = Field(title="说明")


class PaymentFields(Fields):
    """How the contract is paid."""

    place: str = Field(title="出处")
    rows: str = Field(title="响应所在的商务要求偏离表各项，如：9，没有则为空")
    answered: str = Field(title="响应所在的表和项，如：商务要求偏离表第9项，没有则为空")
    stages: list[PaymentStageFields] = Field(title="付款期")
    bands: list[PaymentBandFields] = Field(title="得分档次，采购文件没有则为空")
    full_from: Decimal | None = Field(title="全额支付的最低得分，没有则为空")
    lowest: PaymentBandFields | None = Field(title="最低档，没有则为空")


class SmeEntryFields(Fields):
    """One enterprise of the SME declaration: the bidder, or a member of its consortium."""

    no: int = Field(title="序号")
    name: str = Field(title="企业名称")
    task: str = Field(title="承担内容")
    year: int | None = Field(title="数据年度，新成立无上年度数据为空")
    headcount: int | None = Field(title="从业人员（人）")
    revenue: Decimal | None = Field(title="营业收入（元）")
    assets: Decimal | None = Field(title="资产总额（元）")
    size: str = Field(title="中型企业、小型企业、微型企业")
    welfare: str = Field(title="监狱企业、残疾人福利性单位，否则为空文字")
    working: list[str] = Field(title="划型过程，逐句")


class SmeFields(Fields):
    """The SME declaration and its working; figures of the year before the opening."""

    item: str = Field(title="标的名称")
    industry: str = Field(title="采购文件明确的所属行业")
    rule: str = Field(title="划型依据")
    entries: list[SmeEntryFields] = Field(title="声明的企业：供应商，及联合体其他成员")


class VolumeFields(Fields):
    """The volume being made."""

    code: str = Field(title="卷号")
    title: str = Field(title="卷名")


class PartFields(Fields):
    """A part of a volume that is made of the tender's own forms."""

    kind: str = Field(title="form 采购文件的格式；plan 方案各章；cover、contents … 同 tender.yaml 的 parts")
    form: str = Field(title="格式编号，不是格式的为空文字")
    titled: bool = Field(title="是否印“服务方案”的标题：前面的自拟格式已有标题的不印")
    chapters: list[ChapterFields] = Field(title="该部分的各章，没有则为空")


class DrawingFields(Fields):
    """Drawings of the data with numbered captions; what the data do not hold stays empty."""

    organisation: Drawn = Field(title="组织机构图（{{p …}}）")
    schedule: Drawn = Field(title="合同期与付款时点图")
    rosters: Drawn = Field(title="各站点每周排班表")
    floors: Drawn = Field(title="各站点功能分区示意图")
    areas: Drawn = Field(title="拟用面积与采购要求对照图")
    cost: Drawn = Field(title="报价构成图；只放进报价所在的卷")


class ResponseFields(Fields):
    """Everything a template of a response volume may use."""

    volume: VolumeFields = Field(title="本卷")
    volumes: list[VolumeFields] = Field(title="响应文件全部各卷")
    parts: list[PartFields] = Field(title="本卷各部分，按内置模板编的卷为空")
    contents: Contents = Field(title="目录（{{p contents }}）")
    figures: Captions = Field(title="图目录（{{p figures }}）")
    tables: Captions = Field(title="表目录（{{p tables }}）")
    drawings: DrawingFields = Field(title="由数据画出的图表")
    project: ProjectFields = Field(title="项目")
    bidder: BidderFields = Field(title="供应商")
    company: CompanyFields = Field(title="公司资料中的清单，不论本次投标是否用到")
    signed: date = Field(title="签署日期")
    signing_days: int = Field(title="成交通知书发出之日起几日内签订合同")
    dates: DatesFields = Field(title="采购文件的时间安排")
    bonds: list[BondFields] = Field(title="保证金")
    agency_fee: AgencyFeeFields | None = Field(title="代理服务费，没有写明则为空")
    terms: list[TermFields] = Field(title="时间、保证金、代理服务费，逐项一句话")
    offer: OfferFields = Field(title="报价")
    explanation: str = Field(title="成本说明，报价不低于审查线的为空")
    domestic: list[OfferLineFields] = Field(title="声明为本国产品的各行，不享受扣除的为空")
    commercial: list[DeviationRow] = Field(title="商务要求偏离表")
    technical: list[DeviationRow] = Field(title="服务技术要求偏离表")
    answer_tables: list[AnswerTableFields] = Field(title="各张偏离表，按采购文件规定的名称和顺序")
    marked: list[DeviationRow] = Field(title="带标记的条款，包括标题带标记的和含实质性用语的")
    payment: PaymentFields = Field(title="付款方式")
    scorecard_title: str = Field(title="服务质量标准名称")
    scorecard: list[ScoreRow] = Field(title="服务质量标准响应")
    qualification: list[ReviewRowFields] = Field(title="资格审查索引，采购文件未给出则为空")
    conformity: list[ReviewRowFields] = Field(title="符合性审查索引，采购文件未给出则为空")
    evaluation: list[ScoreRow] = Field(title="评审标准索引，采购文件未给出则为空")
    evaluation_tables: list[EvaluationTableFields] = Field(
        title="按采购文件的评审类别（价格、商务、技术）分开的评审标准索引，没有分类的为一张"
    )
    whole: WholeFields | None = Field(title="整个服务的配置；采购文件分站点为空")
    self_score: Decimal | None = Field(title="自评分合计，没有自评分的为空")
    sites: list[SiteFields] = Field(title="站点")
    staff: list[StaffFields] = Field(title="项目实施人员")
    plan: list[ChapterFields] = Field(title="服务方案各章")
    commitments: list[str] = Field(title="承诺")
    sme: SmeFields | None = Field(title="中小企业声明，采购文件不涉及则为空")
    evidence: list[EvidenceFields] = Field(title="本卷的证明材料")
