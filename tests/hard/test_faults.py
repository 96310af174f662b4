"""Whatever the system refuses while a package is published, and wherever: the old package stands, or the new
one, each whole; what is said is right; and the next run mends what is left."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from itertools import cycle, product
from pathlib import Path

import docx
import pytest
from kit.placed import before_each_step, steps
from kit.project import ROOT
from kit.rounds import Tell, sample, tell
from kit.saves import publish_anew, whole, worked_in

from docgen.model.finding import DocgenError
from docgen.pack import publish as publishing

REASONS = {
    "ENOSPC": "the disk is full",
    "EDQUOT": "the disk is full",
    "EIO": "the disk does not read or write, as when it is damaged or was taken out",
    "EROFS": "nothing can be written to this disk",
    "EACCES": "access is denied, or another program holds it open",
}


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_an_error_at_any_step_leaves_one_package_whole(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch, record_property: Tell
) -> None:
    if way == "renames":
        monkeypatch.setattr(publishing, "exchange", lambda *_: False)
    target = worked_in(tmp_path / "out")
    count = len(steps(tmp_path, lambda: publish_anew(target)))
    ends: Counter[str] = Counter()
    for step, name in sample(24, list(product(range(count), REASONS))):
        target = worked_in(tmp_path / "out")

        def refuse(number: int, _: str, at: int = step, name: str = name) -> None:
            if number == at:
                raise OSError(getattr(errno, name), os.strerror(getattr(errno, name)))

        said = "ok"
        try:
            with before_each_step(tmp_path, refuse):
                publish_anew(target)
        except DocgenError as told:
            said = str(told.findings[0].message.values["reason"].text)  # type: ignore[union-attr]
        ends[judged(target, said, name, (way, step, name))] += 1
    tell(record_property, f"publishing, an error at a step ({way})", ends)


CHILD = """
import sys
from pathlib import Path
from kit.saves import publish_anew
from docgen.model.finding import DocgenError

try:
    publish_anew(Path(sys.argv[1]))
    print("ok")
except DocgenError as told:
    print(told.findings[0].message.values["reason"].text)
"""

CALLS = (
    "openat,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,rmdir,link,linkat,fsync,write,chmod,"
    "fchmodat,ftruncate,getdents64,newfstatat,flock,symlink,copy_file_range,sendfile,read,utimensat"
)


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace, which makes system calls fail")
def test_an_error_of_any_system_call_leaves_one_package_whole(tmp_path: Path, record_property: Tell) -> None:
    target = worked_in(tmp_path / "out")
    log = tmp_path / "calls"
    if traced(target, log).returncode:
        pytest.skip("strace may not trace here")
    ends: Counter[str] = Counter()
    names = cycle(REASONS)
    for call, number in sample(4, calls(log, target.parent)):
        target = worked_in(tmp_path / "out")
        name = next(names)
        ran = traced(target, log, "-e", f"inject={call}:error={name}:when={number}")
        assert ran.returncode == 0, (call, number, name, ran.stderr[-500:])
        ends[judged(target, ran.stdout.strip(), name, (call, number, name))] += 1
    tell(record_property, "publishing, an error of a system call", ends)


def judged(target: Path, said: str, name: str, case: object) -> str:
    """How the run ended. What it left must be whole, at once and after the next run, which leaves no rest."""
    assert whole(target), case
    is_new = docx.Document(str(target / "乙.docx")).paragraphs[0].text == "new"
    assert (said == "ok") == is_new, (case, said)
    assert said in ("ok", REASONS[name]), (case, said)
    publish_anew(target)
    assert whole(target), case
    assert [path.name for path in target.parent.iterdir()] == ["response"], case
    return "new stands" if is_new else "old stands, and why is said"


def traced(target: Path, log: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = ["strace", "-qq", "-f", "-y", "-o", str(log), "-e", f"trace={CALLS}", *more]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "PYTHONHASHSEED": "0"}
    run = [*command, sys.executable, "-c", CHILD, str(target)]
    return subprocess.run(run, env=surroundings, capture_output=True, text=True, check=False)


def calls(log: Path, folder: Path) -> list[tuple[str, int]]:
    """Every call on something in the folder: its name, and its number among those of the name."""
    seen: Counter[str] = Counter()
    found = []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if call := re.match(r"\d+\s+(\w+)\(", line):
            seen[call[1]] += 1
            if str(folder) in line:
                found.append((call[1], seen[call[1]]))
    assert len(found) > 150
    return found
