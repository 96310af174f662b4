"""A build in a process of its own, which tells how far it is and can be stopped at any time.

A build that is stopped publishes nothing; should it be in the midst of publishing, the next command puts
right what it left, as after any killed run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen.model.due_unit import Asked
from docgen.model.finding import DocgenError, Finding
from docgen.packages import runner
from docgen.tasks.child import Child, Line


class Making(Child):
    """A build under way or over: `said` is the paper it is at, `files` what it made, `findings` what it
    found. `period`: of a package that comes in periods the one that is asked for, else all."""

    def __init__(
        self, folder: Path, kinds: tuple[str, ...], draft: bool, format: str, period: Asked = None
    ) -> None:
        self.said = ""
        self.count = 0
        self.files: tuple[Path, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        super().__init__(_make, folder, kinds, draft, format, period)

    def hear(self, word: str, told: Any) -> None:
        """The next paper, or the end."""
        if word == "at":
            self.said, self.count = told, self.count + 1
        else:
            self.files, self.findings = told
            self.state = "done" if self.files else "blocked"


def _make(line: Line, folder: Path, kinds: tuple[str, ...], draft: bool, format: str, period: Asked) -> None:
    """In the child."""
    order = runner.Order(
        folder / "outputs",
        draft,
        lambda title: line.send(("at", title)),
        period,
        format="both" if format == "both" else "docx",
    )
    try:
        built = runner.build(folder, kinds, order)
    except DocgenError as problem:
        line.send(("over", ((), problem.findings)))
        return
    line.send(("over", (tuple(file.path for _, file in built.files), built.findings)))
