"""The last lines of `make hard`: one for each suite, with its counts."""

from __future__ import annotations

from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what the suites told, which may have run in other processes."""
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, [])]
    lines = [said for each in reports for name, said in each.user_properties if name == "hard"]
    if lines:
        terminalreporter.section("hard")
        for line in lines:
            terminalreporter.write_line(line)
