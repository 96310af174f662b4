"""Where something stands in the tender file."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Name, Record, Text

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Citation(Record):
    """Where something stands in the tender file, so that a reader finds it again."""

    section: Name = Field(title="章节", description="如：一、服务技术要求 三（一）1")
    item: Text = Field(title="项", description="如：（2）①", default="")

    def __str__(self) -> str:
        return f"{self.section}{self.item}"

    @property
    def in_words(self) -> str:
        """As a reader says it: a bare number would read as part of the section's own ("商务要求 1" "2")."""
        if self.item.isdecimal():
            return f"{self.section}第{self.item}项"
        joined = not self.item or not self.item[0].isalnum() or self.item[0] in _CIRCLED
        return f"{self.section}{self.item}" if joined else f"{self.section} {self.item}"
