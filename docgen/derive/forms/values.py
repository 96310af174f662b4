"""What the project's data say for each field that a form may ask for; what they do not say is not there.

A field that has two readings (which of two consortium members, which of two agencies) is not there either.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.derive.forms.binding import PART_RATE, PART_WEIGHTED, PART_WORDS
from docgen.derive.forms.persons import OF_TABLES, Value, leader, persons
from docgen.model import id_number
from docgen.model.company.bidder import Bidder
from docgen.model.money import in_digits
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.text import squeezed

__all__ = ["Value", "facts", "of_entry", "values"]


_SIZES = {"large": "大型企业", "medium": "中型企业", "small": "小型企业", "micro": "微型企业"}
_LICENCE = "营业执照"
_LONG_TERM = "长期"
_NONE = "无"


def values(project: Project, figures: ResponseFigures) -> dict[str, Value]:
    """The value of each field that is known, by its name in rules/forms/labels.yaml."""
    pairs = [*_tender(project), *_bidder(project.bidder), *_signatories(project), *_offer(figures)]
    pairs += [*_declared(project, figures), *_partners(project), *_manager(project)]
    return {field: value for field, value in pairs if value is not None and value != ""}


_Pairs = Iterator[tuple[str, Value | None]]


def _tender(project: Project) -> _Pairs:
    tender = project.tender
    yield "tender.project_name", tender.project_name
    yield "tender.project_no", tender.project_number
    yield "tender.lot_no", tender.lot.code
    yield "tender.purchaser", tender.purchaser.name
    agencies = [party.name for party in tender.parties if "代理" in party.role]
    if len(agencies) == 1:
        yield "tender.agency", agencies[0]
    if tender.lot.sme:
        yield "tender.industry", tender.lot.sme.industry
        yield "tender.subject", tender.lot.sme.item
    yield "tender.copies_original", 1
    yield "tender.copies_duplicate", tender.copies
    bonds = [bond for bond in tender.lot.bonds if bond.kind == "bid"]
    bonds = bonds or [bond for bond in tender.bonds if bond.kind == "bid"]
    if len(bonds) == 1 and bonds[0].amount is not None:
        yield "tender.deposit", bonds[0].amount


def _bidder(bidder: Bidder) -> _Pairs:
    yield "bidder.name", bidder.name
    yield "bidder.credit_code", bidder.uscc
    yield "bidder.kind", bidder.kind
    yield "bidder.address", bidder.address
    yield "bidder.postcode", bidder.postcode
    yield "bidder.phone", bidder.phone
    yield "bidder.fax", bidder.fax
    yield "bidder.email", bidder.email
    yield "bidder.founded", bidder.founded
    yield "bidder.capital", bidder.capital
    yield "bidder.scope", bidder.business
    yield "bidder.bank", bidder.bank
    yield "bidder.account", bidder.account
    yield "bidder.account_name", bidder.account_name or bidder.name
    if bidder.affiliates is not None:
        yield "bidder.affiliates", "、".join(bidder.affiliates) or _NONE
    licences = [licence for licence in bidder.licences if licence.kind == _LICENCE]
    if len(licences) == 1:
        yield "bidder.term", licences[0].valid_until or _LONG_TERM
    if bidder.sme.disabled_people is not None:
        yield "bidder.disabled_count", bidder.sme.disabled_people
    if bidder.sme.welfare is not None:
        yield "bidder.disabled_unit", _yes(bidder.sme.welfare == "disabled")
        yield "bidder.prison", _yes(bidder.sme.welfare == "prison")


def _yes(holds: bool) -> str:
    """As the options of boxes say it."""
    return "yes" if holds else "no"


def _signatories(project: Project) -> _Pairs:
    response, bidder = project.response, project.bidder
    legal = bidder.legal_representative
    yield "legal.name", legal.name
    yield "legal.sex", legal.gender
    yield "legal.age", id_number.age(legal.id_number, response.signed)
    yield "legal.title", legal.position
    yield "legal.id_no", legal.id_number
    if agent := bidder.agent:
        yield "agent.name", agent.name
        yield "agent.id_no", agent.id_number
        yield "agent.phone", agent.phone
        yield "agent.from", agent.authorised_from
        yield "agent.until", agent.authorised_until
    yield "response.signed", response.signed
    yield "response.validity_days", response.validity_days


def _offer(figures: ResponseFigures) -> _Pairs:
    total = figures.price.total
    if total and not figures.price.unsummed:  # nothing offered yet is no offer of nothing
        yield "offer.total", total
        yield "offer.total_words", total
    yield "offer.rate", figures.price.rate
    for part in figures.price.parts:
        if part.part is None or part.rate is None:
            continue
        name, rate = squeezed(part.part.name), _with_decimals(part.rate, part.part.decimals)
        yield f"{PART_RATE}{name}", rate
        yield f"{PART_WORDS}{name}", rate
        if figures.price.rate is not None and part.part.weight is not None:
            yield f"{PART_WEIGHTED}{name}", Decimal(in_digits(part.rate * part.part.weight / 100))


def _with_decimals(rate: Decimal, decimals: int | None) -> Decimal:
    """The rate with as many places as the tender wants; one with more stays as it is, which a check tells."""
    whole = Decimal(in_digits(rate))
    if decimals is None:
        return whole
    padded = whole.quantize(Decimal(1).scaleb(-decimals))
    return padded if padded == whole else whole


def _declared(project: Project, figures: ResponseFigures) -> _Pairs:
    """The declaration's figures: the bidder's, then those of further members under `field#2` and on."""
    small = facts(project, figures).get("small")
    if small is not None:
        yield "bidder.small", _yes(small)
    declaration = figures.sme
    if declaration is None or declaration.tied:
        return
    for number, entry in enumerate(declaration.entries, 1):
        if number > 1:
            yield of_entry("bidder.name", number), entry.name
            yield of_entry("tender.subject", number), entry.task
            if (sme := project.tender.lot.sme) is not None:
                yield of_entry("tender.industry", number), sme.industry
        if entry.size in _SIZES:
            yield of_entry("bidder.sme_class", number), _SIZES[entry.size]
        if year := entry.year:
            yield of_entry("bidder.employees", number), year.headcount
            yield of_entry("bidder.revenue", number), year.revenue
            yield of_entry("bidder.assets", number), year.assets


def of_entry(field: str, number: int) -> str:
    """The field of the enterprise of that number in a declaration; the first is the bidder itself."""
    return f"{field}#{number}" if number > 1 else field


def _partners(project: Project) -> _Pairs:
    response, tender = project.response, project.tender
    stated = response.model_fields_set
    if "consortium" in stated or tender.lot.consortium == "forbidden":
        yield "bid.consortium", _yes(bool(response.consortium))
    if "subcontract" in stated or tender.lot.subcontracting == "forbidden":
        yield "bid.subcontract", _yes(response.subcontract is not None)
    if response.consortium:
        yield "consortium.lead", project.bidder.name
        yield "consortium.lead_share", 100 - sum(member.share for member in response.consortium)
    for number, member in enumerate(response.consortium, 1):
        yield f"consortium.member#{number}", member.name
        yield f"consortium.member_work#{number}", member.task
        yield f"consortium.member_share#{number}", member.share
    if len(response.consortium) == 1:
        (member,) = response.consortium
        yield "consortium.member", member.name
        yield "consortium.member_work", member.task
        yield "consortium.member_share", member.share
    if response.subcontract:
        yield "sub.contractor", response.subcontract.name
        yield "sub.ratio", response.subcontract.share


def _manager(project: Project) -> _Pairs:
    """The one person whose post is called that of the project's manager; of two nobody knows which."""
    code = leader(project)
    for field, value in persons(project).get(code, {}).items() if code else ():
        if field not in OF_TABLES:
            yield field.replace("person.", "manager."), value


def facts(project: Project, figures: ResponseFigures) -> dict[str, bool]:
    """What holds of this bid, by the facts of `applies` in labels.yaml; what nobody knows is not there."""
    response, bidder = project.response, project.bidder
    found = {
        "consortium": bool(response.consortium),
        "subcontract": response.subcontract is not None,
        "agent": bidder.agent is not None,
    }
    bonds = [bond for bond in (project.tender.lot.bonds or project.tender.bonds) if bond.kind == "bid"]
    if bonds:
        found["bid_bond"] = any(bond.asked for bond in bonds)
    if bidder.sme.welfare is not None:
        found |= {each: bidder.sme.welfare == each for each in ("disabled", "prison")}
    declaration = figures.sme
    if declaration is not None and declaration.size != "unknown":
        found["small"] = declaration.size != "large" and not declaration.tied
    return found
