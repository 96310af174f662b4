"""From records and derived values to the fields of a response template, volume by volume."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docgen.locale.messages import say
from docgen.model.company.bidder import Person
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures, SmeEntry
from docgen.model.tender.standing import standings
from docgen.model.tender.tender import Tender, Volume
from docgen.render.engine import filters, values
from docgen.render.engine.values import unpacked
from docgen.render.response import fields as f
from docgen.render.response.chapters import (
    chapter_fields,
    evaluation_rows,
    evaluation_tables,
    review_rows,
    scorecard_rows,
)
from docgen.render.response.company import company_fields
from docgen.render.response.deviations import deviation_rows, numbered, table_fields
from docgen.render.response.drawings import drawing_fields
from docgen.render.response.evidence import EvidenceIndex
from docgen.render.response.parts import part_fields
from docgen.render.response.payment import payment_fields
from docgen.render.response.price import offer_fields
from docgen.render.response.sites import posted_people, site_fields, whole_service
from docgen.render.response.terms import bond_fields, dates_fields, fee_fields, terms

SIZES = {
    "large": "大型企业",
    "medium": "中型企业",
    "small": "小型企业",
    "micro": "微型企业",
    "unknown": "待定",
}
_WELFARE = {"none": "", "prison": "监狱企业", "disabled": "残疾人福利性单位"}


def response_fields(project: Project, figures: ResponseFigures, volume: Volume) -> dict[str, Any]:
    """The fields for one volume as plain dicts, lists and values."""
    index = EvidenceIndex(project, volume)
    standing = standings(project.tender)
    rows = deviation_rows(project, figures, index)
    clauses = project.tender.lot.clauses
    sites = site_fields(project, figures.facilities, index)
    chapters = chapter_fields(project)
    lot = project.tender.lot
    record = f.ResponseFields(
        volume=f.VolumeFields(code=volume.code, title=volume.title),
        volumes=[f.VolumeFields(code=v.code, title=v.title) for v in project.tender.volumes],
        parts=list(part_fields(project, volume, {each.title: each for each in chapters})),
        contents=values.Contents(pointed_at=_pointed_at(project, volume)),
        figures=values.Captions("图"),
        tables=values.Captions("表"),
        drawings=drawing_fields(project, figures),
        project=project_fields(project.tender),
        bidder=_bidder(project, index),
        company=company_fields(project, index),
        signed=project.response.signed,
        signing_days=project.response.signing_days,
        dates=dates_fields(project.tender),
        bonds=bond_fields(project.tender),
        agency_fee=fee_fields(project.tender.agency_fee),
        terms=terms(project.tender),
        offer=(offer := offer_fields(project, figures)),
        explanation=project.response.offer.explanation if figures.foreseeably_low else "",
        domestic=[
            fields
            for fields, priced in zip(offer.lines, figures.price.lines, strict=True)
            if figures.claims_domestic and priced.line.origin == "本国"
        ],
        commercial=numbered(rows[c.code] for c in clauses if c.part == "commercial"),
        technical=numbered(rows[c.code] for c in clauses if c.part == "technical"),
        answer_tables=table_fields(project, rows),
        marked=numbered(rows[c.code] for c in clauses if standing[c.code].marked),
        payment=payment_fields(project),
        scorecard_title=project.tender.lot.scorecard.title if project.tender.lot.scorecard else "",
        scorecard=_numbered(scorecard_rows(project, figures, index)),
        qualification=list(review_rows(project, lot.qualification, index)),
        conformity=list(review_rows(project, lot.conformity, index)),
        evaluation=(scored := _numbered(evaluation_rows(project, index))),
        evaluation_tables=evaluation_tables(project, scored),
        self_score=self_score(project),
        sites=sites,
        whole=whole_service(project, figures.facilities),
        staff=_numbered(posted_people(project, index)),
        plan=chapters,
        commitments=[
            *project.response.commitments,
            *(promise.text for promise in project.response.replaced_certificates),
        ],
        sme=_sme(project, figures),
        evidence=index.printed(),
    )
    fields: dict[str, Any] = unpacked(record)
    return fields


def _numbered(rows: Iterator[Any]) -> list[Any]:
    return [row.model_copy(update={"no": no}) for no, row in enumerate(rows, 1)]


def self_score(project: Project) -> Decimal | None:
    """The sum of the scores that the bidder gives itself; None where it gives none."""
    answers = [project.answers.get(item.code) for item in project.tender.lot.evaluation]
    scores = [answer.score for answer in answers if answer is not None and answer.score is not None]
    return sum(scores, Decimal(0)) if scores else None


def _pointed_at(project: Project, volume: Volume) -> tuple[str, ...]:
    """The forms of this volume that answers name, in any volume."""
    named = named_places(project)
    return tuple(form for form in dict.fromkeys(volume.forms) if form in named)


def named_places(project: Project) -> frozenset[str]:
    """What answers point at by name: forms, tables, headings."""
    return frozenset(form for answer in project.answers.values() for form in answer.forms)


def project_fields(tender: Tender) -> f.ProjectFields:
    """The project and its lot, as papers of every kind name them."""
    return f.ProjectFields(
        name=tender.project_name,
        number=tender.project_number,
        method=tender.method,
        purchaser=tender.purchaser.name,
        lot=tender.lot.code,
        lot_title=tender.lot.title,
        quantity=tender.lot.quantity,
        opening=tender.opening,
        copies=tender.copies,
        term_months=tender.lot.term_months,
    )


def _person(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in ("name", "gender", "id_number", "position", "phone")}


def _bidder(project: Project, index: EvidenceIndex) -> f.BidderFields:
    bidder = project.bidder
    agent = bidder.agent
    names = project.response.contracts
    listed = [each for each in bidder.contracts if not names or each.named_in(names)]
    same = ("name", "uscc", "kind", "address", "postcode", "phone", "email", "founded", "capital", "business")
    return f.BidderFields(
        **{name: getattr(bidder, name) for name in (*same, "fax", "bank", "account")},
        account_name=bidder.account_name or bidder.name,
        affiliates=None if bidder.affiliates is None else list(bidder.affiliates),
        legal=f.PersonFields(**_person(bidder.legal_representative)),
        agent=f.AgentFields(
            **_person(agent), authorised_from=agent.authorised_from, authorised_until=agent.authorised_until
        )
        if agent
        else None,
        signer="委托代理人" if agent else "法定代表人",
        licences=[
            f.LicenceFields(
                no=no,
                **licence.model_dump(
                    include={"kind", "number", "level", "issuer", "valid_from", "valid_until"}
                ),
                scope="、".join(licence.scope),
                evidence=index.reference(licence.evidence),
            )
            for no, licence in enumerate(bidder.licences, 1)
        ],
        contracts=[
            f.PastContractFields(
                no=no,
                **contract.model_dump(exclude={"evidence"}),
                evidence=index.reference(contract.evidence),
            )
            for no, contract in enumerate(listed, 1)
        ],
    )


def _sme(project: Project, figures: ResponseFigures) -> f.SmeFields | None:
    """The declaration; None where none is asked for or a tie to a large enterprise forbids it."""
    terms, declared = project.tender.lot.sme, figures.sme
    if terms is None or declared is None or declared.tied or declared.size == "large":
        return None
    return f.SmeFields(
        item=terms.item,
        industry=terms.industry,
        rule=size_rule(declared.entries[0]),
        entries=[_sme_entry(no, entry) for no, entry in enumerate(declared.entries, 1)],
    )


def size_working(entry: SmeEntry) -> list[str]:
    """How the size follows, a sentence a step."""
    return [say(line, "zh") for line in entry.classification.working]


def size_rule(entry: SmeEntry) -> str:
    """The rule by which the size was found, and since when it holds."""
    rule = entry.classification.rule
    return f"{rule.source}（{filters.day(rule.effective)}起施行）"


def _sme_entry(no: int, entry: SmeEntry) -> f.SmeEntryFields:
    year = entry.year
    return f.SmeEntryFields(
        no=no,
        name=entry.name,
        task=entry.task,
        year=year.year if year else None,
        headcount=year.headcount if year else None,
        revenue=year.revenue if year else None,
        assets=year.assets if year else None,
        size=SIZES[entry.size],
        welfare=_WELFARE[entry.facts.welfare or "none"],
        working=size_working(entry),
    )
