"""How long a handover of many assets takes, and how much memory: `python benchmarks/handover.py [N ...]`.

Each size is built in a process of its own from a copy of the lot-1 example, whose assets are repeated under
new codes until there are N. Shown: seconds, CPU seconds and peak memory of the whole build (read, work
out, check, fill four papers, write workbook and JSON, read back, publish), and the sizes of what was made.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from docgen.load.files.sheet import read_sheet
from docgen.load.files.sheet_form import sheet_form
from docgen.model.handover.records import Asset
from docgen.packages.runner import Order, build

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "pingxiang-lot1"
SIZES = (1_000, 10_000)


def main(sizes: tuple[int, ...]) -> None:
    """A line for each size."""
    heads = ("assets", "seconds", "CPU s", "peak MB", ".docx KB", ".xlsx KB")
    sys.stdout.write("".join(f"{head:>10}" for head in heads) + "\n")
    for size in sizes:
        ran = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True
        )
        said = json.loads(ran.stdout)
        figures = (said[name] for name in ("seconds", "cpu", "megabytes", "docx", "xlsx"))
        sys.stdout.write(f"{size:>10,}" + "".join(f"{figure:>10,.1f}" for figure in figures) + "\n")


def one(size: int) -> dict[str, float]:
    """Build a handover of `size` assets once."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(EXAMPLE, Path(folder) / "project"))
        sheet = project / "assets.xlsx"
        rows, _, _ = read_sheet(sheet, sheet.name, Asset)
        sheet.write_bytes(sheet_form(Asset, "资产", islice(_repeated(rows), size)))
        order = Order(Path(folder) / "out", draft=False, progress=lambda _: None)
        start, cpu = time.perf_counter(), time.process_time()
        built = build(project, ["handover"], order)
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        sizes = {file.path.name: file.bytes / 1024 for _, file in built.files}
    if not sizes:
        raise SystemExit(str([finding for finding in built.findings if finding.severity == "error"][:5]))
    # Linux gives kilobytes, macOS bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 2**20)
    return {
        "seconds": seconds,
        "cpu": cpu,
        "megabytes": peak,
        "docx": sizes["资产移交清册.docx"],
        "xlsx": sizes["资产移交清册.xlsx"],
    }


def _repeated(rows: tuple[Asset, ...]) -> Iterator[Asset]:
    """The rows over and over, each time under new codes and serial numbers."""
    for turn in count():
        for row in rows:
            serial = f"{row.serial}-{turn}" if row.serial else ""
            yield row.model_copy(update={"code": f"{row.code}-{turn}", "serial": serial})


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        sys.stdout.write(json.dumps(one(int(sys.argv[2]))))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
