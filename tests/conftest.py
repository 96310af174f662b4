"""Shared ground of the tests: example projects copied to a fresh folder, and the command line in process."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
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


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every PDF of a test is made in it, unless the test is about those that are kept."""
    monkeypatch.setenv("DOCGEN_KEEP_PDF", "0")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="every case of every test, the slow ones too")


def pytest_configure(config: pytest.Config) -> None:
    """A property that says no number of its own is tried on 25 cases, with --thorough on 100."""
    settings.register_profile("sample", max_examples=25)
    settings.register_profile("thorough", max_examples=100)
    settings.load_profile("thorough" if config.getoption("--thorough") else "sample")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a test marked `sample(n)` only the first n cases run, but with --thorough all of them; one marked
    `browser` and not `sample` runs where it is asked for by that mark."""
    if config.getoption("markexpr") != "browser":
        left = [each for each in items if each.get_closest_marker("browser") and not _sampled(each)]
        config.hook.pytest_deselected(items=left)
        items[:] = [each for each in items if each not in left]
    if config.getoption("--thorough"):
        return
    seen: Counter[str] = Counter()
    kept: list[pytest.Item] = []
    left = []
    for item in items:
        mark = item.get_closest_marker("sample")
        test = item.nodeid.partition("[")[0]
        seen[test] += 1
        (left if mark and seen[test] > mark.args[0] else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def _sampled(item: pytest.Item) -> bool:
    return item.get_closest_marker("sample") is not None
