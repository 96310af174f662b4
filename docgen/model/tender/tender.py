"""The tender file of one lot as facts: parties, sites, clauses, price rules, payment, scorecard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Count, Day, Figure, FileName, Money, Name, Record, Text
from docgen.model.paper import PaperSpec
from docgen.model.sme.size_rule import TableRow
from docgen.model.tender.citation import Citation
from docgen.model.tender.dates import TenderDates
from docgen.model.tender.evaluation import EvaluationItem, ReviewRow
from docgen.model.tender.forms import PrescribedForm
from docgen.model.tender.handin import HandIn
from docgen.model.tender.handover_regime import HandoverRegime
from docgen.model.tender.marks import AnswerTable, Heading, Mark, SubstantiveWords
from docgen.model.tender.payment import AssessmentTerm, PaymentPlan, SetupTerm
from docgen.model.tender.price import PriceRules
from docgen.model.tender.read_entry import ReadEntry, StatedFact, TenderPaper
from docgen.model.tender.requirement import Requirement
from docgen.model.tender.scorecard import Scorecard
from docgen.model.tender.securities import AgencyFee, Bond
from docgen.model.text import squeezed
from docgen.model.told_apart import by


class Party(ReadEntry):
    """A body on the purchaser's side."""

    told_apart = by("name", "role")

    name: Name = Field(title="名称")
    role: Name = Field(title="身份", description="采购人、监督考核单位 …")
    address: Text = Field(title="地址", default="")


class SiteSpec(ReadEntry):
    """A place of service that the tender names."""

    told_apart = by("code")

    code: Code = Field(title="站点编号")
    name: Name = Field(title="站点名称")
    kind: Name = Field(title="站点类型")
    location: Text = Field(title="选址要求", default="")


class Clause(ReadEntry):
    """One requirement that must be answered, in the project's words or the tender's, with its place.

    `verbatim` are the tender's own words, which the deviation tables print where they are given.
    """

    told_apart = by("code", among="asked")

    code: Code = Field(title="条款编号")
    part: Literal["commercial", "technical"] = Field(
        title="类别", description="commercial 商务要求；technical 服务技术要求"
    )
    title: Name = Field(title="名称")
    text: Text = Field(title="要求", description="自己的话；写了原文的可以不写", default="")
    verbatim: Text = Field(title="采购文件原文", description="写了就印在偏离表中", default="")
    row: Text = Field(
        title="所在行", description="条款是表中一行的，那一行的名称，如岗位；印在偏离表的原文之前", default=""
    )
    place: Citation = Field(title="出处")
    mark: Text = Field(title="标记", description="采购文件在条款前加的符号，如 ▲、▲#；无则留空", default="")
    heading: Code | None = Field(
        title="所在标题", description="标题编号；条款自己没有标记的，按标题的标记", default=None
    )
    sites: tuple[Code, ...] = Field(title="适用站点", description="留空表示与站点无关", default=())
    requires: tuple[Requirement, ...] = Field(title="量化要求", default=())

    def concerns(self, site: str) -> bool:
        """Whether it is about the site of that code; about the service as a whole (blank) every clause is."""
        return not site or site in self.sites

    @property
    def as_asked(self) -> str:
        """The tender's own words, else the project's."""
        return self.verbatim or self.text

    @property
    def with_row(self) -> str:
        """The same behind the name of its row of a table, which its words are about."""
        named = not self.row or squeezed(self.as_asked).startswith(squeezed(self.row))
        return self.as_asked if named else f"{self.row}：{self.as_asked}"

    @property
    def in_words(self) -> str:
        """The project's words, else the tender's own."""
        return self.text or self.verbatim

    @model_validator(mode="after")
    def _says_something(self) -> Clause:
        if not self.in_words.strip():
            raise PydanticCustomError("clause_words", "needs text or verbatim", {})
        return self


