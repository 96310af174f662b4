"""Ledgers as the contract's data declares them, and the queries over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Day, Figure, Name, Record, Text
from docgen.model.told_apart import WHOLE, by

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A name that stands in SQL without quotes: small letters, digits, underscore."""


SITES = "sites"
"""What a column refers to whose values are codes of the lot's sites."""


class LedgerColumn(Record):
    """A column: its heading in the file, its name in queries, what it holds."""

    told_apart = by("code") + by("title")

    code: Identifier = Field(title="列代码", description="查询中使用的名称")
    title: Name = Field(title="列名", description="台账的表头")
    also: tuple[Name, ...] = Field(
        title="别的列名", description="这一列在台账里还叫什么；常见的叫法不用写", default=()
    )
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
    known: Identifier | None = Field(
        title="得知日期列",
        description="本列的值自该列所写之日起才为人所知：此前是/否为否，其他为空；写台账的日期列，"
        "即登记时已知",
        default=None,
    )
    refers: Identifier | None = Field(
        title="引用",
        description="另一本台账的代码（值须是它的编号），或 sites（值须是站点代码）",
        default=None,
    )
    not_before: Identifier | None = Field(
        title="不早于",
        description="同一行的另一列（都是日期或都是时刻）：早于它的不可能，指出并按没有填计",
        default=None,
    )
    ahead: Annotated[int, Field(ge=0, le=366)] = Field(
        title="可早几日", description="写了 not_before 的日期列：可早于那一列几日", default=0
    )
    follows: Identifier | None = Field(
        title="从属于",
        description="本台账中引用另一本台账的列：本列的值须与那一本同名的列相同",
        default=None,
    )
    only: dict[Identifier, tuple[Name, ...]] = Field(
        title="限于", description="只在这些列为所列值的行填写；别的行填了的，指出", default_factory=dict
    )
    planned: bool = Field(title="计划日期", description="约定的日期，登记时已知", default=False)
    note: Text = Field(title="填写说明", default="")


class Expected(Record):
    """How often a ledger owes a row; where none is, it is said, for no rows are no proof of no faults."""

    told_apart = WHOLE

    every: Literal["day", "workday", "week", "month", "period"] = Field(
        title="每",
        description="day 每日（或 weekdays 所列）；workday 法定工作日；week 每周；month 每月；"
        "period 每个考核周期",
    )
    weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(
        title="星期", description="every 为 day 时：周一为 1；留空为每天", default=()
    )
    free: tuple[Day, ...] = Field(title="停止服务的日子", default=())
    past: bool = Field(
        title="关于上一期", description="每周、每月所报的是上一周、上一月：启用前的不报", default=False
    )
    by: Identifier | None = Field(
        title="分列",
        description="每个站点（或人员、企业、选项列的每个选项）各应有一行的，写该列",
        default=None,
    )
    only: dict[Identifier, tuple[Name, ...]] = Field(
        title="限于",
        description="只看这些列为所列值的行；分列为选项列的，只要求所列的选项",
        default_factory=dict,
    )


def _one_or_more(written: Any) -> Any:
    """One way of expecting rows may stand without the dash of a list."""
    return (written,) if isinstance(written, Mapping) else () if written is None else written


def _one_or_more_shown(schema: dict[str, Any]) -> None:
    """The same for editors that read the schema."""
    listed = {"type": schema.pop("type"), "items": schema.pop("items")}
    schema["anyOf"] = [listed["items"], listed]


