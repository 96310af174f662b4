"""A project's own templates: what the data hold and no template asks for is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from kit.project import Ran

Docgen = Callable[..., Ran]
LEFT = "TEMPLATE-LEAVES-OUT"
PLACES = ("供应商（盖章）", "签字", "日期")


def own(project: Path, name: str, *texts: str) -> None:
    """A template of the project's own with these paragraphs alone."""
    path = project / f"templates/{name}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    for text in (*texts, *PLACES):
        document.add_paragraph(text)
    document.save(str(path))


def left(ran: Ran) -> list[tuple[str, str, str]]:
    """What is told to be left out: file, severity, message."""
    findings = json.loads(ran.out)["findings"]
    return [(f["file"], f["severity"], f["message"]) for f in findings if f["code"] == LEFT]


def looped(path: str) -> tuple[str, ...]:
    """Paragraphs that print a field below a list."""
    owner, _, name = path.partition("[].")
    tag = "p" if name == "body" else "r"
    return (f"{{%p for each in {owner} %}}", f"{{{{{tag} each.{name} }}}}", "{%p endfor %}")


def test_an_own_template_that_forgets_evidence_chapters_and_people_is_told(
    lot1: Path, docgen: Docgen
) -> None:
    own(lot1, "response/qualification", "{{ bidder.name }}")
    own(lot1, "response/technical", "{{ bidder.name }}")

    found = left(docgen("check", lot1, "--format", "json", "--lang", "en"))

    assert {(Path(file).stem, severity) for file, severity, _ in found} == {
        ("qualification", "error"),
        ("technical", "error"),
        ("technical", "warning"),
    }
    said = " ".join(message for *_, message in found)
    for what in (
        "the evidence",
        "the chapters of the plan",
        "the people who serve",
        "the answers",
        "the commitments",
    ):
        assert f"no template prints {what}" in said


def test_evidence_is_asked_of_the_template_of_its_own_volume(lot1: Path, docgen: Docgen) -> None:
    own(lot1, "response/qualification", "{{ bidder.name }}")

    (found,) = left(docgen("check", lot1, "--format", "json", "--lang", "en"))

    assert found[0] == "templates/response/qualification.docx"
    assert "the evidence" in found[2]
    assert docgen("build", lot1, "response", "--json").code == 1
    own(lot1, "response/qualification", *looped("evidence[].picture"))
    assert left(docgen("check", lot1, "--format", "json")) == []


def test_naming_the_titles_of_evidence_or_chapters_alone_prints_neither(lot1: Path, docgen: Docgen) -> None:
    own(
        lot1,
        "response/technical",
        *looped("evidence[].title"),
        *looped("plan[].heading"),
        "{% if staff %}有{% endif %}",
    )

    said = " ".join(
        message for *_, message in left(docgen("check", lot1, "--format", "json", "--lang", "en"))
    )

    assert "the chapters of the plan" in said
    assert "the people who serve" in said


@pytest.mark.parametrize("kind", ["response", "handover", "acceptance"])
def test_the_built_in_templates_as_own_ones_leave_nothing_out(kind: str, lot1: Path, docgen: Docgen) -> None:
    assert docgen("templates", "eject", kind, lot1).code == 0

    assert left(docgen("check", lot1, "--kind", kind, "--format", "json")) == []


@pytest.mark.parametrize(
    ("kind", "paper", "what"),
    [
        ("handover", "inventory", "the assets"),
        ("handover", "accounts", "the accounts and data"),
        ("acceptance", "report", "the scorecard"),
    ],
)
def test_handover_and_acceptance_are_held_to_the_same(
    kind: str, paper: str, what: str, lot1: Path, docgen: Docgen
) -> None:
    own(lot1, f"{kind}/{paper}", "{{ project.name }}")

    found = left(docgen("check", lot1, "--kind", kind, "--format", "json", "--lang", "en"))

    assert f"templates/{kind}/{paper}.docx" in {file for file, *_ in found}
    assert any(f"no template prints {what} (" in message for *_, message in found)


def test_a_template_that_cannot_be_read_is_told_for_itself_alone(lot1: Path, docgen: Docgen) -> None:
    own(lot1, "response/technical", "x")
    (lot1 / "templates/response/technical.docx").write_bytes(b"PK")

    ran = docgen("check", lot1, "--format", "json")

    assert "PACKAGE-UNREADABLE" in ran.codes()
    assert left(ran) == []