class Volume(PaperSpec, ReadEntry):
    """One volume that must be handed in, and the template that makes it."""

    # Titles are file names, and capitals tell no files apart on Windows.
    told_apart = by("code", among="volumes") + by("title", told="CODE-DUPLICATE", among="volumes")

    code: Code = Field(title="卷号", description="也是模板文件名，如 qualification")
    title: FileName = Field(title="卷名", description="如：资格证明文件；也是文件名")
    forms: tuple[Name, ...] = Field(
        title="必备表格", description="本卷必须有的标题，如：资格声明；成品回读时核对", default=()
    )
    parts: tuple[Name, ...] = Field(
        title="各部分",
        description="按采购文件自己的格式编本卷时，依次写格式编号、章名、公司的格式（forms/ 中的文件名）"
        "和 docgen 自己的部分：cover 封面，contents 目录，"
        "qualification、conformity、evaluation 资格、符合性、评审索引，"
        "answers 偏离表（带付款方式），payment 付款方式，scorecard 服务质量标准，"
        "sites 站点，staff 人员，contracts 业绩，offer 报价表，"
        "sme 中小企业声明函，plan 服务方案（其余各章），commitments 承诺书，evidence 证明材料；"
        "留空用内置模板",
        default=(),
    )

    @property
    def template(self) -> str:
        """The template that makes it: its own, or that of docgen's parts beside the tender's forms."""
        return "parts" if self.parts else self.code


class SmeTerms(ReadEntry):
    """What the tender says of small and medium enterprises."""

    industry: Name = Field(title="所属行业", description="采购标的对应的中小企业划分标准所属行业")
    item: Name = Field(title="标的名称")
    reserved: bool = Field(title="专门面向中小企业", default=False)
    place: Citation = Field(title="出处")


class LicenceRequirement(ReadEntry):
    """A licence that the tender asks for, what its scope must contain, and whether a commitment will do."""

    told_apart = by("kind")

    kind: Name = Field(title="证照种类")
    scope: tuple[Name, ...] = Field(title="须含范围", default=())
    commitment: bool = Field(
        title="可用承诺代替",
        description="承诺写在 response.yaml 的 replaced_certificates，名称与证照种类相同",
        default=False,
    )
    place: Citation = Field(title="出处")


class ProofRequirement(ReadEntry):
    """A paper that must prove so many months, counted back from the opening (tax, social insurance)."""

    told_apart = by("kind")

    kind: Name = Field(title="材料种类", description="与证明材料的 kind 相同，如：纳税证明")
    months: Count = Field(title="月数", description="至少覆盖几个月", gt=0)
    within: Count = Field(title="回溯", description="开启日前几个月之内", default=12, gt=0)
    place: Citation = Field(title="出处")


class MinimumWage(Record):
    """The local monthly minimum wage in 元 that the tender binds wages to, with its source."""

    monthly: Money = Field(title="月最低工资", description="元", gt=0)
    effective: Day = Field(title="施行日期")
    source: Name = Field(title="依据")
    verify: bool = Field(title="待核对原文", default=False)


class PriceComparison(ReadEntry):
    """How prices are compared: weight of price and deductions, in percent, as the tender states them.

    Rates that it does not state are the law's; those it states count, within the law's range or not.
    """

    category: Literal["goods", "services"] = Field(title="类别", default="services")
    weight: Figure = Field(title="价格权重", description="百分比", gt=0, le=100)
    rate: Figure | None = Field(title="小微企业扣除比例", description="百分比", default=None)
    joint_rate: Figure | None = Field(title="联合体或分包扣除比例", description="百分比", default=None)
    domestic_rate: Figure | None = Field(
        title="本国产品扣除比例", description="百分比", default=None, ge=0, le=100
    )
    place: Citation = Field(title="出处")


