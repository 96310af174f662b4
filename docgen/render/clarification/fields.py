"""What the template of the letter may use: every field with its Chinese name."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from docgen.render.engine.values import Fields
from docgen.render.response.fields import ProjectFields


class SenderFields(Fields):
    """The company that asks."""

    name: str = Field(title="名称")
    address: str = Field(title="地址")
    contact: str = Field(title="联系人")
    phone: str = Field(title="联系电话")


class QuotedFields(Fields):
    """What one place of the tender says."""

    no: int = Field(title="序号")
    place: str = Field(title="位置")
    words: str = Field(title="原文")


class QuestionFields(Fields):
    """One matter to be made clear."""

    no: str = Field(title="序号，如：一")
    title: str = Field(title="事项")
    places: list[QuotedFields] = Field(title="原文及位置")
    clash: str = Field(title="矛盾之处")
    ask: str = Field(title="请求明确")
    ground: str = Field(title="依据，没有则为空")


class ClarificationFields(Fields):
    """Everything that the letter says."""

    project: ProjectFields = Field(title="项目与标项")
    addressees: list[str] = Field(title="致送单位")
    bidder: SenderFields = Field(title="供应商")
    basis: str = Field(title="询问的依据")
    questions: list[QuestionFields] = Field(title="请求澄清的事项")
    reply_by: date | None = Field(title="请求答复日期，没有写为空")
    deadline: date = Field(title="递交截止日期")
    signed: date = Field(title="函件日期")
