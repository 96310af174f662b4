"""Ways in which a project is broken, and what a build must then do: say one finding and touch nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx

from kit.project import Ran

Break = Callable[[Path], None]
"""Breaks the project in a folder."""

Case = tuple[str, Break, str, str]
"""Name, how the project is broken, the finding's code, and what its place must contain."""

Docgen = Callable[..., Ran]


def case(cases: list[Case], name: str, code: str, place: str) -> Callable[[Break], Break]:
    """Add the decorated function to the cases."""

    def add(broken: Break) -> Break:
        cases.append((name, broken, code, place))
        return broken

    return add


def own_template(project: Path, text: str) -> None:
    """A template of the project's own for the price volume, with this text alone."""
    folder = project / "templates/response"
    folder.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(folder / "price.docx"))


def expect_one_finding(project: Path, docgen: Docgen, broken: Break, code: str, place: str) -> None:
    """A build of the broken project stops with this one error, told with a remedy; old outputs stay."""
    old = project / "outputs/response/yesterday.docx"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"yesterday")
    broken(project)

    ran = docgen("build", project, "response", "--json")

    errors = [entry for entry in ran.json["findings"] if entry["severity"] == "error"]
    assert ran.code in (1, 2)
    assert [entry["code"] for entry in errors] == [code], errors
    assert place in f"{errors[0]['file']}:{errors[0]['location']}"
    assert errors[0]["message"]
    assert errors[0]["remedy"]
    assert "Traceback" not in ran.out + ran.err
    assert sorted(path.name for path in old.parent.iterdir()) == ["yesterday.docx"]
    assert old.read_bytes() == b"yesterday"
