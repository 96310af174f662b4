"""Payment, price, bonds and fees as entries."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from docgen.model.numerals import number
from docgen.model.reading.reading import PaymentBand, PaymentStage, Stated
from docgen.model.rules.drafting import DraftingRule
from docgen.model.text import unspaced
from docgen.tasks.into.entries import UNSTATED, Entry, citation, origin
from docgen.tasks.into.facts import Facts, as_amount
from docgen.tasks.into.rates import compared, rates
from docgen.tasks.into.reviews import plain

_SHARE = re.compile(r"(?P<share>\d+(?:\.\d+)?)%")
_WITHIN = re.compile(r"(?P<count>\d{1,3})个?(?P<unit>工作日|日|天|个月|月)(?:以?内)?")
_UNIT_PRICE = re.compile(r"(?P<amount>\d+(?:\.\d+)?)元/(?P<unit>.+)")
_WHOLE = Decimal(100)
_FORM = {"discount": "折扣", "reduction": "下浮"}


def payment(facts: Facts, rule: DraftingRule) -> Entry:
    """The plan of payment; terms without a share are told in a comment, for a stage has one."""
    stages = [each for each in facts.reading.payment if each.lot in ("", facts.lot)]
    shared = [each for each in stages if each.percent is not None and 0 < each.percent <= 100]
    plan: Entry = {}
    if rest := [each for each in stages if each not in shared]:
        said = "；".join(f"{each.found.place}：{each.text[:60]}" for each in rest)
        plan["#"] = f"另有 {len(rest)} 条付款约定没有比例，不成一期：{said}".replace("\n", " ")
    plan["place"] = (
        citation(stages[0].found.place.rpartition(" ")[0] or stages[0].found.place)
        if stages
        else {"section": UNSTATED}
    )
    paid = _each_time(shared, rule)
    plan["stages"] = [_stage(each, at, rule) for at, each in enumerate(paid, 1)]
    bands = [each for each in facts.reading.bands if each.lot in ("", facts.lot)]
    if told := [entry for each in bands if (entry := _band(each, rule))]:
        plan["bands"] = told
    return plan


def _each_time(stages: list[PaymentStage], rule: DraftingRule) -> list[PaymentStage]:
    """A payment that is made several times as so many stages, where all shares are then the whole."""
    paid: list[PaymentStage] = []
    for stage in stages:
        met = rule.repeated.search(unspaced(stage.text))
        paid += [stage] * (int(number(met["count"])) if met else 1)
    whole = sum((each.percent or Decimal(0) for each in paid), Decimal(0))
    return paid if whole == _WHOLE else stages


def _band(band: PaymentBand, rule: DraftingRule) -> Entry | None:
    """A band of scores and its share; None without either, for nothing follows from it."""
    if band.share is None or not 0 <= band.share <= 100 or (band.least is None and band.most is None):
        return None
    entry: Entry = {}
    if band.least is not None:
        entry["least"] = plain(band.least)
    if band.most is not None:
        below = any(word in unspaced(band.text) for word in rule.below)
        entry["below" if below else "most"] = plain(band.most)
    entry |= {"share": plain(band.share), "note": band.text, "block": band.found.block}
    return entry | {"certainty": "asked" if band.found.certainty == "asked" else "likely"}


def _stage(stage: PaymentStage, number: int, rule: DraftingRule) -> Entry:
    entry: Entry = {"code": f"S{number}", "name": f"第{number}期", "share": plain(stage.percent)}
    if (due := _due(stage.when or stage.text, rule)) is not None:
        entry["due"] = due
    else:
        entry["terms"] = stage.when or stage.text
    said = unspaced(stage.text)
    entry |= {
        "scored": any(word in said for word in rule.scored),
        "verbatim": stage.text,
        "place": citation(stage.found.place),
    }
    return entry | origin(stage.found)


def _due(text: str, rule: DraftingRule) -> Entry | None:
    """The event that a payment is counted from and the span after it; None where more is needed."""
    said = unspaced(text)
    if any(word in said for word in rule.not_only):
        return None
    found = [
        (said.find(word), each.event, word) for each in rule.events for word in each.words if word in said
    ]
    if len({event for _, event, _ in found}) != 1:
        return None
    at, event, word = min(found)
    due: Entry = {"event": event}
    if met := _WITHIN.search(said, at + len(word)):
        unit = {"工作日": "workdays", "日": "days", "天": "days"}.get(met["unit"], "months")
        due[unit] = int(met["count"])
    return due


def bonds(facts: Facts, rule: DraftingRule) -> list[Entry]:
    """The bonds that the tender asks for, or says that it does not: a lot's own, or those of all lots."""
    found = (("bid", facts.of("deposit_amount")), ("performance", facts.of("performance_bond")))
    return [_bond(kind, each, rule) for kind, each in found if each is not None and each.lot == facts.lot]


