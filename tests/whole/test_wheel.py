"""The wheel alone, installed outside the checkout, does a bid writer's whole job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import docx
import pytest
from kit.project import ROOT

HANDOVER = ["handover"] * 6
EVERYTHING = ["response"] * 4 + ["acceptance"] * 25 + HANDOVER


@pytest.mark.sample(1)
@pytest.mark.parametrize(("kind", "kinds"), [("handover", HANDOVER), ("", EVERYTHING)])
def test_the_wheel_carries_everything(kind: str, kinds: list[str], tmp_path: Path) -> None:
    """Dependencies come from this environment by a .pth, so that the test needs no registry."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("*.whl"))
    home = tmp_path / "home"
    venv.create(home, with_pip=True, symlinks=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    _lend_dependencies(python)
    desk = tmp_path / "我的 文件 夹"
    desk.mkdir()

    def docgen(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        return subprocess.run(
            [str(scripts / "docgen"), *arguments], cwd=desk, env=environment, check=False, capture_output=True
        )

    assert docgen("new", "投标 一", "--from", "pingxiang-lot1").returncode == 0
    assert docgen("check", "投标 一").returncode == 0
    built = docgen("build", "投标 一", *filter(None, [kind]), "--json")

    assert built.returncode == 0, built.stderr
    files = json.loads(built.stdout)["files"]
    assert [file["kind"] for file in files] == kinds
    for file in (file for file in files if file["path"].endswith(".docx")):
        assert docx.Document(str(desk / file["path"])).paragraphs
    shown = docgen("templates", "list").stdout.decode()
    assert str(home) in shown
    assert docgen("sme", "classify", "--industry", "工业", "--headcount", "10").returncode == 0


def _lend_dependencies(python: Path) -> None:
    """Let the new environment see this one's packages, but not this checkout's docgen."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    theirs = subprocess.run(
        [str(python), "-c", ask], check=True, capture_output=True, text=True
    ).stdout.strip()
    ours = Path(docx.__file__).parent.parent
    lent = Path(theirs) / "lent"
    lent.mkdir()
    for entry in ours.iterdir():
        if "docgen" not in entry.name:
            (lent / entry.name).symlink_to(entry)
    (Path(theirs) / "lent.pth").write_text(str(lent) + "\n", encoding="utf-8")
