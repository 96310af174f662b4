"""A line while the tree grows: what it adds to a place, what it announces, what its mark reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.model.reading.outline import Line

_SHORT = 40
_WEAK = 20
_TITLE_WITH_STOP = 8


@dataclass(slots=True)
class Branch:
    """A line while the tree grows.

    `part` is what it adds to the place of what it stands under. `row_mark` stands in its row's column of
    marks, `name_mark` at the row's name.
    """

    line: Line
    part: str = ""
    titled: bool = False
    kind: str = ""
    value: int = 0
    path: tuple[int, ...] = ()
    outline: int | None = None
    lot: str = ""
    row_mark: str = ""
    name_mark: str = ""
    children: list[Branch] = field(default_factory=list)

    @property
    def expects(self) -> bool:
        """Whether the line announces what stands below it."""
        text = self.line.text.rstrip()
        return (
            text.endswith(("：", ":"))
            or self.titled
            or (len(text) <= _WEAK and not re.search("[。；;，]", text))
        )

    @property
    def heading(self) -> bool:
        """Whether the line only names what stands below it: short, no sentence, no figure before its ：."""
        text = self.line.text.rstrip()
        if self.titled or not self.children:
            return self.titled
        if text.endswith(("：", ":")):
            return not re.search("[。；;，,]", text)
        if len(text) <= _TITLE_WITH_STOP and self.children[0].kind and not re.search("[；;，0-9]", text):
            return True  # 服务内容。 with points below is a title, too
        return len(text) <= _SHORT and not re.search("[。；;，]", text)

    @property
    def of_parts(self) -> bool:
        """Whether it is a heading with nothing below it yet but lots: 二、技术需求 before 标项一, 标项二."""
        return self.outline != 0 and self.expects and all(child.outline == 0 for child in self.children)

    @property
    def reaches(self) -> bool:
        """Whether its mark holds for what stands below it."""
        return self.heading or self.line.text.rstrip().endswith(("：", ":"))
