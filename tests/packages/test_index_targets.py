"""What an index may point at, in whichever volume; rows that point nowhere; a target that moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from kit.edits import drop, edit
from kit.examples import bid
from kit.found import codes, findings

from docgen.check.response.volume_parts import check_volume_parts
from docgen.model.project import Project
from docgen.model.response.response import Answer
from docgen.render.response.chapters import review_rows
from docgen.render.response.evidence import EvidenceIndex


def pointing(project: Project, at: str) -> Project:
    """The property example, the first row of the qualification answered by that place alone."""
    return replace(project, answers={**project.answers, "Z1": Answer(text="", forms=(at,))})


def with_parts(project: Project, **parts: Sequence[str]) -> Project:
    volumes = tuple(
        volume.model_copy(update={"parts": tuple(parts.get(volume.code, volume.parts))})
        for volume in project.tender.volumes
    )
    return replace(project, tender=project.tender.model_copy(update={"volumes": volumes}))


def seen(project: Project) -> list[tuple[str, str]]:
    """Title and volume ("" for its own) of what answers the first row, seen from the qualification."""
    volume = project.tender.volumes[0]
    (first, *_) = review_rows(project, project.tender.lot.qualification, EvidenceIndex(project, volume))
    return [(each.title, "" if each.here else each.volume) for each in first.forms]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("G4", ("格式4 资格声明及承诺函", "")),
        ("授权委托书", ("格式3 授权委托书", "商务技术文件")),
        ("格式7 开标一览表（报价表）", ("格式7 开标一览表（报价表）", "报价文件")),
        ("payment", ("付款方式", "商务技术文件")),
        ("承诺书", ("承诺书", "商务技术文件")),
        ("应急预案", ("应急预案", "商务技术文件")),
        ("故障处置", ("故障处置", "商务技术文件")),
    ],
)
def test_a_form_a_part_of_docgens_and_a_heading_in_a_chapter_are_targets(
    name: str, expected: tuple[str, str]
) -> None:
    assert seen(pointing(bid(example="property"), name)) == [expected]


def test_a_target_that_moved_to_another_volume_is_followed() -> None:
    project = pointing(bid(example="property"), "授权委托书")
    qualification, technical, _ = (volume.parts for volume in project.tender.volumes)
    moved = with_parts(
        project,
        qualification=(*qualification, "G3"),
        technical=[part for part in technical if part != "G3"],
    )

    assert seen(moved) == [("格式3 授权委托书", "")]


def test_a_form_in_two_volumes_is_named_in_both() -> None:
    project = pointing(bid(example="property"), "G3")
    qualification, *_ = (volume.parts for volume in project.tender.volumes)

    assert seen(with_parts(project, qualification=(*qualification, "G3"))) == [
        ("格式3 授权委托书", ""),
        ("格式3 授权委托书", "商务技术文件"),
    ]


@pytest.mark.parametrize(
    ("row", "code"),
    [("Z1", "REVIEW-UNANSWERED"), ("F1", "REVIEW-UNANSWERED"), ("P3", "EVALUATION-UNANSWERED")],
)
def test_a_row_without_an_answer_is_an_error(row: str, code: str) -> None:
    chapters = [edit("response/plan/0/answers", [])] if row == "P3" else []

    assert code in codes(findings(bid(drop(f"answers/{row}"), *chapters, example="property")), "error")


@pytest.mark.parametrize(
    "change",
    [
        edit("answers/F6/forms", []),
        edit("answers/P1/forms", []),
        drop("answers/P2"),
    ],
    ids=["a review", "the price", "marks"],
)
def test_a_row_that_names_no_page_is_told(change: tuple[str, object]) -> None:
    found = list(check_volume_parts(bid(change, example="property")))

    assert codes(found, "warning") == ["INDEX-NOWHERE"]
    assert list(check_volume_parts(bid(example="property"))) == []
