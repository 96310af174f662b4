"""A bid for a tender with forms of its own: the example's data in one volume of three, one landscape."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen.model.project import Project
from docgen.model.reading.reading import TenderForm
from docgen.model.response.response import Answer
from docgen.model.tender.citation import Citation
from docgen.model.tender.evaluation import ReviewRow
from docgen.model.tender.forms import PrescribedForm
from docgen.model.tender.read_entry import TenderPaper
from docgen.model.tender.tender import Volume
from docgen.rules import drafting_rule
from docgen.tasks.into.forms import form_entries, with_parts
from docgen.tasks.read import read as read_tender
from kit.examples import bid
from kit.tender_file import LANDSCAPE, UPRIGHT, numbered, paragraph, section, table, tender_file, text

LETTER = "我方郑重承诺：所提交的材料真实有效。"
ROW = ReviewRow(code="Z1", name="响应函", text="按格式提供", place=Citation(section="第一章"))
QUALIFICATION = "qualification"


def tender(letter: str = LETTER) -> bytes:
    """Chapters of a contract and of forms: a letter, a table on landscape pages, a plan of free wording."""
    title = '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>'
    return tender_file(
        paragraph(text("第一章　采购需求", "<w:b/>"), title),
        paragraph(text("1. 配备2名保洁员。")),
        paragraph(text("第二章　响应文件格式", "<w:b/>"), title),
        numbered("响应函"),
        paragraph(text("致：（采购人名称）")),
        paragraph(text(letter)),
        numbered("投标有效期90日。", 1),
        paragraph(text("技术负责人姓名：________")),
        paragraph(text("供应商名称（盖章）：________")),
        paragraph(text("日期：  年  月  日")),
        section(UPRIGHT),
        numbered("人员一览表"),
        table([["序号", "姓名", "岗位"], ["1", "", ""], ["…", "", ""]]),
        paragraph(text("供应商名称（盖章）：________")),
        paragraph(text("注：照实填写。")),
        section(LANDSCAPE),
        numbered("服务方案（格式自拟）"),
        section(UPRIGHT),
    )


def form_bid(folder: Path, content: bytes | None = None, answers: dict[str, Answer] | None = None) -> Project:
    """The example's bid in `folder`, for that tender, in one volume for all that docgen makes of it."""
    (folder / "tender").mkdir(parents=True, exist_ok=True)
    file = folder / "tender" / "tender.docx"
    file.write_bytes(content or tender())
    entries = form_entries(read_tender([file]).reading.forms)
    volumes: list[dict[str, Any]] = [{"code": QUALIFICATION, "title": "响应文件"}]
    with_parts(volumes, entries, drafting_rule())
    project = bid()
    made = project.tender.model_copy(
        update={
            "files": (TenderPaper(file=file.name, sha256=hashlib.sha256(file.read_bytes()).hexdigest()),),
            "forms": _records(entries),
            "lot": project.tender.lot.model_copy(update={"qualification": (ROW,)}),
            "volumes": tuple(Volume.model_validate(_plain(each)) for each in volumes),
        }
    )
    files = {**project.sources.files, "tender": "tender.yaml"}
    return replace(
        project,
        folder=folder,
        tender=made,
        answers={**project.answers, **(answers or {})},
        evidence={
            code: replace(item, record=item.record.model_copy(update={"volume": QUALIFICATION}))
            for code, item in list(project.evidence.items())[:2]
        },
        sources=replace(project.sources, files=files),
    )


def prescribed_forms(forms: Sequence[TenderForm]) -> tuple[PrescribedForm, ...]:
    """Forms that were read, as tender.yaml has them."""
    return _records(form_entries(forms))


def _records(entries: Iterable[dict[str, Any]]) -> tuple[PrescribedForm, ...]:
    return tuple(PrescribedForm.model_validate(_plain(each)) for each in entries)


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if not name.startswith("#")}
