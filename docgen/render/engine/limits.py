"""Filling a stranger's template: in a process of its own, with bounded time and memory.

The sandbox stops what a template may not name; this stops what it may name too often. Loops over loops
and texts doubled forty times are harmless one by one, so only the process as a whole can be bounded.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from docgen.model.finding import DocgenError, Finding, Message, stop
from docgen.render.engine.word import Filled, Properties, fill

SECONDS = 20
MEGABYTES = 2048


def fill_limited(
    template: bytes, shown: str, fields: Mapping[str, Any], properties: Properties, watermark: str = ""
) -> Filled:
    """`word.fill` under limits; raises DocgenError TEMPLATE-LIMIT where the template exceeds them."""
    # A program of its own and no child of multiprocessing, which workers of a cluster may not have.
    command = [sys.executable, "-P", "-m", __spec__.name]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    job = pickle.dumps((template, shown, fields, properties, watermark))
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings
    ) as child:
        try:
            result = pickle.loads(child.communicate(job, timeout=SECONDS)[0])
        except (subprocess.TimeoutExpired, EOFError, pickle.UnpicklingError):
            result = None
        finally:
            child.kill()
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
    )


def _child() -> None:
    """Fill what stands on standard input; the result goes to standard output, both pickled."""
    job = pickle.load(sys.stdin.buffer)
    _limit_memory()
    result: Filled | tuple[Finding, ...] | Exception
    try:
        result = fill(*job)
    except DocgenError as problem:
        result = problem.findings
    except (MemoryError, RecursionError):
        return  # said by the parent, which finds nothing written
    except Exception as bug:
        result = bug  # a bug shall show itself where it can be seen
    sys.stdout.buffer.write(pickle.dumps(result))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    _child()
