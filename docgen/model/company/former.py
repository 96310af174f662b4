"""A former bid as the company keeps it: what was asked and answered, its chapters, and whose it was."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Name, Record, Text
from docgen.model.text import folded
from docgen.model.told_apart import ADDS, by


class FormerSource(Record):
    """A file or project's folder that an old bid was read from; by its bytes it is taken in once."""

    told_apart = by("sha256")

    file: Name = Field(title="来源", description="文件名，或项目文件夹的名称")
    sha256: Name = Field(title="SHA-256")


class FormerPair(Record):
    """A requirement and what was answered; `place` says where in the old bid, `proof` what proved it."""

    told_apart = ADDS

    code: Text = Field(title="条款编号", description="旧标书里的编号或序号", default="")
    title: Text = Field(title="名称", default="")
    asked: Text = Field(title="要求", default="")
    answer: Name = Field(title="响应内容")
    deviation: Text = Field(title="偏离", default="")
    proof: Text = Field(title="证明材料", default="")
    place: Text = Field(title="出处", default="")
    source: Text = Field(title="来源文件", default="")


class FormerChapter(Record):
    """A section of an old bid's plan: its headings from the chapter down, and the text below the last."""

    told_apart = ADDS

    headings: tuple[Name, ...] = Field(title="各级标题", min_length=1)
    text: Name = Field(title="正文")
    tables: int = Field(title="表格", description="正文里没有收入的表格数", default=0, ge=0)
    place: Text = Field(title="出处", default="")
    source: Text = Field(title="来源文件", default="")


class FormerBid(Record):
    """One old bid: former/*.yaml of the company's folder. `names` are its own: in another bid, left over."""

    bid: Name = Field(title="项目名称")
    number: Text = Field(title="项目编号", default="")
    lot: Text = Field(title="标项", default="")
    purchaser: Text = Field(title="采购人", default="")
    date: Text = Field(title="日期", description="递交或签署的日期，如 2025-11-17", default="")
    result: Literal["won", "lost", "unknown"] = Field(
        title="结果", description="won 中标；lost 未中标；unknown 未知，知道后改", default="unknown"
    )
    sources: tuple[FormerSource, ...] = Field(title="来源", default=())
    names: tuple[Name, ...] = Field(
        title="自己的名称", description="采购人、项目、编号、站点、人员等；用到别的标书里须改掉", default=()
    )
    pairs: tuple[FormerPair, ...] = Field(title="要求与响应", default=())
    chapters: tuple[FormerChapter, ...] = Field(title="方案章节", default=())

    def is_of(self, number: str, lot: str, bid: str) -> bool:
        """Whether it is the bid of that tender; what one of both does not say tells nothing."""
        if self.number and number and folded(self.number) != folded(number):
            return False
        if self.lot and lot and folded(lot) not in folded(self.lot) and folded(self.lot) not in folded(lot):
            return False
        return folded(self.bid) == folded(bid) if not (self.number and number) else True
