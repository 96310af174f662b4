"""The chapters of the service plan and the criteria they answer, as fields that point at each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.tender.evaluation import ReviewRow
from docgen.model.tender.standing import answer_tables
from docgen.render.engine import values
from docgen.render.response import answer_fields as a
from docgen.render.response import fields as f
from docgen.render.response.evidence import EvidenceIndex
from docgen.render.response.plan import chapter_prose
from docgen.render.response.stock import bid_stock
from docgen.render.shared.requirement_words import place_words, with_figures

_POINTS = re.compile(r"[（(【\[][^（()）】\]]*[)）】\]]|[0-9.]+分")
_SCORED = ("评审", "评分", "评标", "评价", "得分", "因素")

KINDS = {"subjective": "主观", "objective": "客观", "price": "报价"}


def chapter_fields(project: Project) -> list[f.ChapterFields]:
    """The chapters in their order."""
    stock = bid_stock(project)
    return [
        f.ChapterFields(
            no=no,
            title=chapter.record.title,
            heading=values.Anchor(chapter.record.title, chapter_bookmark(no)),
            page=values.PageOf(chapter_bookmark(no)),
            body=chapter_prose(chapter, stock),
            clauses=_rows_answered(project, chapter.record.answers),
        )
        for no, chapter in enumerate(project.plan, 1)
    ]


def scorecard_rows(project: Project, figures: ResponseFigures, index: EvidenceIndex) -> Iterator[a.ScoreRow]:
    """The lines of the service scorecard, each with its answer."""
    scorecard = project.tender.lot.scorecard
    for item in scorecard.items if scorecard else ():
        for criterion in item.criteria:
            answer = project.answers.get(criterion.code)
            yield a.ScoreRow(
                no=0,
                code=criterion.code,
                item=item.name,
                item_points=item.points,
                opens=criterion is item.criteria[0],
                title=criterion.title,
                points=criterion.points,
                requirement=with_figures(criterion.text, figures.unstated.get(criterion.code, ())),
                deduction=criterion.deduction,
                answer=answer.text if answer else "",
                evidence=index.references(answer.evidence if answer else ()),
                by_price=False,
                chapters=chapters_answering(project, index, criterion.code),
                forms=index.forms(answer.forms if answer else ()),
                kind="",
                by_marks=False,
                score=None,
                tier="",
            )


def evaluation_rows(project: Project, index: EvidenceIndex) -> Iterator[a.ScoreRow]:
    """The lines by which the panel scores; each is an item of its own."""
    for item in project.tender.lot.evaluation:
        answer = project.answers.get(item.code)
        yield a.ScoreRow(
            no=0,
            code=item.code,
            item=item.name,
            item_points=item.points,
            opens=True,
            title=item.name,
            points=item.points,
            requirement=item.text,
            deduction="",
            answer=answer.text if answer else "",
            evidence=index.references(answer.evidence if answer else ()),
            by_price=item.kind == "price",
            chapters=chapters_answering(project, index, item.code),
            forms=index.forms(answer.forms if answer else ()),
            kind=KINDS[item.kind] if item.kind else "",
            by_marks=bool(item.marks),
            score=answer.score if answer else None,
            tier=answer.tier if answer else "",
        )


def evaluation_tables(project: Project, rows: Sequence[a.ScoreRow]) -> list[a.EvaluationTableFields]:
    """The rows by the tender's own groups (价格, 商务, 技术), in its order; one table without groups."""
    groups = {item.code: _index_title(item.group) for item in project.tender.lot.evaluation}
    titles = dict.fromkeys(groups[row.code] for row in rows)
    return [
        a.EvaluationTableFields(title=title, rows=[row for row in rows if groups[row.code] == title])
        for title in titles
    ]


def _index_title(group: str) -> str:
    """商务（32分）→ 商务评分索引."""
    name = _POINTS.sub("", group).strip()
    if not name:
        return "评审标准索引"
    return f"{name}索引" if name.endswith(_SCORED) else f"{name}评分索引"


def review_rows(
    project: Project, rows: Sequence[ReviewRow], index: EvidenceIndex
) -> Iterator[a.ReviewRowFields]:
    """The rows of a review with what answers and proves them."""
    for no, row in enumerate(rows, 1):
        answer = project.answers.get(row.code)
        yield a.ReviewRowFields(
            no=no,
            code=row.code,
            name=row.name,
            requirement=row.text,
            proof=row.proof,
            by_purchaser=row.by == "purchaser",
            optional=row.optional,
            place=place_words(row.place),
            answer=answer.text if answer else "",
            evidence=index.references(answer.evidence if answer else ()),
            forms=index.forms(answer.forms if answer else ()),
            chapters=chapters_answering(project, index, row.code),
        )


def chapters_answering(project: Project, index: EvidenceIndex, code: str) -> list[a.ChapterRef]:
    """The chapters that answer a row by its code, as the index's volume points at them."""
    return [
        index.chapter(chapter, chapter_bookmark(no))
        for no, chapter in enumerate(project.plan, 1)
        if code in chapter.record.answers
    ]


def _rows_answered(project: Project, answers: Sequence[str]) -> str:
    """Where the tables of the volume ask what a chapter answers: panels read row numbers, not codes."""
    lot = project.tender.lot
    items = lot.scorecard.items if lot.scorecard else ()
    tables = (
        *(
            (table.title, [clause.code for clause in clauses])
            for table, clauses in answer_tables(project.tender)
        ),
        ("服务质量标准", [criterion.code for item in items for criterion in item.criteria]),
        ("资格审查", [row.code for row in lot.qualification]),
        ("符合性审查", [row.code for row in lot.conformity]),
        ("评审标准", [item.code for item in lot.evaluation]),
    )
    words = []
    for title, codes in tables:
        rows = [no for no, code in enumerate(codes, 1) if code in answers]
        if rows:
            words.append(f"{title}第{_ranges(rows)}项")
    return "；".join(words)


def _ranges(numbers: Sequence[int]) -> str:
    """Rising numbers, three and more in a row as a range: 1、2、4至7."""
    words: list[str] = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        row = [str(number) for _, number in run]
        words += [f"{row[0]}至{row[-1]}"] if len(row) > 2 else row
    return "、".join(words)


def chapter_bookmark(no: int) -> str:
    """The bookmark at which the chapter of that number (from 1) begins."""
    return f"chapter_{no}"
