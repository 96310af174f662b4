"""Example projects, the command line's answers, and small changes to files."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from docgen.cli.main import app

ROOT = Path(__file__).resolve().parents[2]


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


def run_docgen(*arguments: object) -> Ran:
    """Run `docgen` with arguments in this process; a traceback is raised, never a result."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def replace(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must stand in the file, once."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    content = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, change(data) if entry.filename == part else data)
