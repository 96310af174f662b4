"""Many builds of one package at once: one is made, the others are told that it is busy, and nothing mixes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from kit.project import EXAMPLES, ROOT
from kit.rounds import WHOLE, Tell, rounds, tell

BUILDER = """
import json, sys
from kit.project import run_docgen
for line in sys.stdin:
    ran = run_docgen("build", sys.argv[1], "handover", "--draft", "--out", sys.argv[2], "--json")
    print(json.dumps([ran.code, ran.codes() if ran.code else []]), flush=True)
"""


def test_of_builds_at_once_one_is_made_and_the_others_are_busy(tmp_path: Path, record_property: Tell) -> None:
    ends: Counter[str] = Counter()
    with ExitStack() as ending:
        builders = [ending.enter_context(builder(tmp_path / "out")) for _ in range(8 if WHOLE else 2)]
        for number in range(rounds(1, 50)):
            for each in builders:
                assert each.stdin
                each.stdin.write("go\n")
                each.stdin.flush()
            said = [json.loads(each.stdout.readline()) for each in builders if each.stdout]

            made = said.count([0, []])
            assert made >= 1, (number, said)
            assert said.count([2, ["OUTPUT-BUSY"]]) == len(said) - made, (number, said)
            assert [path.name for path in (tmp_path / "out").iterdir()] == ["handover"], number
            check_sums(tmp_path / "out/handover")
            ends["made"] += made
            ends["busy"] += len(said) - made
        for each in builders:
            each.communicate()
    tell(record_property, f"{8 if WHOLE else 2} builds at once", ends)


def builder(out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILDER, str(EXAMPLES / "gangbei"), str(out)]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    return subprocess.Popen(
        command, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def check_sums(folder: Path) -> None:
    import hashlib

    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        digest, name = line.split(maxsplit=1)
        assert hashlib.sha256((folder / name.lstrip("*")).read_bytes()).hexdigest() == digest
