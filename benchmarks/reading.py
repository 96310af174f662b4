"""How well tenders are read: recall and precision per kind, a table a tender, and by name what is missing.

Every tender in a folder that has a truth.yaml is read as Word, and as .doc and PDF where it has these; the
folder's own score_reading.py compares. Usage:

    python -m benchmarks.reading [FOLDER] [--only NAME]
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TENDERS = ROOT.parent / "shared" / "tenders" / "invented"
FORMATS = ("docx", "doc", "pdf")
_RIGHT = re.compile(r"(points|kind|percent|volume) right (\d+)")
_MISSING = re.compile(r"^   ?(missed|extra)")


@dataclass(frozen=True)
class Scored:
    """One file read and compared: counts by kind, what was missed, seconds of processor time."""

    name: str
    counts: dict[str, dict[str, int]]
    right: dict[str, int]
    missing: list[str]
    seconds: float


def main() -> int:
    """Read, compare, print; 1 where a file could not be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=TENDERS)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    score = _scorer(asked.folder / "score_reading.py")
    failed = 0
    totals: dict[str, list[int]] = {}
    for truth in sorted(asked.folder.glob("*/truth.yaml")):
        if asked.only not in truth.parent.name:
            continue
        for file in (truth.parent / f"tender.{ending}" for ending in FORMATS):
            if not file.is_file():
                continue
            scored = _scored(file, truth, score)
            if scored is None:
                failed += 1
                continue
            _print(scored)
            if file.suffix == ".docx":
                for kind, counted in scored.counts.items():
                    sums = totals.setdefault(kind, [0, 0, 0])
                    for at, key in enumerate(("truth", "read", "hit")):
                        sums[at] += counted[key]
    print("\nall of them, as Word")
    for kind, (true, read, hit) in totals.items():
        print(_line(kind, true, read, hit))
    return 1 if failed else 0


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_reading", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path} is not there: name the folder of tenders with truths")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored(file: Path, truth: Path, score: Any) -> Scored | None:
    name = f"{file.parent.name}/{file.name}"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "reading.json"
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "docgen", "read", str(file), "--json", str(out), "--lang", "en"]
        ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if ran.returncode:
            print(f"\n{name}: not read\n{ran.stderr}")
            return None
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            counts = score.main([str(truth), str(out), "--show"])
    lines = said.getvalue().splitlines()
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Scored(
        name, counts, dict(_right(lines)), [line.strip() for line in lines if _MISSING.match(line)], seconds
    )


def _right(lines: list[str]) -> Iterator[tuple[str, int]]:
    for line in lines:
        for what, count in _RIGHT.findall(line):
            yield what, int(count)


def _print(scored: Scored) -> None:
    print(f"\n{scored.name}  {scored.seconds:.1f} s")
    for kind, counted in scored.counts.items():
        print(_line(kind, counted["truth"], counted["read"], counted["hit"]))
    print("  of those right: " + ", ".join(f"{what} {count}" for what, count in scored.right.items()))
    for line in scored.missing:
        print(f"    {line}")


def _line(kind: str, true: int, read: int, hit: int) -> str:
    recall = f"{100 * hit / true:5.1f}" if true else "    –"
    precision = f"{100 * hit / read:5.1f}" if read else "    –"
    return f"  {kind:<16} truth {true:4}  read {read:4}  recall {recall}  precision {precision}"


if __name__ == "__main__":
    sys.exit(main())
