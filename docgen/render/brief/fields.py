"""What the template of the brief may use."""

from __future__ import annotations

from pydantic import Field

from docgen.render.engine.values import Fields


class BriefProjectFields(Fields):
    """The project, as far as the tender names it."""

    name: str = Field(title="项目名称")
    number: str = Field(title="项目编号")


class BriefRowFields(Fields):
    """A question that whoever decides on a bid asks, and what the tender says."""

    label: str = Field(title="问题：是什么、谁、何时、多少钱、标记、评分、要准备、废标")
    text: str = Field(title="采购文件所说，每点一行")


class BriefFields(Fields):
    """Everything the brief may use."""

    project: BriefProjectFields = Field(title="项目")
    rows: list[BriefRowFields] = Field(title="各行")
    note: str = Field(title="说明：读自哪个文件，哪些还没有人确认")
