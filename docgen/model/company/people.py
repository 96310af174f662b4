"""What the company keeps of its people beside the staff sheet: certificates, social insurance by month."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Day, Money, Name, Record, Text
from docgen.model.company.certificates import Certificate
from docgen.model.company.written import Month, WrittenCount
from docgen.model.told_apart import by


class PersonCertificate(Record):
    """A certificate of one employee, a row of the company's list; whose it is, a code or a name says."""

    told_apart = by("staff", "name", "kind", "level", "number", "valid_until")

    staff: Text = Field(title="人员编号", description="人员表中的编号；没有重名的可只写姓名", default="")
    name: Text = Field(title="姓名", description="人员表中的姓名；写了编号的可不写", default="")
    kind: Name = Field(title="证书名称", description="如：保安员证、健康证，不带等级")
    level: Text = Field(title="证书等级", description="如：四级、中级、C1", default="")
    major: Text = Field(title="证书专业", default="")
    number: Text = Field(title="证书编号", default="")
    issuer: Text = Field(title="发证机关", default="")
    issued: Day | None = Field(title="发证日期", default=None)
    valid_until: Day | None = Field(title="有效期止", description="长期有效的留空", default=None)
    evidence: Code | None = Field(title="证明材料", description="扫描件的材料编号", default=None)

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not (self.staff.strip() or self.name.strip()):
            raise PydanticCustomError("nobody", "needs staff or name", {})
        return self

    @property
    def title(self) -> str:
        """Kind and level as papers print them: 保安员证（四级）."""
        return f"{self.kind}（{self.level}）" if self.level else self.kind

    @property
    def held(self) -> Certificate:
        """The certificate as demands are compared with it."""
        return Certificate(self.title, self.valid_until)


class InsuredMonth(Record):
    """Social insurance of one month: of one person, or without one of `people` together; amount in 元."""

    told_apart = by("month", "staff", "name", "kinds")

    month: Month = Field(title="缴费月份", description="如：2025-10")
    staff: Text = Field(title="人员编号", description="按月合计的留空", default="")
    name: Text = Field(title="姓名", description="按月合计的留空", default="")
    people: WrittenCount | None = Field(
        title="参保人数", description="人；按月合计的填写", default=None, ge=0
    )
    kinds: Text = Field(title="险种", description="如：养老、医疗、失业、工伤；不分的留空", default="")
    amount: Money | None = Field(title="缴费金额", description="元", default=None, ge=0)
    evidence: Code | None = Field(title="证明材料", default=None)
