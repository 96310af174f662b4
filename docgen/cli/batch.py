"""`docgen batch`: many packages in one run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from docgen.cli.misuse import Misuse
from docgen.cli.options import BLOCKED, JsonOption, LangOption, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.tasks.batch import Done, Progress

_STATUSES = {
    "made": Message("made"),
    "kept": Message("kept"),
    "blocked": Message("blocked"),
    "failed": Message("failed"),
}


def batch(
    jobs_file: Annotated[Path, typer.Argument(metavar="JOBS.(csv|yaml)", help="the list of jobs")],
    out: Annotated[Path, typer.Option(help="output folder; a folder in it for each project")],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="processes at a time; as many as processors if not named")
    ] = None,
    scheduler: Annotated[str, typer.Option(help="use a Dask cluster instead: the scheduler's address")] = "",
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="do only what is missing, or was made from other data, templates or versions"
        ),
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Build many: columns project, kind, period (blank where none); one that fails stops no other."""
    from docgen.tasks import batch as batches

    if jobs and scheduler:
        raise Misuse(Message("--jobs and --scheduler exclude each other"))
    output = Output(language(lang), json)
    pool = partial(batches.cluster, scheduler) if scheduler else partial(batches.processes, jobs or _cores())
    with stopping(output), _progress(output) as told:
        done, listed = batches.run(jobs_file, out, pool, resume, told)
    output.list_findings(output.err, listed)
    _print(output, done)
    raise typer.Exit(BLOCKED if any(ended.status in ("blocked", "failed") for ended in done) else 0)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _progress(output: Output) -> Iterator[Progress]:
    """A bar on a terminal; in a pipe a line for each job that made nothing, at once."""
    if not output.err.is_terminal:

        def line(count: int, total: int, done: Done) -> None:
            if done.status in ("blocked", "failed"):
                values = {"count": count, "total": total, "job": done.job.name, "status": _said(done)}
                output.err.print(output.say(Message("{count}/{total} {job}: {status}", values)), markup=False)

        yield line
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=output.err, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda count, total, done: bar.update(
            task, completed=count, total=total, description=f"{done.job.name}: {output.say(_said(done))}"
        )


def _said(done: Done) -> Message:
    return _STATUSES[done.status]


def _print(output: Output, done: Sequence[Done]) -> None:
    if output.as_json:
        output.document({"jobs": [_entry(output, ended) for ended in done], "counts": _counts(done)})
        return
    for ended in done:
        if ended.findings:
            output.err.print(f"{ended.job.name} ({ended.job.place})", style="bold", markup=False)
            output.list_findings(output.err, ended.findings)
    counted = _counts(done)
    values = {"total": len(done), **counted}
    said = Message("{total} jobs: {made} made, {kept} kept, {blocked} blocked, {failed} failed", values)
    output.lines([output.say(said)])


def _counts(done: Sequence[Done]) -> dict[str, int]:
    from docgen.tasks.batch import Status

    counted = Counter(ended.status for ended in done)
    return {status: counted[status] for status in get_args(Status)}


def _entry(output: Output, ended: Done) -> dict[str, object]:
    return {
        "project": str(ended.job.project),
        "kind": ended.job.kind,
        "period": ended.job.period,
        "status": ended.status,
        "files": [
            {"path": str(file.path), "kind": kind, "bytes": file.bytes, "sha256": file.sha256}
            for kind, file in ended.files
        ],
        "findings": [output.entry(finding) for finding in ended.findings],
    }
