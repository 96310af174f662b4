"""Ledgers as the contract's data declares them, and the queries over them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Figure, Name, Record, Text

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A name that stands in SQL without quotes: small letters, digits, underscore."""


class LedgerColumn(Record):
    """A column: its heading in the file, its name in queries, what it holds."""

    code: Identifier = Field(title="列代码", description="查询中使用的名称")
    title: Name = Field(title="列名", description="台账首行的标题")
    type: Literal["text", "date", "time", "count", "figure", "money", "choice", "flag"] = Field(
        title="类型",
        description="text 文字与编号；date 日期；time 时刻；count 整数；figure 数值；money 金额（元）；"
        "choice 选项；flag 是/否",
    )
    choices: tuple[Name, ...] = Field(title="选项", default=())
    required: bool = Field(title="必填", default=False)
    mask: Literal["name", "phone", "id", "address"] | None = Field(
        title="脱敏", description="对外文件中如何遮盖", default=None
    )
    note: Text = Field(title="填写说明", default="")


class LedgerSpec(Record):
    """A ledger: which rows it holds, what tells one row from another, which column dates it."""

    code: Identifier = Field(
        title="台账代码", description="文件名与查询中的表名：ledgers/代码.xlsx|csv|parquet"
    )
    title: Name = Field(title="台账名称")
    key: tuple[Identifier, ...] = Field(title="唯一标识", description="重复即为重复登记", min_length=1)
    day: Identifier = Field(title="日期列", description="按它归入考核周期")
    columns: tuple[LedgerColumn, ...] = Field(title="列", min_length=1)

    @model_validator(mode="after")
    def _every_row_placed(self) -> LedgerSpec:
        filled = {column.code for column in self.columns if column.required}
        dates = {column.code for column in self.columns if column.type == "date"}
        if not filled.issuperset((*self.key, self.day)) or self.day not in dates:
            raise PydanticCustomError(
                "every_row_placed", "key and day must name required columns, and day a date", {}
            )
        return self


MetricSpan = Literal["period", "term", "weeks", "months", "quarters", "year"]


class Metric(Record):
    """A named query over the ledgers; its parameters are $start, $end, $opened and $ends.

    `figure` gives one number, `days` a date a row, `members` a row for each member with the counts of
    services, `units` a row for each unit that can be drawn, `id` first. `table` is printed as it is.
    """

    code: Name = Field(title="指标编号", pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    title: Name = Field(title="指标名称")
    unit: Text = Field(title="单位", default="")
    gives: Literal["figure", "days", "members", "units", "table"] = Field(title="结果", default="figure")
    span: MetricSpan = Field(
        title="期间",
        description="period 本周期；term 自启用至周期末；weeks/months/quarters 周期内结束的整周、整月、整季；"
        "year 当年至 until 之日，周期内没有该日则不考核",
        default="period",
    )
    first_partial: bool = Field(
        title="首个不足一期的是否计入", description="span 为 weeks/months/quarters 时", default=True
    )
    until: Text = Field(title="年度截止", description="span 为 year 时：月-日", default="")
    sql: Name = Field(title="查询", description="一条 SELECT")


class Chart(Record):
    """A picture of a metric month by month, against its target where there is one."""

    title: Name = Field(title="图名")
    unit: Text = Field(title="单位", default="")
    metric: Name = Field(title="指标", description="结果为 table：第一列月份，第二列数值")
    target: Figure | None = Field(title="每月目标", default=None)
