"""From findings and figures to the fields of the internal check report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from docgen.locale.messages import say
from docgen.model.finding import Finding, has_errors
from docgen.model.first_things import in_order
from docgen.model.project import Project
from docgen.model.response.demands import counted, uncompared
from docgen.model.response.figures import ContractCalendar, ResponseFigures
from docgen.model.tender.standing import standings
from docgen.model.tender.tender import Tender
from docgen.render.engine.values import unpacked
from docgen.render.response import review_fields as f
from docgen.render.response.chapters import KINDS
from docgen.render.response.context import SIZES, project_fields, self_score, size_rule, size_working
from docgen.render.response.depth import depth_fields
from docgen.render.response.deviations import DEVIATIONS, clause_requirement, mark_note
from docgen.render.response.price import part_words
from docgen.render.response.terms import terms
from docgen.render.shared.requirement_words import place_words
from docgen.rules import code_pages

_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
_EFFECTS = {"void": "负偏离即无效", "points": "负偏离扣分", "note": "仅提示"}
_BASES = {"mean": "全部报价的平均值", "second": "次低报价", "ceiling": "最高限价"}


def review_fields(
    project: Project,
    figures: ResponseFigures,
    findings: Sequence[Finding],
    pages: Mapping[int, Decimal] | None = None,
) -> dict[str, Any]:
    """The fields of the check report as plain dicts, lists and values; `pages` by number of chapter."""
    answers = [project.answers.get(clause.code) for clause in project.tender.lot.clauses]
    deviations = Counter(answer.deviation for answer in answers if answer)
    severities = Counter(finding.severity for finding in findings)
    compared = figures.price.compared
    record = f.ReviewFields(
        project=project_fields(project.tender),
        bidder=project.bidder.name,
        signed=project.response.signed,
        ready=not has_errors(findings),
        counts=f.CountFields(
            error=severities["error"],
            warning=severities["warning"],
            info=severities["info"],
            waived=len(project.waivers),
        ),
        findings=list(_findings(project, findings)),
        waivers=[
            f.WaiverFields(no=no, **waiver.model_dump()) for no, waiver in enumerate(project.waivers, 1)
        ],
        clauses=len(answers),
        answered=sum(answer is not None for answer in answers),
        positive=deviations["positive"],
        negative=deviations["negative"],
        demands=f.ComparedFields.model_validate(counted(figures.demands)),
        uncompared=list(_uncompared(figures)),
        marks=list(_marks(project.tender)),
        self_score=self_score(project),
        scored=list(_scored(project)),
        depths=depth_fields(figures.depths, pages or {}),
        marked=list(_marked(project, figures)),
        total=figures.price.total,
        parts=part_words(project, figures),
        terms=terms(project.tender),
        ceiling=project.tender.lot.price.ceiling,
        size=SIZES[figures.sme.size] if figures.sme else "",
        sizes=list(_sizes(project, figures)),
        validity_days=project.response.validity_days,
        required_days=project.tender.validity_days,
        low_price=[
            f.LowPriceFields(
                basis=_BASES[test.basis],
                share=test.share,
                limit=test.limit,
                below=compared is not None and compared < test.limit,
                source=test.source,
            )
            for test in figures.low_price
        ],
        calendar=list(_days(figures.calendar)) if figures.calendar else [],
        notice=figures.calendar.notice if figures.calendar else None,
    )
    fields: dict[str, Any] = unpacked(record)
    return fields


def _sizes(project: Project, figures: ResponseFigures) -> Iterator[f.SizeFields]:
    """Every enterprise that was classified; none where no declaration is asked for."""
    asked = project.tender.lot.sme
    for entry in figures.sme.entries if figures.sme and asked else ():
        yield f.SizeFields(
            name=entry.name,
            size=SIZES[entry.size],
            rule=size_rule(entry),
            industry=asked.industry if asked else "",
            working=size_working(entry),
        )


def _findings(project: Project, findings: Sequence[Finding]) -> Iterator[f.FindingFields]:
    clauses = {clause.code: clause for clause in project.tender.lot.clauses}
    ordered = in_order(findings)
    before = ""
    for no, finding in enumerate(ordered, 1):
        page = code_pages()[finding.code][1]
        clause = clauses.get(finding.clause)
        yield f.FindingFields(
            no=no,
            opens=finding.severity != before,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            name=page.title.zh,
            place=str(finding.origin),
            clause=f"{clause.code} {clause.title}（{place_words(clause.place)}）"
            if clause
            else finding.clause,
            message=say(finding.message, "zh"),
            remedy=say(finding.remedy, "zh"),
            source=page.source,
        )
        before = finding.severity


def _uncompared(figures: ResponseFigures) -> Iterator[f.DemandFields]:
    for no, demand in enumerate(uncompared(figures.demands), 1):
        yield f.DemandFields(
            no=no,
            clause=demand.clause,
            title=demand.title,
            demand=demand.demand,
            why=say(demand.reason, "zh"),
        )


def _marked(project: Project, figures: ResponseFigures) -> Iterator[f.MarkedFields]:
    standing = standings(project.tender)
    marked = [clause for clause in project.tender.lot.clauses if standing[clause.code].marked]
    for no, clause in enumerate(marked, 1):
        answer = project.answers.get(clause.code)
        yield f.MarkedFields(
            no=no,
            mark=standing[clause.code].sign,
            mark_note=mark_note(standing[clause.code]),
            title=clause.title,
            place=place_words(clause.place),
            requirement=clause_requirement(project, clause, figures),
            answer=answer.text if answer else "",
            deviation=DEVIATIONS[answer.deviation] if answer else "未响应",
        )


def _marks(tender: Tender) -> Iterator[f.MarkFields]:
    """The tender's own sentences on its marks and words; none where it gives none."""
    declared = [(mark.symbol, _EFFECTS[mark.effect], mark.text, mark.place) for mark in tender.marks]
    if words := tender.substantive_words:
        declared.append(("、".join(words.words), _EFFECTS["void"], words.text, words.place))
    for sign, effect, text, place in declared:
        if text:
            yield f.MarkFields(sign=sign, effect=effect, text=text, place=place_words(place))


def _scored(project: Project) -> Iterator[f.ScoredFields]:
    """Every item with the score that the bidder gives itself; none where it scores nothing."""
    if self_score(project) is None:
        return
    for no, item in enumerate(project.tender.lot.evaluation, 1):
        answer = project.answers.get(item.code)
        yield f.ScoredFields(
            no=no,
            name=item.name,
            kind=KINDS[item.kind] if item.kind else "",
            points=item.points,
            score=answer.score if answer else None,
            tier=answer.tier if answer else "",
            answer=answer.text if answer else "",
        )


def _days(calendar: ContractCalendar) -> Iterator[f.DayFields]:
    unsure = set(calendar.provisional_years)
    signing, end = calendar.signing, calendar.end
    yield f.DayFields(name="签订合同（最迟）", day=signing, provisional=signing.year in unsure)
    for payment in calendar.payments:
        yield f.DayFields(name=f"付款：{payment.name}", day=payment.day, provisional=payment.provisional)
    yield f.DayFields(name="服务期满", day=end, provisional=False)
