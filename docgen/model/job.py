"""One line of a batch: which package of which project, for which period."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Job:
    """A package to make. Blank `kind`: all that the project's data can make; no `period`: where none counts.

    `folder` is the name below the batch's output folder, the same for all jobs of one project; `place` is
    the line or entry of the jobs file. A job that cannot be done has no folder.
    """

    project: Path
    kind: str
    period: int | None
    folder: str
    place: str

    @property
    def name(self) -> str:
        """A name that no other job of the batch has."""
        return ".".join(
            (
                self.folder or self.place,
                self.kind or "all",
                "all" if self.period is None else str(self.period),
            )
        )

    def covers(self, other: Job) -> bool:
        """Whether this job makes what `other` makes, too."""
        return (
            self.project == other.project
            and self.kind in ("", other.kind)
            and self.period in (None, other.period)
        )
