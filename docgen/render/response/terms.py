"""The tender's dates, bonds and fee as fields, and in words for a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from docgen.model.tender.citation import Citation
from docgen.model.tender.dates import Moment, SiteVisit
from docgen.model.tender.securities import AgencyFee, Bond
from docgen.model.tender.tender import Tender
from docgen.render.engine.filters import day, money, percent
from docgen.render.response import term_fields as f
from docgen.render.shared.requirement_words import place_words

_BONDS = {"bid": "投标保证金", "performance": "履约保证金", "quality": "质量保证金"}
_PAYERS = {"bidder": "中标（成交）供应商", "purchaser": "采购人", "unstated": ""}
_VISITS = {"organised": "统一组织", "own": "不统一组织，可自行踏勘", "none": "不组织"}


def dates_fields(tender: Tender) -> f.DatesFields:
    """Days and hours; the opening's day is always there."""
    dates = tender.dates
    obtaining, visit, opening = dates.obtaining, dates.site_visit, dates.opening
    last = {
        name: f.LastMomentFields(
            **_moment(moment).model_dump(), text=moment.text, place=place_words(moment.place)
        )
        for name, moment in (("questions", dates.questions), ("deadline", dates.deadline))
        if moment
    }
    return f.DatesFields(
        obtaining=_span(obtaining.begins, obtaining.until, obtaining.text, obtaining.place)
        if obtaining
        else None,
        questions=last.get("questions"),
        deadline=last.get("deadline"),
        opening=f.LastMomentFields(
            day=tender.opening,
            hour=_hour(opening.hour if opening else None),
            text=opening.venue if opening else "",
            place=place_words(opening.place) if opening else "",
        ),
        site_visit=_span(visit.begins, visit.until, _visit(visit), visit.place) if visit else None,
    )


def bond_fields(tender: Tender) -> list[f.BondFields]:
    """The bonds in the tender's order."""
    same = {"asked", "amount", "percent", "base", "due", "text"}
    return [
        f.BondFields(
            name=_BONDS[bond.kind],
            **bond.model_dump(include=same),
            forms=list(bond.forms),
            until=_moment(bond.until) if bond.until else None,
            place=place_words(bond.place),
        )
        for bond in tender.bonds
    ]


def fee_fields(fee: AgencyFee | None) -> f.AgencyFeeFields | None:
    """The agency's fee; None where the tender's data name none."""
    if fee is None:
        return None
    return f.AgencyFeeFields(
        payer=_PAYERS[fee.payer],
        amount=fee.amount,
        rates=[f.FeeBandFields(up_to=band.up_to, percent=band.percent) for band in fee.rates],
        text=fee.text,
        place=place_words(fee.place),
    )


def terms(tender: Tender) -> list[f.TermFields]:
    """All dates, bonds and the fee in words; empty where the tender's data state none of them."""
    return [*_dates(tender), *_bonds(tender), *_fees(tender.agency_fee)]


def _dates(tender: Tender) -> Iterator[f.TermFields]:
    dates, fields = tender.dates, dates_fields(tender)
    if fields.obtaining and dates.obtaining:
        fee = dates.obtaining.fee
        sold = "" if fee is None else f"售价{money(fee)}元"
        yield _span_words("获取采购文件", fields.obtaining, sold)
    named = (("提问截止", fields.questions), ("递交截止", fields.deadline))
    for name, moment in (*named, ("开启", fields.opening if dates.opening else None)):
        if moment:
            yield f.TermFields(name=name, text=_joined(_when(moment), moment.text), place=moment.place)
    if fields.site_visit:
        yield _span_words("现场踏勘", fields.site_visit)


def _bonds(tender: Tender) -> Iterator[f.TermFields]:
    for bond, fields in zip(tender.bonds, bond_fields(tender), strict=True):
        until = f"{_when(fields.until)}前交纳" if fields.until else ""
        text = _joined(_size(bond), "、".join(bond.forms), until, bond.due, bond.text)
        yield f.TermFields(name=fields.name, text=text, place=fields.place)


def _size(bond: Bond) -> str:
    if bond.amount is not None:
        return f"{money(bond.amount)}元"
    return f"{bond.base}的{percent(bond.percent)}" if bond.percent is not None else "不收取"


def _fees(fee: AgencyFee | None) -> Iterator[f.TermFields]:
    fields = fee_fields(fee)
    if fields is None:
        return
    paid = f"由{fields.payer}支付" if fields.payer else ""
    amount = "" if fields.amount is None else f"{money(fields.amount)}元"
    bands = "、".join(
        f"{percent(band.percent)}（{'其余' if band.up_to is None else f'至{money(band.up_to)}元'}）"
        for band in fields.rates
    )
    yield f.TermFields(name="代理服务费", text=_joined(paid, amount, bands, fields.text), place=fields.place)


def _span(begins: Moment | None, until: Moment | None, text: str, place: Citation) -> f.SpanFields:
    return f.SpanFields(
        begins=_moment(begins) if begins else None,
        until=_moment(until) if until else None,
        text=text,
        place=place_words(place),
    )


def _span_words(name: str, span: f.SpanFields, more: str = "") -> f.TermFields:
    ends = [_when(moment) if moment else "" for moment in (span.begins, span.until)]
    when = "至".join(ends) if all(ends) else f"至{ends[1]}" if ends[1] else ends[0]
    return f.TermFields(name=name, text=_joined(when, span.text, more), place=span.place)


def _visit(visit: SiteVisit) -> str:
    return _joined(_VISITS[visit.kind], visit.venue)


def _moment(moment: Moment) -> f.MomentFields:
    return f.MomentFields(day=moment.day, hour=_hour(moment.hour))


def _hour(hour: time | None) -> str:
    return f"{hour.hour}时{hour.minute:02}分" if hour else ""


def _when(moment: f.MomentFields) -> str:
    return f"{day(moment.day)}{moment.hour}"


def _joined(*texts: str) -> str:
    return "，".join(text for text in texts if text)