class LedgerSpec(Record):
    """A ledger: which rows it holds, what tells one row from another, which column dates it."""

    told_apart = by("code")

    code: Identifier = Field(
        title="台账代码",
        description="文件名与查询中的表名：ledgers/代码.xlsx|csv|parquet；也可以分成几个文件",
    )
    title: Name = Field(title="台账名称")
    also: tuple[Name, ...] = Field(
        title="别的名称",
        description="台账的文件还叫什么，如“签到”；代码和名称不用写",
        default=(),
    )
    key: tuple[Identifier, ...] = Field(title="唯一标识", description="重复即为重复登记", min_length=1)
    day: Identifier = Field(title="日期列", description="按它归入考核周期")
    columns: tuple[LedgerColumn, ...] = Field(title="列", min_length=1)
    expected: Annotated[tuple[Expected, ...], BeforeValidator(_one_or_more)] = Field(
        title="应有记录",
        description="一种或几种；留空表示没有事项就没有记录",
        default=(),
        json_schema_extra=_one_or_more_shown,
    )
    numbered: bool = Field(title="编号连续", description="唯一标识末尾的数字自 1 起连续", default=False)
    person: tuple[Identifier, ...] = Field(
        title="同一人", description="这些列全部相同即为同一人，不应登记两次", default=()
    )
    alike: tuple[Identifier, ...] = Field(
        title="同一件事", description="这些列全部相同即为同一件事，不应换个编号再记一次", default=()
    )
    until: Identifier | None = Field(
        title="止于",
        description="日期列：此后本行所登记的（如离岗人员）不再应有记录，别的台账也不应再有它的行",
        default=None,
    )

    @model_validator(mode="after")
    def _every_row_placed(self) -> LedgerSpec:
        filled = {column.code for column in self.columns if column.required}
        dates = {column.code for column in self.columns if column.type == "date"}
        if not filled.issuperset((*self.key, self.day)) or self.day not in dates:
            raise PydanticCustomError(
                "every_row_placed", "key and day must name required columns, and day a date", {}
            )
        if not dates.issuperset(column.known for column in self.columns if column.known):
            raise PydanticCustomError("known_by_date", "known must name a date column", {})
        if not {column.code for column in self.columns}.issuperset(self._named):
            raise PydanticCustomError(
                "named_columns", "by, only, person, alike, not_before and follows must name columns", {}
            )
        if self.until and self.until not in dates:
            raise PydanticCustomError("until_date", "until must name a date column", {})
        types = {column.code: column.type for column in self.columns}
        for column in self.columns:
            if column.not_before and not types[column.not_before] == column.type in ("date", "time"):
                raise PydanticCustomError(
                    "not_before_alike", "not_before must name another date for a date, a time for a time", {}
                )
            if column.follows and not self.column(column.follows).refers:
                raise PydanticCustomError(
                    "follows_reference", "follows must name a column that refers to another ledger", {}
                )
        return self

    @property
    def _named(self) -> Iterator[str]:
        """The columns that the ledger's own fields name."""
        yield from (*self.person, *self.alike)
        for each in self.expected:
            yield from (*((each.by,) if each.by else ()), *each.only)
        for column in self.columns:
            yield from (name for name in (column.not_before, column.follows, *column.only) if name)

    def column(self, code: str) -> LedgerColumn:
        """The column `code`, which must be one."""
        return next(column for column in self.columns if column.code == code)

    def known_by(self, column: LedgerColumn) -> str | None:
        """The column whose date the value waits for; None where it is known with the row.

        A date is known once it has come, unless it is the row's own or a plan's.
        """
        if column.known:
            return column.known if column.known != self.day else None
        own = column.code == self.day or column.planned
        return column.code if column.type == "date" and not own else None

    @property
    def later_dates(self) -> tuple[str, ...]:
        """The date columns that are filled in after the row was written."""
        return tuple(c.code for c in self.columns if c.type == "date" and self.known_by(c))


MetricSpan = Literal["period", "term", "weeks", "months", "quarters", "year"]


class RowsBehind(Record):
    """The query that names the rows behind a figure, where they cannot be told from the figure's own query.

    Its columns: those of the ledger's key; `n`, how much of the figure the row makes up (1 where there is no
    such column); `reason`; `day` and `site` where the ledger's own will not do. All `n` add up to the figure.
    """

    ledger: Identifier | None = Field(
        title="台账", description="各行所在的台账；不在台账里的（如无人值守的一天）留空", default=None
    )
    sql: Name = Field(
        title="查询",
        description="一条 SELECT：台账的唯一标识各列，另可有 n（计几）、reason（事由）、day、site；"
        "n 合计等于指标",
    )


class Metric(Record):
    """A named query over the ledgers; its parameters are $start, $end, $opened and $ends.

    `figure` gives one number, `days` a date a row, `members` a row for each member with the counts of
    services, `units` a row for each unit that can be drawn, `id` first. `table` is printed as it is.
    `answers` says of a sample's units what the ledgers know: `id`, and whether it is in order or blank.
    """

    told_apart = by("code")

    code: Name = Field(title="指标编号", pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    title: Name = Field(title="指标名称")
    unit: Text = Field(title="单位", default="")
    gives: Literal["figure", "days", "members", "units", "answers", "table"] = Field(
        title="结果", default="figure"
    )
    services: dict[Code, Name] = Field(
        title="服务名称",
        description="gives 为 members 时：各次数列的名称，报告照印；留空印列名",
        default_factory=dict,
    )
    answers: Code | None = Field(
        title="答复的抽查", description="gives 为 answers 时：所答复抽查的评分编号", default=None
    )
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
    rows: RowsBehind | None = Field(
        title="各行",
        description="指标由哪些行得来；SELECT count(*) 或 sum(列) FROM 台账 的不用写",
        default=None,
    )

    @model_validator(mode="after")
    def _answering_a_sample(self) -> Metric:
        if (self.gives == "answers") != (self.answers is not None):
            raise PydanticCustomError("answering_a_sample", "answers goes with gives: answers", {})
        return self


class Chart(Record):
    """A picture of a metric month by month, against its target where there is one."""

    told_apart = by("title")

    title: Name = Field(title="图名")
    unit: Text = Field(title="单位", default="")
    metric: Name = Field(title="指标", description="结果为 table：第一列月份，第二列数值")
    target: Figure | None = Field(title="每月目标", default=None)
