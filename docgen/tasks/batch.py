"""Many packages at once, in processes of this machine or on a Dask cluster; one that fails stops no other.

jobs → executor → `perform`, which is one build → a record beside the outputs, for --resume
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import Literal

from docgen.load.jobs import load_jobs
from docgen.model.finding import DocgenError, Finding, Message, Origin, found, has_errors, stop
from docgen.model.job import Job
from docgen.packages.registry import kinds
from docgen.packages.runner import Order, build
from docgen.tasks import batch_records
from docgen.tasks.batch_records import Files
from docgen.tasks.recover import recovered

_ANSWER_SECONDS = 10

Status = Literal["made", "kept", "blocked", "failed"]
Pool = Callable[[], AbstractContextManager[tuple[Executor, int]]]
"""Opens an executor, and says how many jobs it shall hold at a time."""


@dataclass(frozen=True)
class Done:
    """A job's end: made now, kept from before, blocked by findings, or failed for no fault of the data."""

    job: Job
    status: Status
    files: Files = ()
    findings: tuple[Finding, ...] = ()


Progress = Callable[[int, int, Done], None]
"""Told how many jobs of how many are done, and the last of them."""


def run(
    jobs_file: Path, out: Path, pool: Pool, resume: bool, progress: Progress
) -> tuple[list[Done], tuple[Finding, ...]]:
    """Do all jobs of `jobs_file` into `out`; gives them in the file's order, and what was done with the list.

    With `resume`, a job whose files lie there as they were made is kept, if they would be made the same now.
    Raises DocgenError where the jobs file cannot be used; what is wrong with one row of it, or goes wrong in
    a job, is in its findings.
    """
    out = Path(os.path.realpath(out))
    jobs = load_jobs(jobs_file, kinds(), batch_records.folders(out))
    batch_records.begin(out, jobs.sound, resume)
    done = {job: Done(job, "blocked", (), faults) for job, faults in jobs.entries if faults}
    done |= _kept(jobs.sound, out) if resume else {}
    missing = [job for job in jobs.sound if job not in done]
    for number, kept in enumerate(done.values(), 1):
        progress(number, len(jobs.entries), kept)
    for ended in _performed(missing, out, pool):
        done[ended.job] = ended
        progress(len(done), len(jobs.entries), ended)
    return [done[job] for job, _ in jobs.entries], jobs.done


def perform(job: Job, out: Path) -> Done:
    """One job, as `docgen build` does it; runs in a worker, so nothing may escape."""
    order = Order(out / job.folder, draft=False, progress=lambda _: None, period=job.period)
    try:
        origin = batch_records.made_from(job.project, out)  # as it is before anything is read
        built = build(job.project, [job.kind] if job.kind else [], order)
        if has_errors(built.findings):
            return Done(job, "blocked", built.files, built.findings)
        done = Done(job, "made", built.files, built.findings)
        batch_records.record(job, built.files, origin, out)
    except DocgenError as problem:
        return Done(job, "blocked", (), problem.findings)
    except Exception as bug:
        return _crashed(job, bug)
    return done


def _kept(jobs: Sequence[Job], out: Path) -> dict[Job, Done]:
    """The jobs that need not be done again."""
    origin = cache(lambda project: batch_records.made_from(project, out))
    done = {}
    for job in jobs:
        recovered(out / job.folder)
        if (files := batch_records.kept(job, origin(job.project), out)) is not None:
            done[job] = Done(job, "kept", files)
    return done


@contextmanager
def processes(count: int) -> Iterator[tuple[Executor, int]]:
    """That many processes of this machine."""
    context = multiprocessing.get_context("spawn")  # the same on every system
    with ProcessPoolExecutor(count, context, initializer=_end_with_parent) as pool:
        yield pool, count


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The workers of the Dask scheduler at `address`; they must see the same folders."""
    try:
        from distributed import Client
    except ImportError:
        said = Message("needs Dask, which is not installed here")
        raise stop("BATCH-SCHEDULER", address, said, "package") from None
    try:
        client = Client(address, timeout=_ANSWER_SECONDS)
    except (OSError, ValueError):
        said = Message("no Dask scheduler answers")
        raise stop("BATCH-SCHEDULER", address, said, "silent") from None
    with client, client.get_executor(pure=False, retries=0) as pool:
        # Twice as many as the workers do at a time, so that none waits for this process.
        yield pool, max(2, 2 * sum(client.nthreads().values()))


def _performed(jobs: Sequence[Job], out: Path, pool: Pool) -> Iterator[Done]:
    """Each job as it ends. A process that dies takes its pool with it: a new one goes on with the rest."""
    waiting = deque(jobs)
    while waiting:
        running: dict[Future[Done], Job] = {}
        with pool() as (executor, width):
            try:
                while waiting or running:
                    while len(running) < width and (job := _next(waiting, running.values())):
                        running[executor.submit(perform, job, out)] = job
                        waiting.remove(job)
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        ended = _ended(future, running[future])
                        del running[future]
                        yield ended
            except BrokenExecutor:
                pass
        # Any of those that ran may have killed its process, so each gets one of its own.
        for job in running.values():
            with processes(1) as (executor, _):
                try:
                    yield _ended(executor.submit(perform, job, out), job)
                except BrokenExecutor as killed:
                    yield _crashed(job, killed)


def _next(waiting: Iterable[Job], running: Iterable[Job]) -> Job | None:
    """The first job whose project no other job works on: a project's folder is for one run at a time."""
    busy = {job.folder for job in running}
    return next((job for job in waiting if job.folder not in busy), None)


def _ended(future: Future[Done], job: Job) -> Done:
    """What came of a job. A worker that was lost, or could not read the job, is its failure."""
    try:
        return future.result()
    except BrokenExecutor:
        raise
    except Exception as problem:
        return _crashed(job, problem)


def _crashed(job: Job, problem: Exception) -> Done:
    """A bug or a lost process, as a finding that can be reported."""
    where = next(iter(reversed(extract_tb(problem.__traceback__))), None)
    place = f"{Path(where.filename).name}:{where.lineno}" if where else ""
    values = {"problem": f"{type(problem).__name__}: {problem}"[:300], "place": place}
    said = Message("stopped by a fault in the program: {problem} ({place})", values)
    return Done(job, "failed", (), (found("JOB-CRASHED", Origin(str(job.project)), said),))


def _end_with_parent() -> None:
    """End a worker whose parent was killed; it would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
