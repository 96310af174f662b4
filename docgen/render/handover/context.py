"""From a handover worked out to the fields of its templates."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from docgen.model.handover.inventory import FATE_NAMES, Handover
from docgen.model.handover.project import HandoverProject
from docgen.model.paper import PaperSpec
from docgen.render.engine import values
from docgen.render.engine.values import unpacked
from docgen.render.handover import fields as f
from docgen.render.handover.rows import HandoverRows
from docgen.render.response.context import project_fields
from docgen.render.shared.requirement_words import place_words

_NONE = Decimal("0.00")


def handover_fields(
    project: HandoverProject, figures: Handover, papers: Iterable[PaperSpec]
) -> dict[str, Any]:
    """The fields of every paper but `paper` itself, as plain dicts, lists and values."""
    rows = HandoverRows(project, figures)
    service, terms = project.service, project.terms
    regime, contract = service.tender.lot.handover, service.contract
    record = f.HandoverFields(
        paper=f.PaperFields(code="", title=""),
        papers=[f.PaperFields(code=paper.code, title=paper.title) for paper in papers],
        contents=values.Contents(),
        project=project_fields(service.tender),
        contract=f.HandoverContractFields(
            **contract.model_dump(include={"number", "signed", "opened"}),
            amount=contract.amount_on(project.terms.date),
            ends=figures.ends,
        ),
        **_parties(project),
        day=terms.date,
        reason=terms.reason,
        state=regime.state if regime else "",
        stated=bool(regime and regime.stated),
        partial=bool(terms.sites),
        site_names="、".join(site.name for site in figures.sites),
        covers="、".join(regime.covers) if regime else "",
        grounds=_grounds(project, figures),
        copies=terms.copies,
        depreciation=terms.depreciation.source,
        residual_percent=terms.depreciation.residual_percent,
        undated=len(figures.undated()),
        count=figures.count,
        value=figures.value,
        net=figures.net,
        payable=sum((total.payable for total in figures.totals), _NONE),
        **_sums(project, figures),
        sites=[rows.site(no, site) for no, site in enumerate(figures.sites, 1)],
        staying=rows.staying,
        disposed=rows.disposed(),
        facilities=rows.facilities(),
        differences=rows.differences,
        points=rows.points(),
        previous=terms.previous.signed if terms.previous else None,
        movements=rows.movements(),
        accounts=rows.accounts(changing=True),
        accounts_staying=rows.accounts(changing=False),
        posts=rows.posts,
        keys=rows.keys,
        matters=rows.matters,
        photos=rows.photos(),
        checklist=list(terms.checklist),
    )
    fields: dict[str, Any] = unpacked(record)
    return fields


def _parties(project: HandoverProject) -> dict[str, f.HandoverPartyFields]:
    """Who hands over, who takes over, who watches; where nobody is named to watch, the place stays blank."""
    service, receiver = project.service, project.terms.receiver
    operator, parties = service.operator, service.tender.parties
    agent = operator.agent
    witness = project.witness
    taking = (
        _party(
            receiver.name,
            "接收方",
            uscc=receiver.uscc or "",
            address=receiver.address,
            representative=receiver.representative,
            contact=receiver.contact,
        )
        if receiver
        else _party(parties[0].name, parties[0].role, address=parties[0].address)
    )
    return {
        "outgoing": _party(
            operator.name,
            "移交方",
            uscc=operator.uscc,
            address=operator.address,
            representative=operator.legal_representative.name,
            contact=agent.name if agent else operator.legal_representative.name,
        ),
        "receiver": taking,
        "witness": _party(witness.name, witness.role, address=witness.address) if witness else _party("", ""),
    }


def _party(
    name: str, role: str, uscc: str = "", address: str = "", representative: str = "", contact: str = ""
) -> f.HandoverPartyFields:
    return f.HandoverPartyFields(
        name=name, role=role, uscc=uscc, address=address, representative=representative, contact=contact
    )


def _grounds(project: HandoverProject, figures: Handover) -> list[f.GroundFields]:
    """The clauses that the tender's rules name for the sites handed over, each once, in their order."""
    lot = project.service.tender.lot
    handed = [site.site for site in figures.sites]
    clauses = {clause.code: clause for clause in lot.clauses}
    rules = lot.handover.rules if lot.handover else ()
    cited = dict.fromkeys(rule.clause for rule in rules if rule.speaks_of(handed))
    return [
        f.GroundFields(
            title=clause.title,
            text=clause.in_words,
            place=place_words(clause.place),
            sites=lot.site_names(site for site in clause.sites if site in handed) or "全部站点",
        )
        for code in cited
        if code and (clause := clauses.get(code))
    ]


def _sums(project: HandoverProject, figures: Handover) -> dict[str, list[f.SumFields]]:
    return {
        "by_fate": [
            _sum(no, FATE_NAMES[total.fate], total.count, total.value, total.net, total.payable)
            for no, total in enumerate(figures.totals, 1)
        ],
        "by_site": [
            _sum(no, site.name, site.count, site.value, site.net) for no, site in enumerate(figures.sites, 1)
        ],
        "by_category": [
            _sum(
                no,
                total.category,
                total.count,
                total.value,
                total.net,
                **_wear(project, total.category),
            )
            for no, total in enumerate(figures.categories, 1)
        ],
    }


def _wear(project: HandoverProject, name: str) -> dict[str, Any]:
    """How things of a category wear out, and on what ground."""
    category = next((each for each in project.terms.categories if each.name == name), None)
    if category is None:
        return {}
    residual = project.terms.depreciation.residual_of(category) if category.life_months else None
    return {"note": category.source, "life_months": category.life_months, "residual_percent": residual}


def _sum(
    no: int,
    name: str,
    count: int,
    value: Decimal,
    net: Decimal,
    payable: Decimal = _NONE,
    **wear: Any,
) -> f.SumFields:
    return f.SumFields(no=no, name=name, count=count, value=value, net=net, payable=payable, **wear)
