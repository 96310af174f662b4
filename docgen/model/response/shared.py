"""A row of the workbook that a colleague fills in: what is asked, the answer, and what that was before."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Name, Record, Text


class SharedRow(Record):
    """Something that is answered. The `was` fields are what the project said when the workbook was made.

    `version` and `taken` stand in the workbook of conflicts alone: whose words these are, and whether they
    are the ones to take.
    """

    code: Name = Field(title="编号")
    kind: Text = Field(title="类别", default="")
    mark: Text = Field(title="标记", default="")
    name: Text = Field(title="名称", default="")
    asked: Text = Field(title="采购文件要求", default="")
    points: Text = Field(title="分值", default="")
    text: Text = Field(title="响应内容", default="")
    deviation: Text = Field(title="偏离", description="无偏离、正偏离、负偏离", default="")
    evidence: Text = Field(title="证明材料", description="编号，用顿号隔开", default="")
    owner: Text = Field(title="负责人", default="")
    remark: Text = Field(title="问题与说明", description="写给汇总的人，不进标书", default="")
    version: Text = Field(title="谁写的", default="")
    taken: Literal["是", "否"] | None = Field(title="采用", default=None)
    was_text: Text = Field(title="发出时的响应内容", default="")
    was_deviation: Text = Field(title="发出时的偏离", default="")
    was_evidence: Text = Field(title="发出时的证明材料", default="")
    was_owner: Text = Field(title="发出时的负责人", default="")


FIELDS = ("text", "deviation", "evidence", "owner")
"""What a colleague may change."""
