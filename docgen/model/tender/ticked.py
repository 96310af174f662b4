"""A row of the list of unconfirmed entries, as a person hands it back ticked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Day, Name, Record, Text


class TickedRow(Record):
    """An entry of tender.yaml: whether somebody compared it with the tender, and what was shown of it."""

    name: Name = Field(title="编号或名称")
    kind: Text = Field(title="类别", default="")
    voids: Text = Field(title="不满足即无效", default="")
    certainty: Text = Field(title="把握", default="")
    cited: Text = Field(title="出处", default="")
    words: Text = Field(title="采购文件原文", default="")
    ticked: Literal["是", "否"] | None = Field(title="已核对", default=None)
    by: Text = Field(title="确认人", default="")
    on: Day | None = Field(title="确认日期", default=None)
    at: Name = Field(title="在tender.yaml中")
