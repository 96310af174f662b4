"""The company's own lists as template fields: everybody and everything, whether this bid names it or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Fields
from docgen.render.response.answer_fields import EvidenceRef


class CertificateFields(Fields):
    """A certificate of one employee."""

    title: str = Field(title="证书名称和等级，如：保安员证（四级）")
    kind: str = Field(title="证书名称")
    level: str = Field(title="证书等级")
    major: str = Field(title="证书专业")
    number: str = Field(title="证书编号")
    issuer: str = Field(title="发证机关")
    issued: date | None = Field(title="发证日期，没有写的为空")
    valid_until: date | None = Field(title="有效期止，长期有效为空")
    evidence: EvidenceRef | None = Field(title="证明材料")


class EmployeeFields(Fields):
    """One of the company's people."""

    no: int = Field(title="序号")
    code: str = Field(title="人员编号")
    name: str = Field(title="姓名")
    gender: str = Field(title="性别")
    age: int = Field(title="年龄，签署之日周岁")
    id_number: str = Field(title="身份证号")
    education: str = Field(title="学历")
    school: str = Field(title="毕业院校")
    major: str = Field(title="专业")
    title: str = Field(title="职称")
    position: str = Field(title="现任职务")
    role: str = Field(title="本次投标的岗位，没有写进投标的为空")
    employment: str = Field(title="用工形式")
    years: int | None = Field(title="从业年限，签署之日满几年；没有写起始日的为空")
    experience: str = Field(title="工作经历")
    traits: str = Field(title="身份")
    phone: str = Field(title="电话")
    certificates: list[CertificateFields] = Field(title="证书")
    insured_months: list[str] = Field(title="缴纳社会保险的月份，如：2025年10月")


class OwnVehicleFields(Fields):
    """A vehicle of the company."""

    no: int = Field(title="序号")
    code: str = Field(title="车辆编号")
    plate: str = Field(title="车牌号")
    model: str = Field(title="品牌型号")
    type: str = Field(title="车辆类型")
    seats: int | None = Field(title="座位")
    source: str = Field(title="来源")
    owner: str = Field(title="所有人")
    registered: date | None = Field(title="注册日期")
    inspected_until: date | None = Field(title="检验有效期止")
    insured_until: date | None = Field(title="保险有效期止")
    lease_until: date | None = Field(title="租赁到期日")
    offered: bool = Field(title="是否写进本次投标")
    evidence: EvidenceRef | None = Field(title="证明材料")


class OwnEquipmentFields(Fields):
    """Equipment of the company."""

    no: int = Field(title="序号")
    code: str = Field(title="设备编号")
    name: str = Field(title="设备名称")
    model: str = Field(title="品牌型号")
    maker: str = Field(title="生产厂家")
    origin: str = Field(title="产地")
    quantity: Decimal = Field(title="数量")
    unit: str = Field(title="单位")
    source: str = Field(title="来源")
    acquired: date | None = Field(title="购置日期")
    value: Decimal | None = Field(title="原值（元）")
    condition: str = Field(title="使用状况")
    verified_until: date | None = Field(title="检定有效期止")
    evidence: EvidenceRef | None = Field(title="证明材料")


class InsuredMonthFields(Fields):
    """Social insurance of a month: how many people the list names, or the total that it states."""

    no: int = Field(title="序号")
    month: str = Field(title="缴费月份，如：2025年10月")
    people: int | None = Field(title="参保人数")
    amount: Decimal | None = Field(title="缴费金额（元），没有写全的为空")


class FinanceFields(Fields):
    """Figures of a closed year."""

    no: int = Field(title="序号")
    year: int = Field(title="年度")
    headcount: int | None = Field(title="从业人员（人）")
    revenue: Decimal | None = Field(title="营业收入（元）")
    assets: Decimal | None = Field(title="资产总额（元）")
    liabilities: Decimal | None = Field(title="负债总额（元）")
    net_assets: Decimal | None = Field(title="净资产（元）")
    profit: Decimal | None = Field(title="净利润（元），亏损为负数")
    tax: Decimal | None = Field(title="纳税总额（元）")
    evidence: EvidenceRef | None = Field(title="证明材料")


class CompanyFields(Fields):
    """The company's lists."""

    staff: list[EmployeeFields] = Field(title="公司全部人员")
    vehicles: list[OwnVehicleFields] = Field(title="车辆")
    equipment: list[OwnEquipmentFields] = Field(title="公司设备")
    insurance: list[InsuredMonthFields] = Field(title="社会保险，按月")
    finance: list[FinanceFields] = Field(title="财务年度")
