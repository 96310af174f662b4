"""Shared ground of the tests: example projects copied to a fresh folder, and the command line in process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from docgen.cli import app

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Ran:
    """What a command did: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def codes(self, severity: str = "error") -> list[str]:
        """Codes of the findings in the JSON printed."""
        return [entry["code"] for entry in self.json["findings"] if entry["severity"] == severity]


@pytest.fixture
def docgen() -> Callable[..., Ran]:
    """Run `docgen` with arguments; a traceback is a failure of the test, never a result."""

    def run(*arguments: object) -> Ran:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def lot1(tmp_path: Path) -> Path:
    """A copy of the lot-1 example, free to be broken."""
    return Path(shutil.copytree(EXAMPLES / "pingxiang-lot1", tmp_path / "项目 一"))


@pytest.fixture
def gangbei(tmp_path: Path) -> Path:
    """A copy of the gangbei example, free to be broken."""
    return Path(shutil.copytree(EXAMPLES / "gangbei", tmp_path / "港北"))


def replace(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must stand in the file, once."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
