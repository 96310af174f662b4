"""project.yaml: what a project is called, and the findings that someone answers for."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Day, Name, Record, Text
from docgen.model.told_apart import by


class Waiver(Record):
    """A finding that someone answers for: it no longer blocks, and stands on the check report."""

    told_apart = by("code", "where")

    code: Name = Field(title="问题编号", description="如 CLAUSE-NEGATIVE")
    where: Text = Field(title="位置", description="条款编号，或“文件:位置”；留空表示该编号的全部", default="")
    reason: Name = Field(title="理由")
    name: Name = Field(title="批准人")
    on: Day = Field(title="日期")


class ProjectFile(Record):
    """project.yaml: what the project is called, which lot it is for, where tender and company lie."""

    title: Name = Field(title="项目标题")
    tender: Text = Field(
        title="采购文件数据",
        description="相对本文件的路径；同一采购项目投几个标项的，各项目可共用一份，如 ../tender.yaml",
        default="tender.yaml",
    )
    lot: Text = Field(
        title="标项", description="采购文件分多个标项的，写投哪一个，如：标项二；只有一个的不写", default=""
    )
    company: Text = Field(
        title="公司资料文件夹",
        description="相对本文件的路径，可供多个项目共用，如 ../company",
        default="company",
    )
    waivers: tuple[Waiver, ...] = Field(title="豁免", default=())
    watch: tuple[Name, ...] = Field(
        title="不应出现的字样", description="旧项目的采购人、项目名称、编号等", default=()
    )
