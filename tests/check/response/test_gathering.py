"""Many findings of one cause are one that counts them; a few stay single, and so do waived ones."""

from __future__ import annotations

from dataclasses import replace

from kit.edits import edit
from kit.examples import bid
from kit.found import findings, the

from docgen.check.response.gathering import gathered_kinds
from docgen.locale.messages import say
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.project_file import Waiver


def without_people(posted: int) -> list[Finding]:
    """What is found with so many of the posts of the example."""
    posts = bid(example="property").response.sites[0].posts[:posted]
    kept = [post.model_dump() for post in posts]
    return findings(bid(edit("response/sites/0/posts", kept), example="property"))


def chapters(project: Project, count: int) -> list[Finding]:
    said = [
        project.found("CHAPTER-EMPTY", ("response", "plan", i, "file"), message(title))
        for i, title in enumerate("甲乙丙丁戊"[:count])
    ]
    return list(gathered_kinds(project, said))


def message(title: str) -> Message:
    return Message("{title} has {only}", {"title": title, "only": Message("no text")})


def test_three_stay_single_and_four_are_one() -> None:
    project = bid()

    assert len(chapters(project, 3)) == 3
    (one,) = chapters(project, 4)
    assert say(one.message, "en") == "4 chapters have no text: 甲, 乙, 丙, 丁"
    assert one.severity == "error"


def test_a_waived_code_stays_single() -> None:
    waiver = Waiver(code="CHAPTER-EMPTY", where="", reason="r", name="n", on="2025-11-01")  # type: ignore[arg-type]

    assert len(chapters(replace(bid(), waivers=(waiver,)), 4)) == 4


def test_nobody_posted_is_one_line_with_what_is_asked() -> None:
    short = the(without_people(0), "STAFF-SHORT")

    assert "T3.3.1 0/46" in say(short.message, "en")
    assert short.severity == "error"
