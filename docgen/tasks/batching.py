"""Many packages at once, in a process of its own that tells how far it is and can be stopped."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from docgen.model.finding import DocgenError, Finding
from docgen.tasks import batch
from docgen.tasks.batch import Done
from docgen.tasks.child import Child, Line

OUT = "batch-outputs"


class Batching(Child):
    """A batch under way or over: how many jobs of how many are done, each job's end, why there is none."""

    def __init__(self, jobs: Sequence[tuple[Path, str]], home: Path, folder: Path) -> None:
        self.count, self.total = 0, len(jobs)
        self.done: list[Done] = []
        self.findings: tuple[Finding, ...] = ()
        self.out = home / OUT
        listed = folder / "jobs.csv"
        with listed.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["project", "kind"])
            writer.writerows((os.path.relpath(project, folder), kind) for project, kind in jobs)
        super().__init__(_run, listed, self.out)

    def hear(self, word: str, told: Any) -> None:
        """A job's end, or that of all."""
        if word == "job":
            self.count, self.total, ended = told
            self.done.append(ended)
        elif word == "failed":
            self.findings, self.state = told, "blocked"
        else:
            self.done, self.findings = told
            self.state = "done"


def _run(line: Line, listed: Path, out: Path) -> None:
    """In the child."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def told(count: int, total: int, done: Done) -> None:
        line.send(("job", (count, total, done)))

    try:
        done, findings = batch.run(listed, out, partial(batch.processes, cores), True, told)
    except DocgenError as problem:
        line.send(("failed", problem.findings))
        return
    line.send(("over", (done, findings)))
