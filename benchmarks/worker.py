"""One engine, one document, in a process of its own: fill, time, and say what it took.

python -m benchmarks.worker ENGINE TEMPLATE DATA.json SECONDS OUT.docx
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.engines import ENGINES, Fill

_LONG = 5.0  # seconds; a fill that takes this long is not repeated


def main() -> None:
    """Prints {"seconds", "megabytes"} for the arguments above."""
    engine, template, data, seconds, out = sys.argv[1:]
    fill = ENGINES[engine](Path(template).read_bytes())
    content = json.loads(Path(data).read_text(encoding="utf-8"))
    took, made = measured(fill, content, float(seconds))
    Path(out).write_bytes(made)
    print(json.dumps({"seconds": took, "megabytes": peak_megabytes()}))


def measured(fill: Fill, data: Any, seconds: float) -> tuple[float, bytes]:
    """Seconds for one fill, and what it made: the best of several batches, by wall or processor time."""
    best, times, spent, made = float("inf"), 1, 0.0, b""
    while spent < seconds or times < 2:
        wall, used = time.perf_counter(), time.process_time()
        for _ in range(times):
            made = fill(data)
        took = min(time.perf_counter() - wall, time.process_time() - used)
        spent += time.perf_counter() - wall
        best = min(best, took / times)
        if best > _LONG:
            break
        # Batches of a tenth of a second: long against the clock, short against the neighbours.
        times = max(2, min(5000, int(0.1 / best)))
    return best, made


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main()
