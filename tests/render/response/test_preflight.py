"""Faults of a project's own templates and chapters: said by `check`, before anything is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from kit.project import Ran, replace

from docgen.model.finding import Finding
from docgen.packages.runner import check
from docgen.tasks.templates import eject

Docgen = Callable[..., Ran]
Change = Callable[[Path], None]
PRICE = "templates/response/price.docx"


def template(*texts: str, name: str = PRICE) -> Change:
    """A template of the project's own with these paragraphs."""

    def change(project: Path) -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        document.save(str(project / name))

    return change


def damaged_picture(project: Path) -> None:
    with (project / "plan/01-overall.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\n![站点](pictures/site.png)\n")
    (project / "plan/pictures/site.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def bytes_of(name: str, content: bytes) -> Change:
    def change(project: Path) -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(content)

    return change


def chapter_as_text(project: Path) -> None:
    (project / "plan/02-sites.md").rename(project / "plan/02-sites.txt")
    replace(project / "response.yaml", "file: 02-sites.md", "file: 02-sites.txt")


def volume_nobody_knows(project: Path) -> None:
    replace(project / "tender.yaml", "- code: price\n", "- code: prices\n")


ERRORS: list[tuple[str, Change, str, str]] = [
    ("a field misspelt", template("{{ bidder.nmae }}"), "TEMPLATE-FIELD", PRICE),
    ("a filter misspelt", template("{{ offer.total|mony }}"), "TEMPLATE-FIELD", PRICE),
    ("a tag left open", template("{% if offer %}"), "TEMPLATE-SYNTAX", PRICE),
    ("a template that is no Word file", bytes_of(PRICE, b"not Word"), "PACKAGE-UNREADABLE", PRICE),
    ("a volume without a template", volume_nobody_knows, "TEMPLATE-MISSING", "tender.yaml"),
    ("a chapter of another kind", chapter_as_text, "PROSE-KIND", "plan/02-sites.txt"),
    (
        "a chapter in an old encoding",
        bytes_of("plan/02-sites.md", "站点".encode("gbk")),
        "TEXT-ENCODING",
        "02",
    ),
    (
        "a picture of a chapter that is damaged",
        damaged_picture,
        "PICTURE-UNREADABLE",
        "plan/01-overall.md",
    ),
]


def errors(project: Path) -> list[Finding]:
    return [finding for finding in check(project) if finding.severity == "error"]


@pytest.mark.sample(4)
@pytest.mark.parametrize(("name", "change", "code", "place"), ERRORS, ids=[case[0] for case in ERRORS])
def test_what_would_stop_the_build_is_found_by_check(
    name: str, change: Change, code: str, place: str, lot1: Path
) -> None:
    change(lot1)

    (finding,) = errors(lot1)

    assert finding.code == code
    assert place in str(finding.origin)


def test_all_templates_are_told_at_once_and_nothing_is_built(lot1: Path, docgen: Docgen) -> None:
    template("{{ bidder.nmae }}", "{{ offer.totl }}")(lot1)
    template("{{ lot.nmae }}", name="templates/response/technical.docx")(lot1)

    ran = docgen("build", lot1, "response", "--json")

    assert (ran.code, ran.json["files"]) == (1, [])
    assert ran.codes() == ["TEMPLATE-FIELD"] * 3


def test_templates_taken_out_unchanged_are_in_order(lot1: Path) -> None:
    eject("response", lot1)

    assert errors(lot1) == []


def test_what_a_chapter_loses_is_said_once(lot1: Path, docgen: Docgen) -> None:
    path = lot1 / "plan/06-staffing.docx"
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = "第六章"
    document.save(str(path))

    assert docgen("check", lot1, "--format", "json").codes("warning") == ["PROSE-DROPPED"]
    assert docgen("build", lot1, "response", "--json").codes("warning") == ["PROSE-DROPPED"]
