"""Which paper fills a box, and which prove a thing of somebody: of the lot-1 example with papers added."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kit.edits import Edit, add
from kit.examples import bid

from docgen.derive.evidence.lookup import evidence_for, scan_for
from docgen.model.project import Project
from docgen.rules import evidence_words, label_words

LEGAL, AGENT = "甄示例", "贾样本"


def paper(code: str, about: str, title: str, kind: str = "身份证", **more: str) -> Edit:
    entry = {
        "code": code,
        "title": title,
        "kind": kind,
        "about": about,
        "file": "evidence/licence.png",
        **more,
    }
    return add("bidder/evidence", entry)


def filled(project: Project, field: str) -> str:
    found = scan_for(project, field)
    return found.record.code if found else ""


FRONT, BACK = paper("E-1", LEGAL, "身份证（正面）"), paper("E-2", LEGAL, "身份证（反面）")
WHOLE = paper("E-3", LEGAL, "身份证")


@pytest.mark.parametrize(
    ("edits", "front", "back"),
    [
        ((FRONT, BACK), "E-1", "E-2"),
        ((WHOLE,), "E-3", "E-3"),
        ((FRONT,), "E-1", ""),
        ((FRONT, BACK, WHOLE), "E-1", "E-2"),
        ((paper("E-1", LEGAL, "身份证"), WHOLE), "", ""),
        ((paper("E-1", LEGAL, "身份证", valid_until="2025-11-19"), WHOLE), "E-3", "E-3"),
        ((paper("E-1", AGENT, "身份证（正面）"), BACK), "", "E-2"),
        ((paper("E-1", LEGAL, "健康证", "健康证"),), "", ""),
        ((), "", ""),
    ],
    ids=["two sides", "one scan of both", "one side", "sides go first", "two alike", "one has expired",
         "the agent's", "another kind", "none"],
)  # fmt: skip
def test_a_box_gets_the_one_paper_that_is_meant(edits: tuple[Edit, ...], front: str, back: str) -> None:
    project = bid(*edits)
    assert (filled(project, "legal.id_copy_front"), filled(project, "legal.id_copy_back")) == (front, back)


def test_every_box_that_forms_may_ask_for_is_known() -> None:
    assert set(evidence_words().boxes) == set(label_words().files)


def test_papers_are_found_by_kind_and_person_whatever_volume_they_go_into() -> None:
    project = bid(
        BACK, FRONT, paper("E-4", "S01", "健康证", "健康证"), paper("E-5", "", "营业执照", "营业执照")
    )

    def codes(*asked: str) -> list[str]:
        return [item.record.code for item in evidence_for(project, *asked)]

    assert codes("身份证", LEGAL) == ["E-1", "E-2"]
    assert codes("健康证", "S01") == ["E-4"]
    assert codes("健康证", project.staff["S01"].name) == ["E-4"]
    assert codes("营业执照") == ["E-5"]
    assert codes("健康证", "S99") == codes("身份证") == []
    two = project.staff["S02"].model_copy(update={"name": project.staff["S01"].name})
    alike = replace(project, staff={**project.staff, "S02": two})
    assert evidence_for(alike, "健康证", project.staff["S01"].name) == ()
