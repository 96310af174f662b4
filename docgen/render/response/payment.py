"""The payment terms in words: stages, their moments and shares, and the bands of scores that pay them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.model.project import Project
from docgen.model.tender.payment import PaymentBand, PaymentPlan, PaymentStage
from docgen.model.tender.standing import answer_tables
from docgen.model.tender.tender import Clause
from docgen.render.engine.filters import number, percent
from docgen.render.response import fields as f
from docgen.render.shared.due_words import due_words
from docgen.render.shared.requirement_words import place_words

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


def score_words(band: PaymentBand) -> str:
    """A band by its bounds as the tender prints them."""
    if band.below is not None:
        return f"低于{number(band.below)}分"
    if band.least is None:
        return f"{number(band.most)}分及以下" if band.most is not None else "不论得分"
    if band.most is None:
        return f"{number(band.least)}分及以上"
    return f"{number(band.least)}分至{number(band.most)}分"
