"""The classification of industries and its mapping to the size table, as their rule files are written."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from docgen.model.base import Code, Name, Record, Text
from docgen.model.rules.code_page import Wording
from docgen.model.rules.dated import Dated
from docgen.model.sme.size_rule import Source

ClassCode = Annotated[Text, Field(pattern=r"^(?:[A-T]|\d{2,4})$")]
"""A code of GB/T 4754—2017: a section's letter, or two to four digits."""


class ClassSection(Record):
    """A section (门类) with its classes of two to four digits."""

    code: ClassCode = Field(title="门类代码")
    name: Name = Field(title="门类名称")
    classes: dict[ClassCode, Name] = Field(title="类别", min_length=1)

    @model_validator(mode="after")
    def _stand_in_order(self) -> Self:
        orphans = [code for code in self.classes if len(code) > 2 and code[:-1] not in self.classes]
        if orphans:
            raise ValueError(f"no class above {', '.join(orphans)}")
        return self


class ClassificationRule(Dated):
    """The national classification of industries (rules/gbt4754.yaml)."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    sources: tuple[Source, ...] = Field(title="依据", min_length=1)
    sections: tuple[ClassSection, ...] = Field(title="门类", min_length=1)

    @property
    def names(self) -> dict[str, str]:
        """Every class's name by its code, sections and all."""
        found: dict[str, str] = {}
        for section in self.sections:
            found |= {section.code: section.name, **section.classes}
        return found

    @property
    def section_of(self) -> dict[str, str]:
        """The section of every class of two digits."""
        return {code: each.code for each in self.sections for code in each.classes if len(code) == 2}


class Cover(Record):
    """Where classes and all below them lead: an industry of the size table, or a reason for none.

    Both where the texts leave open which of the two. `certainty`: what the mapping rests on.
    """

    classes: tuple[ClassCode, ...] = Field(title="类别", min_length=1)
    industry: Code | None = Field(title="划型行业", default=None)
    outside: Code | None = Field(title="不在表内的原因", default=None)
    certainty: Literal["high", "medium", "low"] = Field(title="可靠程度", default="high")
    note: Text = Field(title="说明", default="")

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if self.industry is None and self.outside is None:
            raise ValueError("needs industry or outside")
        return self


class TradeName(Record):
    """What people call a business, and the classes that it may be, the likeliest first."""

    names: tuple[Name, ...] = Field(title="叫法", min_length=1)
    classes: tuple[ClassCode, ...] = Field(title="类别", min_length=1)
    basis: Literal["text", "name", "judgement"] = Field(title="根据")
    note: Text = Field(title="说明", default="")


class TradeRule(Dated):
    """The mapping of the classification to the size table, and everyday names (rules/trades.yaml)."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    sources: tuple[Source, ...] = Field(title="依据", min_length=1)
    outside: dict[Code, Wording] = Field(title="不在表内的原因")
    covers: tuple[Cover, ...] = Field(title="对应", min_length=1)
    names: tuple[TradeName, ...] = Field(title="叫法", min_length=1)
