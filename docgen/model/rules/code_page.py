"""What a finding's code means: the page that `docgen explain` prints and docs/checks.md gathers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Name, Record, Text


class Wording(Record):
    """A text in both languages of messages."""

    zh: Name = Field(title="中文")
    en: Name = Field(title="English")

    def of(self, language: str) -> str:
        """The text in "zh" or "en"."""
        return self.en if language == "en" else self.zh


class CodePage(Record):
    """One code: how bad, what it is, why it matters, on what ground, how to mend it, and a case."""

    severity: Literal["error", "warning", "info", "error or warning"] = Field(title="级别")
    title: Wording = Field(title="名称")
    why: Wording = Field(title="原因")
    source: Text = Field(title="依据", default="")
    remedy: Wording = Field(title="改法")
    example: Wording | None = Field(title="例子", default=None)
