"""The bytes of a package hang on its data: not on zone, language, hash seed, umask or a folder's order."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from kit.project import EXAMPLES
from kit.rounds import WHOLE, Tell, rounds, tell

ZONES = ("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Pacific/Niue")
LOCALES = ("C", "C.UTF-8", "POSIX", "zh_CN.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8")
UMASKS = (0o022, 0o027, 0o077, 0o002)
DOCGEN = (sys.executable, "-m", "docgen", "--lang", "zh")
KINDS = ("gangbei handover", "gangbei response", "pingxiang-lot1 acceptance --period 1")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a umask")
def test_every_surrounding_gives_the_same_bytes(tmp_path: Path, record_property: Tell) -> None:
    chance, ends = random.Random(11), Counter[str]()
    first: dict[str, dict[str, str]] = {}
    kinds = KINDS if WHOLE else KINDS[:1]
    for number in range(rounds(2, 100)):
        example, *asked = kinds[number % len(kinds)].split()
        project = shuffled(EXAMPLES / example, tmp_path / str(number) / example, chance)
        out = tmp_path / str(number) / "out"
        surroundings = {
            "TZ": chance.choice(ZONES),
            "LC_ALL": chance.choice(LOCALES),
            "PYTHONHASHSEED": str(chance.randrange(2**32)),
        }
        ran = subprocess.run(
            [*DOCGEN, "build", str(project), *asked, "--draft", "--out", str(out)],
            env={**os.environ, **surroundings},
            umask=chance.choice(UMASKS),
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, (surroundings, ran.stderr[-500:])
        made = digests(out)
        assert made
        assert first.setdefault(" ".join([example, *asked]), made) == made, surroundings
        shutil.rmtree(tmp_path / str(number))
        ends["the same"] += 1
    tell(record_property, "builds in other surroundings", ends)


def shuffled(source: Path, target: Path, chance: random.Random) -> Path:
    """A copy whose folders list their files in another order, as far as the file system goes by it."""
    files = [path for path in source.rglob("*") if path.is_file()]
    chance.shuffle(files)
    for path in files:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    return target


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
