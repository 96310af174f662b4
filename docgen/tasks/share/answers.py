"""Everything that is answered as rows of a workbook, and such rows as workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen.edit.save import Kept
from docgen.model.response.response import Answers
from docgen.model.response.shared import SharedRow
from docgen.model.tender.asked import everything_asked
from docgen.model.tender.standing import standings
from docgen.model.tender.tender import Tender
from docgen.pack.sheets.book import Book, Column
from docgen.pack.writing import writing

DEVIATIONS = {"none": "无偏离", "positive": "正偏离", "negative": "负偏离"}
_WIDTHS = {
    "code": 12, "kind": 10, "mark": 6, "name": 18, "asked": 46, "points": 7, "text": 60, "deviation": 9,
    "evidence": 16, "owner": 10, "remark": 24,
}  # fmt: skip
_OF_CONFLICTS = {
    "code": 12, "name": 18, "asked": 40, "version": 14, "text": 60, "deviation": 9, "evidence": 16,
    "owner": 10, "taken": 8,
}  # fmt: skip
_WAS = ("was_text", "was_deviation", "was_evidence", "was_owner")
LONGEST = 32_000
"""Characters that a cell of Excel holds, with some to spare."""
_TITLES = {name: str(field.title) for name, field in SharedRow.model_fields.items()}
_NOTE = (
    "只填写“响应内容”“偏离”“证明材料”“负责人”；编号不要改，行可以排序、删去。"
    "填好交回，用 docgen gather 汇总。"
)


def answers_file(folder: Path) -> Kept:
    """The answers of a project as a file that is kept."""
    return Kept(folder / "answers.yaml", "answers.yaml", "answers", Answers)


def fields_of(answer: Mapping[str, Any] | None) -> dict[str, str]:
    """What stands in an answer's cells; of one that is not there blanks."""
    held = answer or {}
    deviation = DEVIATIONS.get(str(held.get("deviation") or "none"), "")
    return {
        "text": str(held.get("text") or "").strip(),
        "deviation": deviation if held.get("text") else "",
        "evidence": "、".join(map(str, held.get("evidence") or ())),
        "owner": str(held.get("owner") or "").strip(),
    }


def rows(tender: Tender, answers: Mapping[str, Mapping[str, Any]]) -> Iterator[SharedRow]:
    """A row for everything that is answered, in the tender's order; answers to nothing asked at the end."""
    seen = set()
    for row in _asked(tender):
        seen.add(row.code)
        yield _with_answer(row, answers.get(row.code))
    for code, answer in answers.items():
        if code not in seen:
            yield _with_answer(SharedRow(code=code, kind="没有这一条"), answer)


def _asked(tender: Tender) -> Iterator[SharedRow]:
    lot, marks = tender.lot, standings(tender)
    for each in everything_asked(lot):
        yield SharedRow(
            code=each.code,
            kind="条款" if each.points is None else "考核",
            mark=marks[each.code].sign if each.code in marks else "",
            name=each.title,
            asked=each.text,
            points="" if each.points is None else f"{each.points:f}",
        )
    for kind, table in (("资格审查", lot.qualification), ("符合性审查", lot.conformity)):
        for row in table:
            if row.by == "response":
                asked = "\n".join(filter(None, (row.text, row.proof)))
                yield SharedRow(code=row.code, kind=kind, name=row.name, asked=asked)
    for item in lot.evaluation:
        if not item.answered_elsewhere:
            yield SharedRow(
                code=item.code, kind="评分项", name=item.name, asked=item.text, points=f"{item.points:f}"
            )


def _with_answer(row: SharedRow, answer: Mapping[str, Any] | None) -> SharedRow:
    now = fields_of(answer)
    return row.model_copy(update={**now, **{f"was_{name}": value for name, value in now.items()}})


def too_long(row: SharedRow) -> bool:
    """Whether a cell of the row is longer than Excel holds."""
    return any(len(str(value)) > LONGEST for value in (row.text, row.asked, row.was_text))


def write_rows(target: Path, title: str, told: Sequence[SharedRow]) -> Path:
    """The workbook of these rows; what the project says now stands in hidden columns."""
    return _write(target, title, _NOTE, _WIDTHS, told)


def write_conflicts(target: Path, title: str, told: Sequence[SharedRow]) -> Path:
    """The workbook of words that do not agree: a row each, one of each code to be chosen."""
    note = "每个编号选一行，在“采用”写“是”（可先改那一行的文字），再用 docgen gather 汇总这一份。"
    return _write(target, title, note, _OF_CONFLICTS, told)


def _write(target: Path, title: str, note: str, widths: Mapping[str, int], told: Sequence[SharedRow]) -> Path:
    columns = [*widths, *_WAS]
    book = Book(title, note, "docgen")
    sheet = book.sheet(
        "应答", [Column(_TITLES[name], widths.get(name, 12), hidden=name in _WAS) for name in columns]
    )
    for row in told:
        sheet.add([getattr(row, name) for name in columns])
    target.parent.mkdir(parents=True, exist_ok=True)
    with writing(target) as temporary:
        temporary.write_bytes(book.content())
    return target
