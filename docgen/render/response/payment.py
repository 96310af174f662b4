"""The payment terms in words: stages, their moments and shares, and the bands of scores that pay them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.model.project import Project
from docgen.model.tender.payment import Due, PaymentBand, PaymentPlan, PaymentStage
from docgen.model.tender.standing import answer_tables
from docgen.model.tender.tender import Clause
from docgen.render.engine.filters import number, percent
from docgen.render.response import fields as f
from docgen.render.shared.requirement_words import place_words

_EVENTS = {"signing": "合同签订", "opening": "投入使用", "acceptance": "验收合格", "end": "服务期满"}
_WHOLE = 100


def payment_fields(project: Project) -> f.PaymentFields:
    """The tender's payment plan, in its own words where it was read, and the deviations that answer it."""
    lot = project.tender.lot
    plan = lot.payment
    commercial = [clause for clause in lot.clauses if clause.part == "commercial"]
    full = [band.least for band in plan.bands if band.share == _WHOLE and band.least is not None]
    return f.PaymentFields(
        place=place_words(plan.place),
        rows="、".join(str(no) for no, clause in enumerate(commercial, 1) if stages_of(plan, clause)),
        answered="；".join(_answered(project)),
        stages=[
            f.PaymentStageFields(
                no=no,
                name=stage.name,
                share=stage.share,
                due=stage.verbatim or due_words(stage),
                scored=stage.scored,
                place=place_words(stage.place),
            )
            for no, stage in enumerate(plan.stages, 1)
        ],
        bands=[_band(no, band) for no, band in enumerate(plan.bands, 1)],
        full_from=min(full, default=None),
        lowest=next((_band(no, band) for no, band in enumerate(plan.bands, 1) if band.below), None),
    )


def _answered(project: Project) -> Iterator[str]:
    """The rows of the deviation tables that answer the plan, table by table."""
    for table, clauses in answer_tables(project.tender):
        rows = [
            str(no) for no, clause in enumerate(clauses, 1) if stages_of(project.tender.lot.payment, clause)
        ]
        if rows:
            yield f"{table.title}第{'、'.join(rows)}项"


def _band(no: int, band: PaymentBand) -> f.PaymentBandFields:
    return f.PaymentBandFields(no=no, score=score_words(band), share=band.share, note=band.note)


def stages_of(plan: PaymentPlan, clause: Clause) -> list[PaymentStage]:
    """The stages that the tender states where the clause stands."""
    return [stage for stage in plan.stages if stage.place == clause.place]


def stated(stages: Iterable[PaymentStage]) -> str:
    """Stages as a deviation table prints them beside the clause: name, share, moment."""
    return "；".join(
        f"{stage.name}{percent(stage.share)}，{due_words(stage)}{'，按考核得分支付' if stage.scored else ''}"
        for stage in stages
    )


def due_words(stage: PaymentStage) -> str:
    """When a stage is paid: as the data word it, else from its event and span."""
    if stage.terms or stage.due is None:
        return stage.terms
    spans = _spans(stage.due)
    return f"{_EVENTS[stage.due.event]}{f'之日起{spans}' if spans else '后'}"


def score_words(band: PaymentBand) -> str:
    """A band by its bounds as the tender prints them."""
    if band.below is not None:
        return f"低于{number(band.below)}分"
    if band.least is None:
        return f"{number(band.most)}分及以下" if band.most is not None else "不论得分"
    if band.most is None:
        return f"{number(band.least)}分及以上"
    return f"{number(band.least)}分至{number(band.most)}分"


def _spans(due: Due) -> str:
    """Days are a limit within which is paid, months a wait after which."""
    within = [f"{due.days}日" if due.days else "", f"{due.workdays}个工作日" if due.workdays else ""]
    limit = "加".join(filter(None, within))
    wait = f"满{due.months}个月" if due.months else ""
    return wait + (f"{'后' if wait else ''}{limit}内" if limit else "")
