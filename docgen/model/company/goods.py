"""What the company owns or rents whatever it bids for: vehicles and equipment, with all that runs out."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Count, Day, Figure, Name, Record, Text
from docgen.model.company.written import WrittenMoney
from docgen.model.told_apart import by


class OwnVehicle(Record):
    """A vehicle of the company, a row of its list."""

    told_apart = by("code") + by("plate", unless_blank=True)

    code: Code = Field(title="车辆编号")
    plate: Text = Field(title="车牌号", default="")
    model: Name = Field(title="品牌型号")
    type: Text = Field(title="车辆类型", description="如：小型普通客车、冷藏车", default="")
    seats: Count | None = Field(title="座位", default=None, gt=0)
    source: Literal["自有", "租赁", "拟购"] = Field(title="来源")
    owner: Text = Field(title="所有人", description="行驶证上的所有人", default="")
    registered: Day | None = Field(title="注册日期", default=None)
    inspected_until: Day | None = Field(title="检验有效期止", default=None)
    insured_until: Day | None = Field(title="保险有效期止", default=None)
    lease_until: Day | None = Field(title="租赁到期日", description="租赁的填写", default=None)
    evidence: Code | None = Field(title="证明材料", description="行驶证等的材料编号", default=None)

    @property
    def title(self) -> str:
        """How a finding calls it: plate and model."""
        return f"{self.plate} {self.model}".strip()


class OwnEquipment(Record):
    """Equipment of the company, a row of its list; value in 元."""

    told_apart = by("code")

    code: Code = Field(title="设备编号")
    name: Name = Field(title="设备名称")
    model: Text = Field(title="品牌型号", default="")
    maker: Text = Field(title="生产厂家", default="")
    origin: Text = Field(title="产地", default="")
    quantity: Figure = Field(title="数量", gt=0)
    unit: Name = Field(title="单位")
    source: Literal["自有", "租赁", "拟购"] = Field(title="来源")
    acquired: Day | None = Field(title="购置日期", default=None)
    value: WrittenMoney | None = Field(title="原值", description="元", default=None, ge=0)
    condition: Text = Field(title="使用状况", default="")
    place: Text = Field(title="存放地点", default="")
    verified_until: Day | None = Field(title="检定有效期止", description="不需检定的留空", default=None)
    lease_until: Day | None = Field(title="租赁到期日", description="租赁的填写", default=None)
    evidence: Code | None = Field(title="证明材料", description="发票、租赁合同等的材料编号", default=None)

    @property
    def title(self) -> str:
        """How a finding calls it: name and model."""
        return f"{self.name} {self.model}".strip()
