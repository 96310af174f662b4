"""How long a period with a very long ledger takes to score, and how much memory: `make bench-ledgers`.

The lot-1 example is copied, its visits ledger replaced by one of so many rows, and `docgen score` is run in
a process of its own. Prints seconds, peak megabytes and the growth from one length to the next.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "pingxiang-lot1"
_HEADINGS = (
    "走访编号",
    "走访日期",
    "姓名",
    "电话",
    "村（社区）",
    "方式",
    "有就业意愿",
    "已就业",
    "荐岗次数",
    "已发政策资料",
)
_ROWS = """
    SELECT 'V' || lpad(CAST(i AS VARCHAR), 9, '0'), DATE '2026-03-02' + CAST(i % 365 AS INTEGER),
    '韦某' || chr(CAST(19968 + i % 500 AS INTEGER)), '1990' || lpad(CAST(i % 10000000 AS VARCHAR), 7, '0'),
    '示例镇' || (i % 200) || '村', CASE WHEN i % 3 = 0 THEN '入户' ELSE '电话' END,
    CASE WHEN i % 5 < 2 THEN '是' ELSE '否' END, CASE WHEN i % 7 < 3 THEN '是' ELSE '否' END,
    CASE WHEN i % 101 = 0 THEN 2 ELSE 3 + i % 3 END, '是' FROM range({rows}) t(i)
"""

_MEASURED = """
import atexit, re, resource, runpy, sys
own = lambda: int(re.search(r"VmHWM:\\s+([0-9]+)", open("/proc/self/status").read())[1])
children = lambda: resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
atexit.register(lambda: print(own() + children(), file=sys.stderr))
runpy.run_module("docgen", run_name="__main__", alter_sys=True)
"""
"""The command, which tells its own peak and that of DuckDB, its child. The system's own word on the
command counts what started it as well."""


def project(folder: Path, rows: int, form: str) -> Path:
    """A copy of the example whose visits ledger holds `rows` rows, as "csv" or "parquet"."""
    copy = Path(shutil.copytree(EXAMPLE, folder / f"{form}-{rows}"))
    (copy / "ledgers/visits.csv").unlink()
    names = ", ".join(f'"{heading}"' for heading in _HEADINGS)
    options = "FORMAT csv, HEADER" if form == "csv" else "FORMAT parquet"
    select = f"SELECT * FROM ({_ROWS.format(rows=rows)}) v({names})"
    sql = f"COPY ({select}) TO '{copy}/ledgers/visits.{form}' ({options})"
    with duckdb.connect() as connection:
        connection.execute(sql)
    return copy


def score(folder: Path) -> tuple[float, float, int, str]:
    """Seconds, seconds of CPU, peak kilobytes and the score of period 1, as the system measured them."""
    command = [sys.executable, "-c", _MEASURED, "score", str(folder), "--period", "1", "--json"]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as told:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        out.seek(0)
        document = json.loads(out.read())
        told.seek(0)
        peak = int(told.read().split()[-1])
    return seconds, usage.ru_utime + usage.ru_stime, peak, document["total"]


def main() -> None:
    """Run every length in both forms and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[50_000, 500_000, 5_000_000])
    lengths = parser.parse_args().rows
    print(f"{'form':8}{'rows':>12}{'seconds':>10}{'CPU':>8}{'MB':>8}{'growth':>9}  score")
    for form in ("parquet", "csv"):
        before = None
        for rows in lengths:
            with tempfile.TemporaryDirectory() as place:
                seconds, cpu, kilobytes, total = score(project(Path(place), rows, form))
            growth = "" if before is None else f"{seconds / before:.1f}×"
            print(
                f"{form:8}{rows:>12,}{seconds:>10.1f}{cpu:>8.1f}{kilobytes // 1024:>8}{growth:>9}  {total}",
                flush=True,
            )
            before = seconds


if __name__ == "__main__":
    main()
