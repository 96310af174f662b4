"""What starting costs: the processor seconds of whole commands, beside bare Python and a docxtpl script.

`make bench-start`, or `python -m benchmarks.start [--repeats N] [--against CHECKOUT] [CASE ...]`. A command
is a process of its own; user and system time of it and of the children it waited for are counted. The repeats
of all commands are interleaved and the least of each is taken, so that a busy machine raises all alike.
With `--against`, another checkout of docgen runs in the same turns, each on its own examples, and its seconds
stand beside.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from benchmarks.documents import LANGUAGES, letter, letter_data

HERE = Path(__file__).resolve().parent.parent
BARE, DOCXTPL = "python -c pass", "docxtpl script"
_DOCXTPL = """
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    template.render(json.load(file), autoescape=True)
template.save(sys.argv[3])
"""


def cases(checkout: Path, folder: Path) -> dict[str, list[str]]:
    """The commands of a checkout, as arguments of `python`; `folder` takes what they read and write."""
    template, data, out = folder / "letter.docx", folder / "letter.json", folder / "out.docx"
    template.write_bytes(letter(LANGUAGES["jinja"]))
    data.write_text(json.dumps(letter_data()), encoding="utf-8")
    filled, lot = [str(template), str(data), str(out)], str(checkout / "examples" / "pingxiang-lot1")
    enterprise = ["--industry", "餐饮业", "--headcount", "12", "--revenue", "200万元"]
    return {
        BARE: ["-c", "pass"],
        DOCXTPL: ["-c", _DOCXTPL, *filled],
        "render": ["-m", "docgen", "render", *filled],
        "check": ["-m", "docgen", "check", lot],
        "build": ["-m", "docgen", "build", lot, "response", "--out", str(folder / "outputs")],
        "score": ["-m", "docgen", "score", lot, "--period", "1"],
        "--help": ["-m", "docgen", "--help"],
        "sme classify": ["-m", "docgen", "sme", "classify", *enterprise],
    }


def cpu_seconds(arguments: Sequence[str], checkout: Path, folder: Path) -> float:
    """User and system seconds of one run of `python` with docgen from `checkout`, compiled as installed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(checkout)},
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode > 1:  # 1: findings, which cost what they cost
        raise RuntimeError(ran.stderr.decode(errors="replace"))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(
    wanted: Collection[str], checkouts: Sequence[Path], repeats: int, folder: Path
) -> dict[str, list[float]]:
    """The least seconds of each command by checkout; a run before compiles what is imported."""
    commands = {checkout: cases(checkout, folder) for checkout in checkouts}
    chosen = [name for name in commands[HERE] if name in wanted or not wanted]
    best = {name: [float("inf")] * len(checkouts) for name in chosen}
    for turn in range(repeats + 1):
        for name in chosen:
            for at, checkout in enumerate(checkouts):
                seconds = cpu_seconds(commands[checkout][name], checkout, folder)
                if turn:
                    best[name][at] = min(best[name][at], seconds)
    return best


def main() -> None:
    """Measure and print one line a command."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("cases", nargs="*", metavar="CASE", help="only these commands")
    asked.add_argument("--repeats", type=int, default=7)
    asked.add_argument("--against", type=Path, metavar="CHECKOUT")
    given = asked.parse_args()
    checkouts = [HERE, *([given.against.resolve()] if given.against else [])]
    with tempfile.TemporaryDirectory() as name:
        wanted = {BARE, DOCXTPL, *given.cases} if given.cases else set()
        best = measured(wanted, checkouts, given.repeats, Path(name))
    print(f"{'command':<16}{'CPU s':>8}{'× bare':>8}{'× docxtpl':>11}{'other s':>9}{'new/old':>9}")
    for name, seconds in best.items():
        new = seconds[0]
        line = f"{name:<16}{new:>8.2f}{new / best[BARE][0]:>8.1f}{new / best[DOCXTPL][0]:>11.2f}"
        print(line + (f"{seconds[1]:>9.2f}{new / seconds[1]:>9.2f}" if given.against else ""))


if __name__ == "__main__":
    main()
