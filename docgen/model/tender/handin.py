"""How a tender wants responses handed in: on paper and as files."""

from __future__ import annotations

import re

from pydantic import Field, field_validator

from docgen.model.base import Figure, FileName, Record

PLACES = ("bidder", "number", "project", "lot")
"""What an archive's name may hold in braces."""
_PLACE = re.compile(r"\{(" + "|".join(PLACES) + r")\}")


class HandIn(Record):
    """Printing and electronic hand-in; what a tender does not ask for stays off."""

    two_sided: bool = Field(title="双面打印", description="各卷、各章从奇数页开始", default=False)
    covers: bool = Field(
        title="正本、副本封面", description="每卷各出一份标明正本、副本封面的 PDF", default=False
    )
    whole: bool = Field(title="合订 PDF", description="另出一份包含全部各卷的 PDF", default=False)
    archival: bool = Field(title="PDF/A", description="按 PDF/A-2b 生成，供长期保存", default=False)
    most_mb: Figure | None = Field(
        title="单个文件上限",
        description="MB；平台收不下的 PDF 按目录拆成几份，各页页码不变",
        default=None,
        gt=0,
        le=10_000,
    )
    archive: FileName | None = Field(
        title="电子递交压缩包",
        description="文件名（不含 .zip），可写 {bidder} {number} {project} {lot}",
        default=None,
    )

    @field_validator("archive")
    @classmethod
    def _known_places(cls, name: str | None) -> str | None:
        """Only the places that can be filled in."""
        if name is not None and re.search(r"[{}]", _PLACE.sub("", name)):
            raise ValueError("a brace that names no place")
        return name
