"""Where an entry of tender.yaml comes from: the tender's words, their place, who confirmed them."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Day, FileName, Name, Record, Text
from docgen.model.reading.reading import Certainty
from docgen.model.tender.citation import Citation
from docgen.model.told_apart import by


class Confirmed(Record):
    """Who compared an entry with the tender, and when."""

    by: Name = Field(title="确认人")
    on: Day = Field(title="确认日期")


class ReadEntry(Record):
    """An entry that may have been read from the tender's file; without `certainty` a person typed it.

    `block` is the id of the paragraph or cell that it was read from, as `docgen read --json` names it.
    """

    of_origin = frozenset({"verbatim", "block", "certainty", "confirmed"})

    verbatim: Text = Field(title="采购文件原文", default="")
    block: Text = Field(title="所在段落", description="docgen read 记下的段落号，不用改", default="")
    certainty: Certainty | None = Field(
        title="把握",
        description="exact 写法明确；likely 按上下文判断；asked 须由人回答；自己录入的不写，视为已确认",
        default=None,
    )
    confirmed: Confirmed | None = Field(
        title="确认", description="对照原文核对后写，如：{by: 李静, on: 2026-03-01}", default=None
    )

    @property
    def counts(self) -> bool:
        """Whether it counts: typed by a person, or confirmed by one."""
        return self.certainty is None or self.confirmed is not None


class StatedFact(ReadEntry):
    """Where a fact was read that is a lone value of tender.yaml, such as the day of opening."""

    told_apart = by("field")

    field: Name = Field(title="字段", description="同一层的字段名，如：validity_days、price.ceiling")
    place: Citation = Field(title="出处")


class TenderPaper(Record):
    """A file of the tender as it was when it was read; `file` lies beside tender.yaml, in tender/."""

    told_apart = by("file")

    file: FileName = Field(title="文件名", description="tender/ 中的文件")
    sha256: Name = Field(title="SHA-256", description="读取时文件的校验值，不用改")
