"""Why the workbench does not open, in a line with what to do."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.model.finding import DocgenError
from docgen.tasks.desk import Desk, desks
from docgen.web.serve import serving


def test_a_port_that_is_taken_is_told(lot1: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(DocgenError, match="OPEN-PORT"):
        serving([Desk(lot1)], "zh", taken.getsockname()[1])


def test_missing_packages_are_told_with_how_to_get_them(lot1: Path) -> None:
    script = "import sys; sys.modules['starlette'] = None; from docgen.cli.main import main; main()"
    command = [sys.executable, "-c", script, "open", str(lot1), "--no-browser", "--lang", "en"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "OPEN-PARTS" in ran.stderr
    assert 'pip install "docgen[web]"' in ran.stderr


def test_a_folder_of_projects_opens_them_all_and_any_other_none(lot1: Path, tmp_path: Path) -> None:
    assert [desk.folder for desk in desks(tmp_path)] == [lot1]
    with pytest.raises(DocgenError, match="PROJECT-MISSING"):
        desks(lot1 / "plan")
