"""Processor time and memory of a process are bounded; time on the clock is not."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAD = "import time\nfrom docgen.guard import bounds\n"
# As on Windows, where a thread looks after the time.
WATCHED = HEAD + "bounds.resource = None\n"


def ended(program: str) -> int:
    return subprocess.run([sys.executable, "-c", program], timeout=120, check=False).returncode


@pytest.mark.parametrize("head", [HEAD, WATCHED], ids=["bounded", "watched"])
def test_a_loop_without_end_ends_the_process(head: str) -> None:
    assert ended(head + "with bounds.bounded_time(1):\n    while True: pass") != 0


@pytest.mark.parametrize("head", [HEAD, WATCHED], ids=["bounded", "watched"])
def test_waiting_uses_nothing_of_the_time(head: str) -> None:
    assert ended(head + "with bounds.bounded_time(1):\n    time.sleep(3)") == 0


@pytest.mark.parametrize("head", [HEAD, WATCHED], ids=["bounded", "watched"])
def test_the_bound_ends_with_its_block(head: str) -> None:
    work = "end = time.process_time() + 3\nwhile time.process_time() < end: pass"
    assert ended(f"{head}with bounds.bounded_time(1):\n    pass\n{work}") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux for certain")
def test_memory_beyond_the_bound_is_not_given() -> None:
    taken = "try:\n    bytearray(600 * 2**20)\nexcept MemoryError:\n    raise SystemExit(7)"
    assert ended(f"{HEAD}bounds.bound_memory(500)\n{taken}") == 7


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits to inherit")
def test_a_stricter_limit_of_the_caller_stays() -> None:
    asked = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (5, 5))\n"
    within = "with bounds.bounded_time(50):\n    assert resource.getrlimit(resource.RLIMIT_CPU) == (5, 5)"
    assert ended(HEAD + asked + within) == 0
