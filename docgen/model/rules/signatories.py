"""Those who sign or lead: from what age on, and how a name of one is known in a text."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator, Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment

_GIVEN = "[\\u4e00-\\u9fff]{1,3}?"

Characters = Annotated[Name, BeforeValidator(lambda value: "".join(str(value).split()))]
"""Characters of which each stands for itself; they may be written on several lines."""


class SigningRoles(Record):
    """What those who sign or lead are called."""

    legal: Fragment = Field(title="法定代表人")
    agent: Fragment = Field(title="委托代理人")
    lead: Fragment = Field(title="项目负责人")


class Majority(Record):
    """From what age on a person can sign alone."""

    years: int = Field(title="周岁", gt=0)
    document: Name = Field(title="文件")
    effective: date = Field(title="施行日期")
    verify: bool = Field(title="待核对原文", default=False)


class SignatoryRule(Dated):
    """All of rules/signatories.yaml; `ambiguous` surnames are words too, and count behind a separator."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    adult: Majority = Field(title="成年")
    roles: SigningRoles = Field(title="称呼")
    surnames: Characters = Field(title="姓氏")
    ambiguous: Characters = Field(title="也作别的字的姓氏")
    separators: Characters = Field(title="分隔")
    end: Fragment = Field(title="姓名之后")
    not_names: Fragment = Field(title="不是姓名")

    def after(self, role: str) -> re.Pattern[str]:
        """A name after one of the role's words: groups `role` and `named`, the latter with its separator."""
        return _named(self, role)


@cache
def _named(rule: SignatoryRule, role: str) -> re.Pattern[str]:
    apart = f"[{rule.separators}]\\s*[{rule.surnames}{rule.ambiguous}]{_GIVEN}"
    name = f"(?!{rule.not_names})(?:[{rule.surnames}]{_GIVEN}|{apart})(?={rule.end})"
    return re.compile(f"(?P<role>{role})(?P<named>{name})")
