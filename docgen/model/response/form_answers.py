"""forms.yaml: what a person says of the tender's forms, once, where no record has it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Count, Name, Record, Text
from docgen.model.told_apart import by

TICKED = "☑"
"""What is written for a box that is ticked."""


class BlankAnswer(Record):
    """What stands in a blank of a form, or that it stays empty on purpose."""

    told_apart = by("label", "number")

    label: Name = Field(title="空白问的是", description="与 docgen check 列出的相同，如：传真")
    number: Count = Field(title="第几处", description="同一份格式里同样的空白，从 1 数起", default=1, ge=1)
    value: Text = Field(
        title="填写内容", description=f"原样印出；方框写 {TICKED} 表示打勾；留空表示还没有写", default=""
    )
    left_empty: bool = Field(title="有意留空", description="方框表示不打勾", default=False)

    @property
    def settled(self) -> bool:
        """Whether a person has said something."""
        return bool(self.value.strip()) or self.left_empty

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if self.left_empty and self.value.strip():
            raise PydanticCustomError("value_or_empty", "needs value or left_empty, not both", {})
        return self


class ColumnAnswer(Record):
    """What stands in a column of a form's table, row by row, or that it stays empty on purpose."""

    told_apart = by("head", "table")

    head: Name = Field(title="表头", description="与 docgen check 列出的相同，如：供应单位")
    table: Count = Field(title="第几张表", description="同一份格式里的表，从 1 数起", default=1, ge=1)
    values: tuple[Text, ...] = Field(title="各行内容", description="从第一行数据起，逐行写", default=())
    left_empty: bool = Field(title="有意留空", default=False)

    @property
    def settled(self) -> bool:
        """Whether a person has said something."""
        return any(each.strip() for each in self.values) or self.left_empty

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if self.left_empty and any(each.strip() for each in self.values):
            raise PydanticCustomError("value_or_empty", "needs value or left_empty, not both", {})
        return self


class FormAnswer(Record):
    """What a person says of one form."""

    told_apart = by("form")

    form: Text = Field(
        title="格式",
        description="格式的标题，可带编号，如：附件3 授权委托书；公司的 forms.yaml 写标题里的几个字即可，"
        "留空为所有格式",
        default="",
    )
    blanks: tuple[BlankAnswer, ...] = Field(title="空白", default=())
    columns: tuple[ColumnAnswer, ...] = Field(title="表格各列", default=())
    people: tuple[Code, ...] = Field(
        title="各填一份的人员",
        description="简历一类一人一份的格式：人员表中的编号，依次各印一份；留空即项目负责人一份",
        default=(),
    )


class FormAnswers(Record):
    """All of forms.yaml: of a project, about its tender's forms; of a company, about those of any tender."""

    forms: tuple[FormAnswer, ...] = Field(title="格式", default=())
