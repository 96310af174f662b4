"""What true page numbers cost: a whole build to Word and PDF beside plain conversion of its volumes.

`make bench-pdf`, or `python -m benchmarks.pages [--repeats N]`. Lot 1 is built for the first time, with
nothing changed, and with one price changed, each as a process of its own; plain is LibreOffice over the same
finished Word files, two side by side, in the same turn. The least of the repeats is taken: a busy machine
raises all alike, though not evenly.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from docgen.office.office import Export, Office, find_office

ROOT = Path(__file__).resolve().parent.parent
ASKED = {"first": 2.2, "price changed": 1.6, "nothing changed": 0.8}
"""At most so many times plain."""


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def build(project: Path, folder: Path) -> None:
    """Build the response, with what was kept in `folder`. Raises CalledProcessError."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "DOCGEN_KEEP_PDF")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    command = [*(sys.executable, "-m", "docgen", "build", str(project), "response", "--format", "both")]
    subprocess.run(
        [*command, "--out", str(folder / "outputs")],
        env={**kept, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )


def plain(papers: Mapping[str, bytes]) -> None:
    """Each paper converted once, two side by side."""
    with Office(find_office()) as office:
        office.convert(papers, Export())


def change_price(project: Path) -> None:
    """A summer uniform one yuan cheaper, and so all 28 of them, the whole, and the answer that says it."""
    bid, answers = project / "response.yaml", project / "answers.yaml"
    written = bid.read_text("utf-8")
    before = _price(written, "offer:\n  total: ")
    for pattern, less in (("夏装, .*?unit_price: ", 1), ("夏装, .*?amount: ", 28), ("offer:\n  total: ", 28)):
        price = _price(written, pattern)
        written = re.sub(f'({pattern}"){price}', rf"\g<1>{price - less}", written)
    bid.write_text(written, encoding="utf-8")
    said = answers.read_text("utf-8").replace(f"{before:,}", f"{before - 28:,}")
    answers.write_text(said, encoding="utf-8")


def _price(written: str, pattern: str) -> Decimal:
    found = re.search(f'{pattern}"([\\d.]+)"', written)
    if found is None:
        raise ValueError(f"no price found by {pattern}")
    return Decimal(found[1])


def measured(repeats: int, folder: Path) -> dict[str, float]:
    """The least seconds of each."""
    project = Path(shutil.copytree(ROOT / "examples" / "pingxiang-lot1", folder / "project"))
    best: dict[str, float] = {}
    build(project, folder)
    for _ in range(repeats):
        shutil.rmtree(folder / "cache")
        took = {"first": seconds(lambda: build(project, folder))}
        papers = {file.name: file.read_bytes() for file in (folder / "outputs/response").glob("*.docx")}
        took["plain"] = seconds(lambda given=papers: plain(given))  # type: ignore[misc]
        took["nothing changed"] = seconds(lambda: build(project, folder))
        change_price(project)
        took["price changed"] = seconds(lambda: build(project, folder))
        best = {name: min(took[name], best.get(name, took[name])) for name in took}
    return best


def main() -> None:
    """Measure and print one line a build."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--repeats", type=int, default=3)
    with tempfile.TemporaryDirectory() as name:
        best = measured(asked.parse_args().repeats, Path(name))
    print(f"{'plain':<18}{best['plain']:>7.1f} s")
    for name, most in ASKED.items():
        print(f"{name:<18}{best[name]:>7.1f} s{best[name] / best['plain']:>7.2f} × plain, asked ≤ {most}")


if __name__ == "__main__":
    main()
