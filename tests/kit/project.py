"""Example projects, the command line's answers, and small changes to files."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from typer._click import Command
from typer.main import get_command
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
    runner, code = CliRunner(), 0
    with runner.isolation() as (out, err, _):
        try:
            _command().main(
                [str(argument) for argument in arguments], runner.get_default_prog_name(_command())
            )
        except SystemExit as ended:
            code = int(ended.code or 0)
        sys.stdout.flush()
        return Ran(code, _text(out), _text(err))


@cache
def _command() -> Command:
    """The command line, built once: that takes longer than many a command does."""
    return get_command(app)


def _text(stream: io.BytesIO) -> str:
    return stream.getvalue().decode("utf-8", "replace").replace("\r\n", "\n")


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
