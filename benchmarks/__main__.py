"""One command: docgen, its peers and the lower bound side by side; see CONTRIBUTING.md.

python -m benchmarks [--quick] [--readme]
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from datetime import date

from benchmarks import scaling
from benchmarks.cases import HERE, LETTER, NODE, PYTHON, Took, run

SIZES = (LETTER, 100, 1_000, 10_000, 50_000)
_README = HERE.parent / "README.md"
_MARKS = ("<!-- benchmark -->", "<!-- /benchmark -->")


def main() -> int:
    """Run, print the tables, and fail if an engine's text differs from docgen's."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="letters and 100 rows only, half a second each")
    parser.add_argument("--readme", action="store_true", help="put the tables into README.md")
    asked = parser.parse_args()
    took = []
    for one in run(available(), SIZES[:2] if asked.quick else SIZES, 0.5 if asked.quick else 3):
        took.append(one)
        print(
            f"{one.engine:16} {one.name:12} {one.seconds * 1000:12.3f} ms {one.megabytes:8.0f} MB",
            file=sys.stderr,
        )
    differing = {one.engine for one in took if one.text and one.text != _of(took, "docgen", one.rows).text}
    report = "\n".join(_tables(took, 0.5 if asked.quick else 4, (1_000, 5_000 if asked.quick else 500_000)))
    print(report)
    if differing:
        print(f"text differs: {', '.join(sorted(differing))}", file=sys.stderr)
    if asked.readme:
        before, rest = _README.read_text(encoding="utf-8").split(_MARKS[0])
        after = rest.split(_MARKS[1])[1]
        _README.write_text(f"{before}{_MARKS[0]}\n{report}\n{_MARKS[1]}{after}", encoding="utf-8")
    return 1 if differing else 0


def available() -> list[str]:
    """The engines that are installed here; `make bench` installs all."""
    missing = set() if importlib.util.find_spec("mailmerge") else {"docx-mailmerge2"}
    node = NODE if shutil.which("node") and (HERE / "node_modules").is_dir() else {}
    for name in sorted(missing | (NODE.keys() - node.keys())):
        print(f"{name} is not installed", file=sys.stderr)
    return [name for name in (*PYTHON, *node) if name not in missing]


def _of(took: Sequence[Took], engine: str, rows: int) -> Took:
    return next(one for one in took if (one.engine, one.rows) == (engine, rows))


def _tables(took: Sequence[Took], seconds: float, sizes: tuple[int, int]) -> list[str]:
    """The report: times, ratios and growth, memory, and docgen alone, in Markdown."""
    engines = list(dict.fromkeys(one.engine for one in took))
    rows = sorted({one.rows for one in took})
    names = [_of(took, "docgen", size).name for size in rows]
    lines = [f"{date.today()}, {_machine()}", "", "| ms | " + " | ".join(names) + " | growth | peak MB |"]
    lines.append("|---|" + "---:|" * (len(rows) + 2))
    for engine in engines:
        mine = [_of(took, engine, size) for size in rows]
        cells = [_figure(one.seconds * 1000) for one in mine]
        peak = max(one.megabytes for one in mine)
        lines.append(f"| {engine} | {' | '.join(cells)} | {_growth(mine[-1], mine[-2])} | {peak:.0f} |")
    lines += ["", "| docgen is … times as fast as | " + " | ".join(names) + " |"]
    lines.append("|---|" + "---:|" * len(rows))
    for engine in engines:
        if engine != "docgen":
            times = [_of(took, engine, n).seconds / _of(took, "docgen", n).seconds for n in rows]
            lines.append(f"| {engine} | {' | '.join(map(_figure, times))} |")
    small, large = (scaling.megabytes(size) for size in sizes)
    lines += [
        "",
        f"- {sizes[0]:,} and {sizes[1]:,} rows from a generator: {small:.1f} and {large:.1f} MB at most.",
        f"- Two processes fill {scaling.speedup(seconds):.2f} times as many letters as one.",
    ]
    return lines


def _growth(large: Took, small: Took) -> str:
    """How much more time than rows the last step takes: 1.0 is in step with them."""
    if small.rows == LETTER:
        return "–"
    return f"{large.seconds / small.seconds / (large.rows / small.rows):.2f}"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
