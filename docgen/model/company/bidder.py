"""The company that bids: shared between bids, kept in the company's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Day, IdNumber, Money, Name, Record, Text, Uscc
from docgen.model.company.certificates import Certificate, listed
from docgen.model.company.written import NameList, WrittenCount, WrittenMoney, WrittenYear
from docgen.model.pages import Pages
from docgen.model.told_apart import by


def _certificates(cell: str) -> str:
    try:
        tuple(listed(cell))
    except ValueError:
        raise PydanticCustomError("certificate_day", "names a day that is none", {}) from None
    return cell


CertificateList = Annotated[Text, AfterValidator(_certificates)]
"""Certificates in one cell, whose days are days."""


class Person(Record):
    """Someone who signs for the bidder."""

    name: Name = Field(title="姓名")
    gender: Literal["男", "女"] = Field(title="性别")
    id_number: IdNumber = Field(title="身份证号", description="18 位，加引号")
    position: Name = Field(title="职务")
    phone: Text = Field(title="电话", default="")


class Agent(Person):
    """A person authorised to act, and for how long."""

    authorised_from: Day = Field(title="授权起始日")
    authorised_until: Day = Field(title="授权截止日")


class FinancialYear(Record):
    """Figures of one closed year: headcount in 人, revenue and assets in 元; blank is unknown."""

    told_apart = by("year")

    year: WrittenYear = Field(title="年度", ge=1990, le=2100)
    headcount: WrittenCount | None = Field(title="从业人员", description="人", default=None, ge=0)
    revenue: WrittenMoney | None = Field(title="营业收入", description="元", default=None, ge=0)
    assets: WrittenMoney | None = Field(title="资产总额", description="元", default=None, ge=0)
    liabilities: WrittenMoney | None = Field(title="负债总额", description="元", default=None, ge=0)
    net_assets: WrittenMoney | None = Field(title="净资产", description="元", default=None)
    profit: WrittenMoney | None = Field(title="净利润", description="元；亏损为负数", default=None)
    tax: WrittenMoney | None = Field(title="纳税总额", description="元", default=None, ge=0)
    evidence: Code | None = Field(title="证明材料", description="审计报告等的材料编号", default=None)


class Licence(Record):
    """A licence or qualification of the company, its scope and validity; `until` null means long-term."""

    told_apart = by("code")

    code: Code = Field(title="证照编号", description="项目内引用用的代号")
    kind: Name = Field(title="证照种类", description="如：营业执照、人力资源服务许可证")
    number: Name = Field(title="证号")
    issuer: Name = Field(title="发证机关")
    level: Text = Field(title="资质等级", description="如：一级、AAA；没有等级的留空", default="")
    scope: NameList = Field(title="许可范围", description="表格里各项之间用分号", default=())
    valid_from: Day = Field(title="有效期起")
    valid_until: Day | None = Field(title="有效期止", description="长期有效的留空", default=None)
    evidence: Code | None = Field(title="证明材料", default=None)


class PastContract(Record):
    """A contract performed before, offered as experience; amount in 元."""

    told_apart = by("name", "number", "purchaser", "signed")

    name: Name = Field(title="项目名称")
    number: Text = Field(title="项目编号", default="")
    purchaser: Name = Field(title="采购人")
    amount: WrittenMoney = Field(title="合同金额", description="元", ge=0)
    signed: Day = Field(title="签订日期")
    ends: Day | None = Field(title="履约截止", default=None)
    contact: Text = Field(title="联系人及电话", default="")
    content: Text = Field(title="服务内容", default="")
    result: Text = Field(title="履约情况", description="如：验收合格、履约评价优秀", default="")
    evidence: Code | None = Field(title="证明材料", default=None)

    def named_in(self, names: Sequence[str]) -> bool:
        """Whether it is among these, by its number, its name or its paper."""
        return bool({self.number, self.name, self.evidence} & set(names))


class Engagement(Record):
    """A contract in hand or another bid, whom it names of the staff, and its term, inclusive."""

    told_apart = by("project", "number", "lot", "begins", "ends")

    project: Name = Field(title="项目名称")
    number: Text = Field(title="项目编号", default="")
    lot: Text = Field(title="标项", description="与采购文件的写法相同，如：标项二", default="")
    staff: tuple[Code, ...] = Field(title="人员编号", min_length=1)
    begins: Day = Field(title="服务期起")
    ends: Day = Field(title="服务期止")


class SmeFacts(Record):
    """What the SME declaration states about the bidder beside its figures."""

    branch_of_large: bool = Field(title="大企业分支机构", default=False)
    controlled_by_large: bool = Field(title="大企业控股", default=False)
    shares_head_with_large: bool = Field(title="与大企业负责人为同一人", default=False)
    welfare: Literal["none", "prison", "disabled"] | None = Field(
        title="视同小微",
        description="prison 监狱企业；disabled 残疾人福利性单位；none 都不是；不写的，格式的方框不勾",
        default=None,
    )
    welfare_evidence: Code | None = Field(title="证明文件", description="监狱企业须有省级证明", default=None)

    disabled_people: WrittenCount | None = Field(
        title="安置残疾人人数", description="人；残疾人福利性单位填写", default=None, ge=0
    )

    @property
    def tied(self) -> bool:
        """Whether a tie to a large enterprise rules the declaration out."""
        return self.branch_of_large or self.controlled_by_large or self.shares_head_with_large


class Evidence(Record):
    """A paper that proves something: a picture or PDF in the folder of the file that names it."""

    told_apart = by("code")

    code: Code = Field(title="材料编号")
    title: Name = Field(title="材料名称")
    file: Name = Field(title="文件", description="相对本文件所在文件夹的路径，如 evidence/licence.png")
    volume: Text = Field(
        title="所在卷",
        description="卷号，如 qualification；公司的材料不写，由 response.yaml 的 evidence_volumes 指定",
        default="",
    )
    printed: Literal["picture", "pages"] = Field(
        title="PDF 的印法",
        description="picture 各页作为图片放在版心内；pages 在 PDF 中用原页整页替换并盖页码章",
        default="picture",
    )
    kind: Text = Field(
        title="材料种类", description="证明什么，如：纳税证明、身份证、保安员证；没有要求的可不写", default=""
    )
    about: Text = Field(
        title="关于",
        description="人员编号，或车辆、设备、证照的编号、合同的项目编号；公司本身的留空",
        default="",
    )
    pages: Pages = Field(title="页", description="PDF 中的哪几页，如：3、2-4、1,5；整份的留空", default="")
    covers_from: Day | None = Field(title="所证期间起", default=None)
    covers_until: Day | None = Field(title="所证期间止", default=None)
    valid_until: Day | None = Field(title="有效期止", default=None)


class Bidder(Record):
    """The bidder (供应商) and everything about it that outlives one bid."""

    name: Name = Field(title="供应商名称")
    uscc: Uscc = Field(title="统一社会信用代码")
    kind: Name = Field(title="单位性质", description="如：有限责任公司")
    address: Name = Field(title="地址")
    postcode: Text = Field(title="邮编", default="")
    phone: Name = Field(title="电话")
    fax: Text = Field(title="传真", default="")
    email: Text = Field(title="电子邮箱", default="")
    founded: Day = Field(title="成立日期")
    capital: WrittenMoney = Field(title="注册资本", description="元", ge=0)
    business: Name = Field(title="经营范围")
    bank: Text = Field(title="开户银行", default="")
    account: Text = Field(title="银行账号", default="")
    account_name: Text = Field(title="账户名称", description="与供应商名称相同的留空", default="")
    affiliates: tuple[Name, ...] | None = Field(
        title="存在控股、管理关系的单位", description="确实没有的写 []，不写表示未知", default=None
    )
    legal_representative: Person = Field(title="法定代表人")
    agent: Agent | None = Field(title="委托代理人", description="法定代表人亲自签署的留空", default=None)
    years: tuple[FinancialYear, ...] = Field(title="财务年度", default=())
    sme: SmeFacts = Field(title="中小企业情况", default=SmeFacts())
    licences: tuple[Licence, ...] = Field(title="证照", default=())
    contracts: tuple[PastContract, ...] = Field(title="业绩", default=())
    engagements: tuple[Engagement, ...] | None = Field(
        title="在手项目和同期投标",
        description="用了本公司人员的；确实没有的写 []，不写表示未知",
        default=None,
    )
    evidence: tuple[Evidence, ...] = Field(title="证明材料", default=())


class StaffMember(Record):
    """One employee, a row of the company's staff sheet; wage in 元 a month without overtime."""

    told_apart = by("code")

    code: Code = Field(title="编号")
    name: Name = Field(title="姓名")
    gender: Literal["男", "女"] = Field(title="性别")
    id_number: IdNumber = Field(title="身份证号", description="18 位文本")
    employment: Literal["专职", "兼职"] = Field(title="用工形式")
    education: Name = Field(title="学历")
    major: Text = Field(title="专业", default="")
    qualification: Text = Field(title="资格证书", default="")
    qualification_until: Day | None = Field(title="证书有效期止", default=None)
    contract_from: Day = Field(title="劳动合同起")
    contract_until: Day | None = Field(title="劳动合同止", description="无固定期限的留空", default=None)
    insured: Literal["是", "否"] = Field(title="缴纳社保")
    wage: Money = Field(title="月工资", description="元，不含加班费", ge=0)
    phone: Text = Field(title="电话", default="")
    experience: Text = Field(title="工作经历", default="")
    certificates: CertificateList = Field(
        title="其他证书",
        description="最好每证一行记在 certificates.xlsx；写在这里的用分号隔开，可写等级和有效期，"
        "如：保安员证（四级）；健康证（有效期至2026-05-31）；没有的写“无”",
        default="",
    )
    working_since: Day | None = Field(
        title="从业起始日", description="从事相关工作的第一天，用于计算从业年限", default=None
    )
    traits: Text = Field(title="身份", description="如：退伍军人、党员；没有的写“无”", default="")
    title: Text = Field(title="职称", description="如：工程师、初级会计师", default="")
    school: Text = Field(title="毕业院校", default="")
    position: Text = Field(title="现任职务", description="在本公司的职务", default="")

    @property
    def held(self) -> tuple[Certificate, ...]:
        """All certificates of both columns."""
        first = Certificate(self.qualification, self.qualification_until)
        return (*([first] if self.qualification else []), *listed(self.certificates))
