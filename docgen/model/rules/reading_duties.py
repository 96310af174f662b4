"""The words of what a contract binds its sides to: rules/reading/duties.yaml."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern


class DutyRule(Dated):
    """All of rules/reading/duties.yaml; words and patterns are met in half-width, tidied text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    who: Pattern = Field(title="谁")
    must: Pattern = Field(title="义务")
    limit: Pattern = Field(title="时限")
    handover: Pattern = Field(title="移交")
    not_handover: Pattern = Field(title="不是移交")