def _bond(kind: str, stated: Stated, rule: DraftingRule) -> Entry:
    entry: Entry = {"kind": kind, "asked": True}
    share, amount = _SHARE.fullmatch(stated.value), as_amount(stated.value)
    if share:
        entry["percent"] = plain(Decimal(share["share"]))
        if met := rule.base.search(unspaced(stated.printed)):
            entry["base"] = met["base"]
    elif amount is not None:
        entry["amount"] = money(amount)
    else:
        entry["asked"] = False
    return entry | {"verbatim": stated.printed, "place": citation(stated.found.place)} | origin(stated.found)


def agency_fee(facts: Facts, rule: DraftingRule) -> Entry | None:
    """The agency's fee: its amount or its words, and who pays."""
    stated = facts.of("agency_fee")
    if stated is None or stated.lot != facts.lot:
        return None
    said, amount = unspaced(stated.printed), as_amount(stated.value)
    payer = next((each.payer for each in rule.payer if any(word in said for word in each.words)), "unstated")
    entry: Entry = {"payer": payer}
    if amount is not None:
        entry["amount"] = money(amount)
    else:
        entry["text"] = stated.printed
    return entry | {"verbatim": stated.printed, "place": citation(stated.found.place)} | origin(stated.found)


def price(facts: Facts, title: str, rule: DraftingRule) -> Entry:
    """The rules of the price: ceiling, budget, or the form in which unit prices and rates are bid."""
    ceiling, budget, unit = (facts.of(key) for key in ("ceiling", "budget", "unit_price_ceiling"))
    first = next((each for each in (ceiling, budget, unit) if each is not None), None)
    rules: Entry = {}
    if first is None:
        rules["#"] = f"最高限价和预算：{UNSTATED}，请核对"
    for name, stated in (("ceiling", ceiling), ("budget", budget)):
        if stated is not None and (amount := as_amount(stated.value)) is not None:
            if comment := facts.comment(name):
                rules[f"#{name}"] = comment
            rules[name] = money(amount)
    rules["place"] = citation(first.found.place) if first else {"section": UNSTATED}
    if parts := rates(facts, rule) or _parts(ceiling, unit, title):
        rules["#parts"] = "按采购文件的限价写法列出报价方式，请核对"
        rules["parts"] = parts
        if all(part["form"] in _FORM for part in parts) and compared(facts, rule):
            rules["compared"] = "rate"
    return rules


def _parts(ceiling: Stated | None, unit: Stated | None, title: str) -> list[Entry]:
    parts: list[Entry] = []
    met = _UNIT_PRICE.fullmatch(unit.value) if unit else None
    if unit and met and Decimal(met["amount"]) > 0:
        place = citation(unit.found.place)
        limit = {"binds": "unit", "amount": met["amount"], "unit": met["unit"], "place": place}
        parts.append(
            {
                "code": "PART-1",
                "name": title,
                "form": "unit",
                "ceilings": [limit],
                "place": place,
                **_likely(unit),
            }
        )
    if ceiling and as_amount(ceiling.value) is None:
        shares = _SHARE.findall(unspaced(ceiling.printed))
        form = next((name for name, word in _FORM.items() if word in ceiling.printed), None)
        if form and len(shares) == 1:
            bound = "most" if form == "discount" else "least"
            place = citation(ceiling.found.place)
            allowed = {bound: plain(Decimal(shares[0]))}
            parts.append(
                {
                    "code": f"PART-{len(parts) + 1}",
                    "name": title,
                    "form": form,
                    "allowed": allowed,
                    "place": place,
                    **_likely(ceiling),
                }
            )
    return parts


def _likely(stated: Stated) -> dict[str, Any]:
    return {
        "block": stated.found.block,
        "certainty": "asked" if stated.found.certainty == "asked" else "likely",
    }


def money(amount: Decimal) -> str:
    """An amount in 元 to the fen, as text."""
    return format(amount, ".2f")
