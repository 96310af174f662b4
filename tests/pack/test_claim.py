"""Two builds at once: one wins, the other says busy; a killed one gives its claim back."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import Ran

from docgen.model.finding import DocgenError
from docgen.pack.claim import claimed

HOLDER = (
    "import sys, time\nfrom pathlib import Path\nfrom docgen.pack.claim import claimed\n"
    "with claimed(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
)


def holder(target: Path) -> subprocess.Popen[bytes]:
    """Another process that holds the claim until its standard input ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"held"
    return child


def release(child: subprocess.Popen[bytes]) -> None:
    child.communicate(timeout=20)


def test_a_second_build_says_busy_and_changes_nothing(lot1: Path, docgen: Callable[..., Ran]) -> None:
    first = holder(lot1 / "outputs/response")

    second = docgen("build", lot1, "response", "--json")
    release(first)

    assert (second.code, second.codes()) == (2, ["OUTPUT-BUSY"])
    assert not (lot1 / "outputs").exists()
    assert docgen("build", lot1, "response").code == 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_build_gives_its_claim_back(tmp_path: Path) -> None:
    child = holder(tmp_path / "response")
    child.kill()
    release(child)

    with claimed(tmp_path / "response"):
        pass


def test_of_many_at_once_exactly_one_holds_the_claim(tmp_path: Path) -> None:
    """Each round starts while the claim of the one before is just being given back."""
    for _ in range(50):
        with claimed(tmp_path / "response"):
            for _ in range(3):
                with pytest.raises(DocgenError) as busy, claimed(tmp_path / "response"):
                    pass
                assert busy.value.findings[0].code == "OUTPUT-BUSY"
    assert list(tmp_path.iterdir()) == []
