"""The papers that a tender prescribes, and the parts that a volume of them is made of."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from docgen.model.base import Code, Name, Text
from docgen.model.tender.citation import Citation
from docgen.model.tender.read_entry import ReadEntry
from docgen.model.told_apart import by

OwnPart = Literal[
    "cover", "contents", "qualification", "conformity", "evaluation", "answers", "payment", "scorecard",
    "sites", "staff", "contracts", "offer", "sme", "plan", "commitments", "evidence",
]  # fmt: skip
"""What docgen makes itself, in words of `Volume.parts`; a part without data prints nothing."""

OWN_PARTS: tuple[OwnPart, ...] = get_args(OwnPart)


class PrescribedForm(ReadEntry):
    """A paper that the tender prescribes: its blocks from `block`, its title, to `last`.

    It is cut out of the tender's own file whenever papers are made. `volume` is the tender's word; where the
    form goes is said by the parts of the volumes.
    """

    told_apart = by("code", among="forms")

    code: Code = Field(title="格式编号", description="响应文件组成的 parts 中写它")
    title: Name = Field(title="格式名称", description="采购文件中的标题")
    label: Text = Field(title="格式序号", description="采购文件中的编号，如：附件3、格式1", default="")
    volume: Text = Field(
        title="采购文件说的册", description="装入哪一卷以响应文件组成的 parts 为准", default=""
    )
    lot: Text = Field(title="标项", description="只用于一个标项的写标项编号", default="")
    substantive: bool = Field(title="实质性格式", default=False)
    if_any: bool = Field(title="有则提供", description="不涉及的从 parts 中删去即可", default=False)
    free: bool = Field(
        title="格式自拟", description="只印标题；内容是 parts 中排在它后面的部分", default=False
    )
    last: Text = Field(title="最后一段", description="docgen read 记下的段落号；切短切长了在此改", default="")
    place: Citation = Field(title="出处")

    @property
    def heading(self) -> str:
        """Its number and title, as the tender's reader looks for it."""
        return f"{self.label} {self.title}".strip()
