"""Lists for a meeting, as workbooks: the brief, what was found, what has to be prepared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.load.files.yaml import read_yaml
from docgen.locale.messages import say
from docgen.model.finding import DocgenError, Finding
from docgen.model.first_things import in_order
from docgen.model.personal import impersonal
from docgen.model.tender.tender import Tender
from docgen.pack.sheets.book import Book, Column
from docgen.pack.writing import writing
from docgen.packages import runner
from docgen.packages.registry import FIRST
from docgen.rules import code_pages
from docgen.tasks.into.asked import lot_of
from docgen.tasks.into.brief import TITLE, brief

_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
_BONDS = {"bid": "投标（磋商）保证金", "performance": "履约保证金", "quality": "质量保证金"}


@dataclass(frozen=True)
class Needed:
    """Something to be prepared: where it is asked for, by whom, with what, and how far that is."""

    kind: str
    name: str
    asked: str
    place: str
    points: str
    owner: str
    there: str
    state: str


def brief_book(folder: Path) -> bytes:
    """The brief of the tender as it stands in tender.yaml. Raises DocgenError where that cannot be read."""
    project, _ = read_yaml(folder / "project.yaml", "project.yaml")
    name = str(project.get("tender") or "tender.yaml")
    data, _ = read_yaml(folder / name, name)
    lot = lot_of(data, str(project.get("lot") or ""))
    forms = [form for volume in data.get("volumes") or () for form in volume.get("forms") or ()]
    plain = {"parties": [], **data}
    made = brief(plain, lot, forms, _contradictions(folder), name)
    book = Book(made.name, made.note, "docgen")
    sheet = book.sheet(TITLE, [Column("问题", 12), Column("采购文件", 110)])
    for label, lines in made.rows:
        for line in lines:
            sheet.add([label, line])
    return book.content()


def _contradictions(folder: Path) -> int:
    path = folder / "clarification.yaml"
    data = read_yaml(path, path.name)[0] if path.is_file() else {}
    return len((data.get("questions") if isinstance(data, Mapping) else None) or ())


def findings_of(folder: Path) -> Sequence[Finding]:
    """Everything found in the bid, also where it does not load yet, in the order in which to take it up."""
    try:
        return in_order(runner.examine(folder, FIRST, None).findings)
    except DocgenError as problem:
        return in_order(problem.findings)


def findings_book(title: str, findings: Sequence[Finding], owners: Mapping[str, str]) -> bytes:
    """What was found, a row each, with whoever answers the clause that it is about."""
    counts = {name: sum(each.severity == level for each in findings) for level, name in _SEVERITIES.items()}
    told = "，".join(f"{name} {count}" for name, count in counts.items())
    book = Book(title, told, "docgen")
    columns = (("序号", 6), ("级别", 7), ("问题", 46), ("改法", 46), ("条款", 12), ("位置", 24),
               ("负责人", 10), ("处理情况", 20), ("问题编号", 22), ("名称", 24), ("依据", 36))  # fmt: skip
    sheet = book.sheet("检查结果", [Column(head, width) for head, width in columns])
    for number, each in enumerate(findings, 1):
        page = code_pages()[each.code][1]
        sheet.add(
            [
                str(number),
                _SEVERITIES[each.severity],
                impersonal(say(each.message, "zh")),
                say(each.remedy, "zh"),
                each.clause,
                str(each.origin),
                owners.get(each.clause, ""),
                "",
                each.code,
                page.title.zh,
                page.source,
            ]
        )
    return book.content()


def needed(
    tender: Tender, answers: Mapping[str, Mapping[str, Any]], papers: Mapping[str, Path]
) -> Iterator[Needed]:
    """What a bid for the lot has to bring along; `papers` are those that are listed, by code."""
    lot = tender.lot

    def one(kind: str, code: str, name: str, asked: str, place: str, points: str = "") -> Needed:
        answer = answers.get(code) or {}
        codes = [str(each) for each in answer.get("evidence") or ()]
        forms = [str(each) for each in answer.get("forms") or ()]
        missing = [each for each in codes if each not in papers or not papers[each].is_file()]
        state = f"文件不在：{'、'.join(missing)}" if missing else "已备" if codes or forms else "待备"
        there = "、".join([*codes, *forms])
        return Needed(kind, name, asked, place, points, str(answer.get("owner") or ""), there, state)

    for row in lot.qualification:
        if row.by == "response":
            yield one("资格材料", row.code, row.name, row.proof or row.text, str(row.place.item))
    for row in lot.conformity:
        if row.by == "response":
            yield one("符合性", row.code, row.name, row.proof or row.text, str(row.place.item))
    for item in lot.evaluation:
        if item.kind == "objective" and not item.answered_elsewhere:
            place = str(item.place.item) if item.place else ""
            yield one("评分凭证", item.code, item.name, item.text, place, f"{item.points:f}")
    for volume in tender.volumes:
        for form in volume.forms:
            yield Needed("规定格式", form, f"《{volume.title}》", "", "", "", "", "生成时核对")
    for volume in tender.volumes:
        yield Needed("卷册", volume.title, "签字、盖章、装订", "", "", "", "", "")
    for bond in (*lot.bonds, *tender.bonds):
        if bond.asked:
            size = f"{bond.amount:f} 元" if bond.amount else f"{bond.base}{bond.percent}%"
            due = str(bond.until or bond.due or "")
            yield Needed("保证金", _BONDS[bond.kind], f"{size} {due}".strip(), "", "", "", "", "待备")


def needed_book(title: str, told: Sequence[Needed]) -> bytes:
    """The list of what has to be prepared."""
    waiting = sum(each.state.startswith(("待备", "文件不在")) for each in told)
    book = Book(title, f"共 {len(told)} 项，{waiting} 项待备。", "docgen")
    columns = (("序号", 6), ("类别", 10), ("名称", 30), ("采购文件要求", 60), ("出处", 14), ("分值", 7),
               ("负责人", 10), ("用什么", 30), ("状态", 20), ("备注", 20))  # fmt: skip
    sheet = book.sheet("准备清单", [Column(head, width) for head, width in columns])
    for number, each in enumerate(told, 1):
        sheet.add(
            [
                str(number),
                each.kind,
                each.name,
                each.asked,
                each.place,
                each.points,
                each.owner,
                each.there,
                each.state,
                "",
            ]
        )
    return book.content()


def write(target: Path, content: bytes) -> Path:
    """Write a workbook, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with writing(target) as temporary:
        temporary.write_bytes(content)
    return target
