"""What a template may use of a site: its zones, people and facilities."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Fields
from docgen.render.response.answer_fields import PaperRef


class ZoneFields(Fields):
    """A functional zone."""

    name: str = Field(title="功能区名称")
    area: Decimal | None = Field(title="面积（平方米）")
    use: str = Field(title="用途")


class StaffFields(Fields):
    """Someone who serves at a site."""

    no: int = Field(title="序号")
    name: str = Field(title="姓名")
    gender: str = Field(title="性别")
    age: int = Field(title="年龄，签署之日周岁")
    role: str = Field(title="岗位")
    site: str = Field(title="站点名称，不分站点为空")
    employment: str = Field(title="用工形式")
    education: str = Field(title="学历")
    major: str = Field(title="专业")
    qualification: str = Field(title="资格证书")
    experience: str = Field(title="工作经历")
    papers: list[PaperRef] = Field(title="本人的证明材料及所在页")


class FacilityFields(Fields):
    """A facility required at a site and what is offered."""

    no: int = Field(title="序号")
    facility: str = Field(title="要求的设施")
    required: Decimal | None = Field(title="要求数量，未写为空")
    unit: str = Field(title="单位")
    offered: Decimal = Field(title="拟投入数量")
    models: str = Field(title="设备名称及型号")
    sources: str = Field(title="来源")
    verdict: str = Field(title="满足、优于、不足、另行增配")


class WholeFields(Fields):
    """What is offered for a service whose tender names no sites."""

    address: str = Field(title="地址，无则为空")
    area: Decimal | None = Field(title="实际使用面积（平方米），没有场地为空")
    zones: list[ZoneFields] = Field(title="功能区")
    hours: str = Field(title="服务时间，无则为空")
    vehicles: str = Field(title="车辆，无则为空")
    facilities: list[FacilityFields] = Field(title="设施设备")


class SiteFields(Fields):
    """A site: what is required, what is offered."""

    no: int = Field(title="序号")
    code: str = Field(title="站点编号")
    name: str = Field(title="站点名称")
    kind: str = Field(title="站点类型")
    location: str = Field(title="选址要求")
    address: str = Field(title="拟选地址")
    required_area: Decimal | None = Field(title="要求面积（平方米）")
    area: Decimal | None = Field(title="实际使用面积（平方米），没有场地为空")
    zones: list[ZoneFields] = Field(title="功能区")
    hours: str = Field(title="运营时间")
    vehicles: str = Field(title="车辆，无则为空")
    staff: list[StaffFields] = Field(title="人员")
    facilities: list[FacilityFields] = Field(title="设施设备")