class Lot(Record):
    """The lot that is bid for: its name, sites, clauses, money and scorecard."""

    told_apart = by("code")
    code_spaces = ("asked",)

    code: Name = Field(title="标项", description="如：标项一")
    title: Name = Field(title="标的名称")
    quantity: Name = Field(title="数量及单位", description="如：1项")
    subcontracting: Literal["forbidden", "allowed", "unstated"] = Field(title="转包分包")
    consortium: Literal["forbidden", "allowed", "unstated"] = Field(title="联合体", default="unstated")
    term_months: Count = Field(title="服务期", description="月", gt=0)
    setup: SetupTerm | None = Field(title="场地完善期限", default=None)
    assessment: AssessmentTerm | None = Field(
        title="考核期限", description="采购文件写明的；没有写的留空，各文件不印最迟考核日", default=None
    )
    price: PriceRules = Field(title="报价")
    licences: tuple[LicenceRequirement, ...] = Field(title="资格证照", default=())
    proofs: tuple[ProofRequirement, ...] = Field(title="资格材料", default=())
    minimum_wage: MinimumWage | None = Field(title="最低工资", default=None)
    price_review: PriceComparison | None = Field(title="价格评审", default=None)
    sme: SmeTerms | None = Field(title="中小企业", default=None)
    sme_table: tuple[TableRow, ...] = Field(
        title="采购文件自带的划型标准", description="只写与官方标准不同或需要核对的行", default=()
    )
    sites: tuple[SiteSpec, ...] = Field(
        title="站点", description="采购文件分站点的才写；不分的不写，各文件也不印站点表", default=()
    )
    headings: tuple[Heading, ...] = Field(
        title="标题", description="带标记的标题及其上下级；上级写在前面", default=()
    )
    clauses: tuple[Clause, ...] = Field(title="条款", min_length=1)
    payment: PaymentPlan = Field(title="付款")
    scorecard: Scorecard | None = Field(title="服务质量标准", default=None)
    qualification: tuple[ReviewRow, ...] = Field(title="资格审查", default=())
    conformity: tuple[ReviewRow, ...] = Field(title="符合性审查", default=())
    evaluation: tuple[EvaluationItem, ...] = Field(title="评审标准", default=())
    evaluation_points: Figure | None = Field(
        title="评审总分", description="采购文件写明的，一般为 100", default=None, gt=0
    )
    handover: HandoverRegime | None = Field(title="期满移交", default=None)
    bonds: tuple[Bond, ...] = Field(
        title="本标项的保证金", description="各标项不同的写在这里，代替顶层同一种保证金", default=()
    )
    agency_fee: AgencyFee | None = Field(
        title="本标项的代理服务费", description="各标项不同的写在这里，代替顶层的", default=None
    )
    facts: tuple[StatedFact, ...] = Field(
        title="各项事实的出处", description="docgen read 读出的单个字段，各在采购文件何处", default=()
    )

    @property
    def site_codes(self) -> tuple[str, ...]:
        """The codes of its sites; a blank one, that of the service as a whole, where it names none."""
        return tuple(site.code for site in self.sites) or ("",)

    def site_name(self, code: str) -> str:
        """The name of the site of that code; that of the lot's subject for the service as a whole (blank)."""
        if not code:
            return self.title
        return next((site.name for site in self.sites if site.code == code), code)

    def site_names(self, codes: Iterable[str]) -> str:
        """The names of several sites, as a paper lists them."""
        return "、".join(map(self.site_name, codes))


class TenderFacts(Record):
    """What a tender says for all of its lots: who buys, under which number, when responses are opened."""

    project_name: Name = Field(title="项目名称")
    project_number: Name = Field(title="项目编号")
    method: Name = Field(title="采购方式", default="竞争性磋商")
    parties: tuple[Party, ...] = Field(title="采购方", min_length=1, description="第一个是采购人")
    opening: Day = Field(title="响应文件开启日期")
    dates: TenderDates = Field(title="时间安排", default=TenderDates())
    bonds: tuple[Bond, ...] = Field(title="保证金", default=())
    agency_fee: AgencyFee | None = Field(title="代理服务费", default=None)
    validity_days: Count = Field(title="响应有效期", description="日，自开启之日起", gt=0)
    copies: Count = Field(title="副本份数", default=1, ge=0)
    marks: tuple[Mark, ...] = Field(title="标记", default=())
    unmarked_most: Count | None = Field(
        title="无标记条款的负偏离不超过", description="项；采购文件写明超过几项即无效", default=None, ge=0
    )
    substantive_words: SubstantiveWords | None = Field(title="实质性用语", default=None)
    answer_tables: tuple[AnswerTable, ...] = Field(
        title="偏离表",
        description="采购文件规定的各张偏离表，按顺序；留空为商务要求偏离表、服务技术要求偏离表",
        default=(),
    )
    volumes: tuple[Volume, ...] = Field(title="响应文件组成", min_length=1)
    forms: tuple[PrescribedForm, ...] = Field(
        title="规定的格式", description="采购文件格式章节中的各份文件，按采购文件的顺序", default=()
    )
    handin: HandIn = Field(title="递交方式", default=HandIn())
    files: tuple[TenderPaper, ...] = Field(
        title="读取的采购文件", description="docgen read 写入；文件在 tender/ 中，变了会提示", default=()
    )
    addenda: tuple[TenderPaper, ...] = Field(
        title="更正公告", description="docgen read --amends 确认时写入；文件在 tender/ 中", default=()
    )
    facts: tuple[StatedFact, ...] = Field(
        title="各项事实的出处", description="docgen read 读出的单个字段，各在采购文件何处", default=()
    )

    @property
    def purchaser(self) -> Party:
        """The purchaser: the first party named."""
        return self.parties[0]


class Tender(TenderFacts):
    """A tender with the one lot that is bid for, or was won."""

    lot: Lot = Field(title="标项")
