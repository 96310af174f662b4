"""Shared ground of the tests: example projects copied to a fresh folder, and the command line in process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import EXAMPLES, Ran, run_docgen


@pytest.fixture
def docgen() -> Callable[..., Ran]:
    """Run `docgen` with arguments; a traceback is a failure of the test, never a result."""
    return run_docgen


@pytest.fixture
def lot1(tmp_path: Path) -> Path:
    """A copy of the lot-1 example, free to be broken."""
    return Path(shutil.copytree(EXAMPLES / "pingxiang-lot1", tmp_path / "项目 一"))


@pytest.fixture
def gangbei(tmp_path: Path) -> Path:
    """A copy of the gangbei example, free to be broken."""
    return Path(shutil.copytree(EXAMPLES / "gangbei", tmp_path / "港北"))
