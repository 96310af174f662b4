"""Batch: packages of several projects in one run; one that fails stops no other."""

from __future__ import annotations

import secrets
from typing import Any

from starlette.responses import Response

from docgen.packages.registry import kinds
from docgen.tasks.batching import Batching
from docgen.web.visit import Route, Visit


def batch(visit: Visit) -> Response:
    """The projects with what each can make."""
    projects = [(number, desk.look().title, desk.kinds) for number, desk in enumerate(visit.bench.desks)]
    return visit.show("batch.html", projects=projects, **_state(visit))


def start(visit: Visit) -> Response:
    """Begin with what was ticked; one batch at a time."""
    running = visit.bench.batch
    jobs = []
    for told in visit.lists.get("job", ()):
        number, _, kind = told.partition(".")
        if number.isascii() and number.isdigit() and int(number) < len(visit.bench.desks) and kind in kinds():
            jobs.append((visit.bench.desks[int(number)].folder.absolute(), kind))
    if jobs and (running is None or not running.under_way):
        folder = visit.bench.uploads / f"batch-{secrets.token_hex(6)}"
        folder.mkdir()
        visit.bench.batch = Batching(jobs, visit.bench.home, folder)
    return visit.show("batch_state.html", **_state(visit))


def stop(visit: Visit) -> Response:
    """End it; what is finished stays."""
    if visit.bench.batch:
        visit.bench.batch.stop()
    return visit.show("batch_state.html", **_state(visit))


def state(visit: Visit) -> Response:
    """How far it is."""
    return visit.show("batch_state.html", **_state(visit))


def _state(visit: Visit) -> dict[str, Any]:
    return {
        "batching": visit.bench.batch,
        "findings": visit.bench.batch.findings if visit.bench.batch else (),
    }


BENCH: tuple[Route, ...] = (
    ("/batch", batch, "GET"),
    ("/batch/start", start, "POST"),
    ("/batch/stop", stop, "POST"),
    ("/batch/state", state, "GET"),
)
