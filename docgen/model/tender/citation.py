"""Where something stands in the tender file."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Name, Record, Text


class Citation(Record):
    """Where something stands in the tender file, so that a reader finds it again."""

    section: Name = Field(title="章节", description="如：一、服务技术要求 三（一）1")
    item: Text = Field(title="项", description="如：（2）①", default="")

    def __str__(self) -> str:
        return f"{self.section}{self.item}"
