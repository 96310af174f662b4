"""project.yaml: what a project is called, and the findings that someone answers for."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Day, Name, Record, Text


class Waiver(Record):
    """A finding that someone answers for: it no longer blocks, and stands on the check report."""

    code: Name = Field(title="问题编号", description="如 CLAUSE-NEGATIVE")
    where: Text = Field(title="位置", description="条款编号，或“文件:位置”；留空表示该编号的全部", default="")
    reason: Name = Field(title="理由")
    name: Name = Field(title="批准人")
    on: Day = Field(title="日期")


class ProjectFile(Record):
    """project.yaml: what the project is called and where the company's folder lies."""

    title: Name = Field(title="项目标题")
    company: Text = Field(
        title="公司资料文件夹",
        description="相对本文件的路径，可供多个项目共用，如 ../company",
        default="company",
    )
    waivers: tuple[Waiver, ...] = Field(title="豁免", default=())
    watch: tuple[Name, ...] = Field(
        title="不应出现的字样", description="旧项目的采购人、项目名称、编号等", default=()
    )
