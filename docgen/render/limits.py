"""Filling a stranger's template: in a process of its own, with bounded time and memory.

The sandbox stops what a template may not name; this stops what it may name too often. Loops over loops
and texts doubled forty times are harmless one by one, so only the process as a whole can be bounded.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

from docgen.model.finding import DocgenError, Message, stop
from docgen.render.word import Filled, Properties, fill

SECONDS = 20
MEGABYTES = 2048


def fill_limited(
    template: bytes, shown: str, fields: Mapping[str, Any], properties: Properties, watermark: str = ""
) -> Filled:
    """`word.fill` under limits; raises DocgenError TEMPLATE-LIMIT where the template exceeds them."""
    processes = multiprocessing.get_context("spawn")
    receiving, sending = processes.Pipe(duplex=False)
    child = processes.Process(
        target=_child, args=(sending, template, shown, fields, properties, watermark), daemon=True
    )
    child.start()
    sending.close()
    try:
        result = receiving.recv() if receiving.poll(SECONDS) else None
    except EOFError:
        result = None
    finally:
        child.kill()
        child.join()
        receiving.close()
    if isinstance(result, Filled):
        return result
    if isinstance(result, tuple):
        raise DocgenError(*result)
    if isinstance(result, Exception):
        raise result
    raise stop(
        "TEMPLATE-LIMIT",
        shown,
        Message(
            "needs more than {seconds} seconds or {megabytes} MB to fill",
            {"seconds": SECONDS, "megabytes": MEGABYTES},
        ),
        Message("Remove endless or nested loops and repeated texts from the template."),
    )


def _child(sending: Connection, *job: Any) -> None:
    _limit_memory()
    try:
        sending.send(fill(*job))
    except DocgenError as problem:
        sending.send(problem.findings)
    except (MemoryError, RecursionError):
        pass  # said by the parent, which finds the pipe closed
    except Exception as bug:
        sending.send(bug)  # a bug shall show itself where it can be seen


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
