"""A command imports only what it needs: starting must not cost more than the work."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"docx", "docxtpl", "jinja2", "lxml", "PIL", "babel", "rich", "python_calamine", "xlsxwriter"}

RECORDS = HEAVY | {"pydantic", "ruamel", "stdnum"}


def imported(*arguments: str) -> set[str]:
    """The top-level packages that a run of `docgen` has imported."""
    program = "import sys, atexit; atexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n"
    program += f"sys.argv = ['docgen', *{list(arguments)!r}]\nfrom docgen.cli import main; main()"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in ran.stderr.split()}


def test_help_reads_no_record_and_no_file_format() -> None:
    assert not imported("--help") & RECORDS


@pytest.mark.parametrize("option", ["--json", "--lang=en"])
def test_classifying_one_enterprise_reads_no_record_and_no_file_format(option: str) -> None:
    command = ("sme", "classify", "--industry", "餐饮业", "--headcount", "12", "--revenue", "200万元")
    assert not imported(*command, option) & RECORDS
