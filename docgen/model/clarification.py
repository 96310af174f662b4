"""A letter that asks the purchaser to make clear what the tender says in two ways."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from docgen.model.base import Code, Day, Name, Record, Text
from docgen.model.company.bidder import Bidder
from docgen.model.project_file import Waiver
from docgen.model.sources import Sourced, Sources
from docgen.model.tender.tender import Tender
from docgen.model.told_apart import WHOLE, by


class Quoted(Record):
    """What one place of the tender says, in its own words."""

    told_apart = WHOLE

    place: Name = Field(title="位置", description="如：第二章 一 前附表 序号7")
    words: Name = Field(title="原文", description="采购文件原文")


class Question(Record):
    """One matter to be made clear: the places, what is wrong between them, what is asked."""

    told_apart = by("code")

    code: Code = Field(title="编号")
    title: Name = Field(title="事项", description="如：投标有效期前后不一致")
    places: tuple[Quoted, ...] = Field(title="原文及位置", min_length=1)
    clash: Name = Field(title="矛盾之处")
    ask: Name = Field(title="请求明确")
    ground: Text = Field(title="依据", description="法律、规章的条文；没有的留空", default="")


class ClarificationFile(Record):
    """clarification.yaml: the letter's day, whom it goes to, what it asks."""

    signed: Day = Field(title="函件日期")
    to: tuple[Name, ...] = Field(
        title="致送单位", description="留空为采购人和采购代理机构（tender.yaml 的 parties）", default=()
    )
    reply_by: Day | None = Field(title="请求答复日期", default=None)
    contact: Text = Field(title="联系人", description="留空为委托代理人或法定代表人", default="")
    phone: Text = Field(title="联系电话", default="")
    questions: tuple[Question, ...] = Field(title="请求澄清的事项", min_length=1)


@dataclass(frozen=True)
class Clarification(Sourced):
    """The letter with the tender and the company that it is written for."""

    folder: Path
    title: str
    waivers: tuple[Waiver, ...]
    tender: Tender
    bidder: Bidder
    letter: ClarificationFile
    sources: Sources

    @property
    def addressees(self) -> tuple[str, ...]:
        """Whom the letter goes to: as it names them, else the purchaser and its agency."""
        others = (party.name for party in self.tender.parties[1:] if "代理" in party.role)
        return self.letter.to or (self.tender.purchaser.name, *others)
