"""What `check` costs as a project grows: lot 1 one, two, five and ten times over, and three kinds of excess.

`make bench-many`, or `python -m benchmarks.many`. Ten times lot 1 is 1,100 answers, 160 people and 900 pieces
of equipment. Seconds are of the processor, the least of some runs; 1.00 is growth in line, less where
a part of the cost does not grow.
"""

from __future__ import annotations

import copy
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from ruamel.yaml import YAML
from xlsxwriter import Workbook

ROOT = Path(__file__).parents[1]
LOT = ROOT / "examples/pingxiang-lot1"
REPEATS = 3


def main() -> None:
    """Print a line for each size and each excess."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        first = 0.0
        print(f"{'lot 1 ×':<28}{'CPU s':>8}{'÷ in line':>11}")
        for times in (1, 2, 5, 10):
            used = seconds(grown(base / str(times), times), "response")
            first = first or used
            print(f"{times:<28}{used:>8.2f}{used / first / times:>11.2f}")
        print(f"{'excess':<28}{'CPU s':>8}{'÷ lot 1':>11}")
        for title, (kind, change) in EXCESSES.items():
            project = base / kind / title.replace(" ", "-")
            shutil.copytree(LOT, project)
            change(project)
            used = seconds(project, kind)
            print(f"{title:<28}{used:>8.2f}{used / first:>11.2f}")


def seconds(project: Path, kind: str) -> float:
    """Processor seconds of a check, the least of some runs."""
    command = [sys.executable, "-m", "docgen", "check", str(project), "--kind", kind, "--format", "json"]
    return min(_once(command) for _ in range(REPEATS))


def _once(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grown(project: Path, times: int) -> Path:
    """Lot 1 with all that grows with a tender that many times over, under codes and words of their own."""
    shutil.copytree(LOT, project)
    _edited(project / "tender.yaml", lambda tender: _clauses(tender["lot"], times))
    _edited(project / "answers.yaml", lambda answers: _answers(answers["answers"], times))
    for name in ("company/staff.xlsx", "equipment.xlsx"):
        _rows(project / name, times)
    return project


def _edited(path: Path, change: Callable[[Any], None]) -> None:
    yaml = YAML()
    yaml.width, yaml.preserve_quotes = 10_000, True  # type: ignore[assignment]
    data = yaml.load(path.read_text(encoding="utf-8"))
    change(data)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(data, file)


def _clauses(lot: Any, times: int) -> None:
    for number in range(1, times):
        for clause in [each for each in lot["clauses"] if "-x" not in str(each["code"])]:
            again = copy.deepcopy(clause)
            again["code"] = f"{clause['code']}-x{number}"
            again["place"]["section"] = f"{clause['place']['section']} 副{number}"
            again.pop("facilities", None)
            lot["clauses"].append(again)


def _answers(answers: Any, times: int) -> None:
    for code in [each for each in answers if not each.startswith("Q")]:  # criteria stay as they are
        for number in range(1, times):
            again = copy.deepcopy(answers[code])
            if "text" in again:
                again["text"] = f"第{number}片区：{again['text']}"
            answers[f"{code}-x{number}"] = again


def _rows(path: Path, times: int) -> None:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    body = [
        [_told_apart(cell, number) if at == _APART[path.stem] else cell for at, cell in enumerate(row)]
        for number in range(times)
        for row in rows[1:]
    ]
    with Workbook(str(path), {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([rows[0], *body]):
            sheet.write_row(at, 0, row)


_APART = {"staff": 0, "equipment": 2}
"""The column by which rows of a sheet are told apart."""


def _told_apart(cell: object, number: int) -> str:
    return f"{cell}x{number}" if number else str(cell)


def _long_table(project: Path) -> None:
    path = project / "plan/01-overall.md"
    rows = "\n".join(f"| 第{n}项 | {n % 9 + 1} 次 | 每月{n % 28 + 1}日 |" for n in range(20_000))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n\n| 事项 | 次数 | 日期 |\n|---|---|---|\n{rows}\n", encoding="utf-8")


def _many_rules(project: Path) -> None:
    path = project / "tender.yaml"

    def change(tender: Any) -> None:
        criteria = tender["lot"]["scorecard"]["items"][0]["criteria"]
        for number in range(3_000):
            criteria.append({**copy.deepcopy(criteria[0]), "code": f"{criteria[0]['code']}-x{number}"})

    _edited(path, change)


def _long_keys(project: Path) -> None:
    text = "、".join(f"第{n}点{n % 31 + 1}次" for n in range(20_000))
    _edited(project / "answers.yaml", lambda answers: answers["answers"]["T1"].update(text=text))


EXCESSES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "20,000 rows in a chapter": ("response", _long_table),
    "an answer of 20,000 figures": ("response", _long_keys),
    "3,000 criteria": ("acceptance", _many_rules),
}

if __name__ == "__main__":
    main()
