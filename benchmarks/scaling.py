"""docgen alone: memory with rows from a generator, and two processes against one.

python -m benchmarks.scaling memory ROWS | letters SECONDS
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.documents import LANGUAGES, inventory, inventory_rows, letter, letter_data
from benchmarks.worker import peak_megabytes

_ROOT = Path(__file__).parent.parent


def megabytes(rows: int) -> float:
    """The most memory of a process that fills an inventory of that many rows from a generator."""
    return float(_output(_start("memory", rows)))


def speedup(seconds: float) -> float:
    """Letters that two processes fill at the same time, against one alone: the best of three tries."""
    return max(sum(_letters(2, seconds)) / sum(_letters(1, seconds)) for _ in range(3))


def _letters(processes: int, seconds: float) -> list[int]:
    return [int(_output(process)) for process in [_start("letters", seconds) for _ in range(processes)]]


def _start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.scaling", *map(str, arguments)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)


def _output(process: subprocess.Popen[str]) -> str:
    out, _ = process.communicate()
    if process.returncode:
        raise RuntimeError("a measuring process failed")
    return out


def _fill_rows(rows: int) -> float:
    from docgen.render.engine.package import Properties
    from docgen.render.engine.word import opened

    template = opened(inventory(LANGUAGES["jinja"]), "benchmark.docx")
    with tempfile.TemporaryFile() as out:
        template.write({"f1": "x", "rows": inventory_rows(rows)}, Properties(), out)
    return peak_megabytes()


def _fill_letters(seconds: float) -> int:
    from docgen.render.engine.package import Properties
    from docgen.render.engine.word import opened

    template, data = opened(letter(LANGUAGES["jinja"]), "benchmark.docx"), letter_data()
    # Processes start at different moments; all count from the same full second on.
    time.sleep(1 - time.time() % 1)
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        template.fill(data, Properties())
        done += 1
    return done


if __name__ == "__main__":
    what, amount = sys.argv[1:]
    sys.stdout.write(str(_fill_rows(int(amount)) if what == "memory" else _fill_letters(float(amount))))
