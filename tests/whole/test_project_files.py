"""What is generated is up to date; what is documented is true."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import EXAMPLES, ROOT, Ran

from docgen.cli.main import app
from docgen.tasks.schemas import records, stale
from docgen.tasks.templates import roots


def test_schemas_are_up_to_date(tmp_path: Path) -> None:
    assert stale(ROOT / "data_schemas") == []
    assert len(stale(tmp_path)) == len(records())


@pytest.mark.parametrize(("language", "name"), [("zh", "templates.md"), ("en", "templates.en.md")])
@pytest.mark.parametrize("root", roots())
def test_the_template_page_lists_every_field(
    root: str, language: str, name: str, docgen: Callable[..., Ran]
) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")

    for line in docgen("templates", "fields", root, "--lang", language).out.splitlines():
        if line:
            name, kind, title = line.split("\t")
            assert f"| `{name.removeprefix('|')}` | {kind} | {title} |" in page


@pytest.mark.parametrize("root", roots())
def test_fields_are_told_in_english_too(root: str, docgen: Callable[..., Ran]) -> None:
    assert not re.search(
        "[\u4e00-\u9fff，。；：、（）]", docgen("templates", "fields", root, "--lang", "en").out
    )


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [command.name or command.callback.__name__ for command in app.registered_commands]  # type: ignore[union-attr]
    groups = [group.name for group in app.registered_groups]

    for name in [*commands, *groups]:
        assert f"`docgen {name}" in readme


@pytest.mark.parametrize("source", sorted(p.parent.name for p in EXAMPLES.glob("*/project.yaml")))
def test_every_example_can_be_started_and_names_its_schemas(
    source: str, tmp_path: Path, docgen: Callable[..., Ran]
) -> None:
    folder = tmp_path / "新 项目"
    assert docgen("new", folder, "--from", source).code == 0

    for path in folder.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = first.partition("$schema=")[2]
        assert (path.parent / schema).is_file(), path


def test_a_new_project_refuses_a_folder_in_use(tmp_path: Path, docgen: Callable[..., Ran]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    ran = docgen("new", tmp_path, "--from", "pingxiang-lot1")

    assert ran.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_blank_project_tells_everything_that_is_still_to_fill_in(
    tmp_path: Path, docgen: Callable[..., Ran]
) -> None:
    docgen("new", tmp_path / "p")

    ran = docgen("check", tmp_path / "p", "--format", "json")

    assert ran.code == 1
    assert len(ran.codes()) > 20
    assert {entry["file"] for entry in ran.json["findings"]} == {
        "project.yaml",
        "tender.yaml",
        "answers.yaml",
        "response.yaml",
        "company/bidder.yaml",
    }


def test_messages_come_in_both_languages(tmp_path: Path, docgen: Callable[..., Ran]) -> None:
    chinese = docgen("check", tmp_path, "--format", "json", "--lang", "zh").json["findings"][0]["message"]
    english = docgen("check", tmp_path, "--format", "json", "--lang", "en").json["findings"][0]["message"]

    assert chinese == "不是项目文件夹：没有 project.yaml"
    assert english == "is no project folder: project.yaml is not there"


def test_the_command_to_type_next_can_be_pasted_whatever_the_folders_name(
    docgen: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "我的 投标"

    assert f'docgen check "{folder}"' in docgen("new", folder).out


def test_lint_ends_with_2_where_a_template_cannot_be_read(tmp_path: Path, docgen: Callable[..., Ran]) -> None:
    (tmp_path / "坏.docx").write_bytes(b"no package")

    assert docgen("templates", "lint", tmp_path / "坏.docx").code == 2
    assert docgen("templates", "lint", tmp_path / "没有.docx").code == 2
