"""What an edit in the workbench costs: until it is answered, in the server's processor time, and as ratios
to a static page of the same run.

A real server in a process of its own, asked over one connection, on a copy of an example: an answer saved, a
cell of the staff's sheet saved, the findings beside an answer after each save. Seconds differ between
machines and with what else they do; how many static pages an edit is worth differs less, and the processor
time of the server (where the system tells it: Linux) hardly at all.

    python -m benchmarks.edit [ROUNDS]
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "pingxiang-lot1"
ROUNDS = 60
_WARM = 3
_LIST = "company/staff.xlsx"
_RUN = """
import sys
from pathlib import Path
from docgen.tasks.desk import desks
from docgen.web.serve import serving
ready = serving(desks(Path(sys.argv[1])), "zh")
print(ready.address, flush=True)
ready.run()
"""


class Asking:
    """One browser's connection."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host = parts.netloc
        self._cookie = f"docgen={parts.query.partition('=')[2]}"
        self._line = HTTPConnection(self._host, timeout=60)

    def ask(self, path: str, form: Mapping[str, str] | None = None) -> str:
        """The body of an answer; ends the run where it is none."""
        headers = {"Cookie": self._cookie, "Origin": f"http://{self._host}"}
        body = urlencode(form) if form is not None else None
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self._line.request("POST" if body else "GET", path, body, headers)
        answer = self._line.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status} {text[:200]}")
        return text


def main() -> None:
    """Print a line for each kind of request: median, 95th percentile, ratio to the static page."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(EXAMPLE, Path(name) / "project"))
        command = [sys.executable, "-c", _RUN, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            try:
                _measure(Asking(server.stdout.readline().strip()), rounds, server.pid)
            finally:
                server.terminate()


def _busy(pid: int) -> float:
    """Seconds that all threads of a process were on a processor; 0 where the system does not tell."""
    told = [path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    return sum(int(each[0]) for each in told) / 1e9


def _measure(browser: Asking, rounds: int, pid: int) -> None:
    rows = json.loads(browser.ask(f"/p/0/sheets/rows?file={_LIST}&sheet=%E4%BA%BA%E5%91%98"))
    state = {"sha256": rows["sha256"], "seen": "", "file": ""}

    def answer(i: int) -> None:
        words = f"我公司安排专人负责，每月核对{i}次。"
        form = {"value": words, "seen": state["seen"], "sha256": state["file"]}
        state["file"] = _hidden(browser.ask("/p/0/answers/T1/text", form), "sha256")
        state["seen"] = words

    page = browser.ask("/p/0/answers/T1")
    state |= {name: _hidden(page, key) for name, key in (("seen", "seen"), ("file", "sha256"))}

    def cell(i: int) -> None:
        edit = {"sheet": "人员", "sha256": state["sha256"], "cells": [[3, 6, f"专业{i}"]], "seen": {}}
        told = json.loads(browser.ask("/p/0/sheets/save", {"file": _LIST, "edit": json.dumps(edit)}))
        state["sha256"] = told["sha256"]

    kinds: list[tuple[str, Callable[[int], object]]] = [
        ("static page", lambda _: browser.ask("/static/app.css")),
        ("a cell saved", cell),
        ("findings after it", lambda _: browser.ask("/p/0/answers/T1/findings")),
        ("an answer saved", answer),
        ("findings after it ", lambda _: browser.ask("/p/0/answers/T1/findings")),
    ]
    times: dict[str, list[tuple[float, float]]] = {name: [] for name, _ in kinds}
    for i in range(rounds + _WARM):
        for name, ask in kinds:
            began, busy = time.perf_counter(), _busy(pid)
            ask(i)
            if i >= _WARM:
                times[name].append((time.perf_counter() - began, _busy(pid) - busy))
    static = _middle_and_late([each[0] for each in times["static page"]])[0]
    print(f"{'':18}   until answered, ms       processor, ms        pages")
    print(f"{'':18}   median      95th      median      95th      median")
    for name, taken in times.items():
        middle, late = _middle_and_late([each[0] for each in taken])
        busy_middle, busy_late = _middle_and_late([each[1] for each in taken])
        told = (middle * 1000, late * 1000, busy_middle * 1000, busy_late * 1000, middle / static)
        print(f"{name:18}" + "".join(f"{each:10.1f}" for each in told))


def _middle_and_late(taken: list[float]) -> tuple[float, float]:
    ordered = sorted(taken)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]


def _hidden(page: str, name: str) -> str:
    """The first hidden field of that name on a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return html.unescape(found[1]) if found else ""


if __name__ == "__main__":
    main()
