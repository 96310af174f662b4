"""All of tender.yaml from what was read; what the tender does not say is left blank, with a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.derive.response.stated.grammar import Grammar, grammar
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading
from docgen.model.rules.drafting import DraftingRule
from docgen.rules import drafting_rule, limit_words, ruleset
from docgen.tasks.into import clauses, money, reviews, tables
from docgen.tasks.into.dates import dates, stated
from docgen.tasks.into.entries import UNSTATED, Codes, Entry, citation, origin
from docgen.tasks.into.facts import Facts, copies, flag, moment, months
from docgen.tasks.into.forms import form_entries, leave_out, named_volumes, with_parts

ONLY_LOT = "不分标项"

_FACTS = {
    "project_name": "project_name",
    "project_number": "project_no",
    "method": "method",
    "opening": "opening",
    "validity_days": "validity_days",
    "copies": "copies",
}
_LOT_FACTS = {
    "term_months": "service_term",
    "subcontracting": "subcontract",
    "consortium": "consortium",
    "price.ceiling": "ceiling",
    "price.budget": "budget",
}


@dataclass(frozen=True)
class Drafting:
    """What every part of a draft is made with."""

    reading: Reading
    outline: Outline
    rule: DraftingRule
    words: Grammar


def tender_data(reading: Reading, outline: Outline, files: Sequence[Entry] = ()) -> Entry:
    """tender.yaml as plain data: one lot as `lot`, several as `lots`. `files` are the tender's own."""
    drafting = Drafting(reading, outline, drafting_rule(), grammar(ruleset().figures))
    facts = Facts(reading, outline)
    data: Entry = {
        "#": "由 docgen read 从采购文件读出：verbatim 是原文，place 是所在处，certainty 是把握。\n"
        "对照原文核对后写 confirmed: {by: 姓名, on: 日期}；改动随意，再次读取不会覆盖。",
        **_head(facts),
    }
    if files:
        data["files"] = list(files)
    data |= dates(facts)
    data |= _securities(facts, drafting.rule)
    if found := clauses.marks(reading, drafting.rule):
        data["marks"] = found
    if words := clauses.substantive_words(reading):
        data["substantive_words"] = words
    data |= _volumes(drafting, facts)
    leave_out(data)
    data["facts"] = [entry for field, key in _FACTS.items() for entry in facts.source(field, key)]
    lots = [_lot(drafting, lot.code, lot.title) for lot in outline.lots]
    if len(lots) > 1:
        return data | {"lots": lots}
    return data | {"lot": lots[0] if lots else _lot(drafting, "", facts.text("project_name"))}


def _head(facts: Facts) -> Entry:
    opening = moment(facts.text("opening"))
    head: Entry = {}
    for field, key in (
        ("project_name", "project_name"),
        ("project_number", "project_no"),
        ("method", "method"),
    ):
        if (comment := facts.comment(key)) and (field != "method" or facts.text(key)):
            head[f"#{field}"] = comment
        if facts.text(key) or field != "method":
            head[field] = facts.text(key)
    if comment := facts.comment("purchaser"):
        head["#parties"] = f"采购人{comment}" if not facts.text("purchaser") else comment
    head["parties"] = _parties(facts)
    head["#opening"] = facts.comment("opening")
    head["opening"] = opening["day"] if opening else None
    if not opening and (deadline := moment(facts.text("deadline"))):
        head["#opening"] = f"开启日期{UNSTATED}；递交截止是 {deadline['day']}，多为同一天，请核对后填写"
    head["#validity_days"] = facts.comment("validity_days")
    head["validity_days"] = int(facts.text("validity_days") or 0) or None
    counts = copies(facts.text("copies"))
    if (duplicate := counts.get("duplicate")) is not None:
        head["#copies"] = facts.comment("copies")
        head["copies"] = duplicate
    return head


def _parties(facts: Facts) -> list[Entry]:
    found = [("采购人", facts.of("purchaser")), ("采购代理机构", facts.of("agency"))]
    parties: list[Entry] = [
        {"name": stated.value, "role": role, **origin(stated.found)} for role, stated in found if stated
    ]
    return parties if found[0][1] else [{"name": "", "role": "采购人"}, *parties]


def _securities(facts: Facts, rule: DraftingRule) -> Entry:
    data: Entry = {}
    if found := money.bonds(facts, rule):
        data["bonds"] = found
    if fee := money.agency_fee(facts, rule):
        data["agency_fee"] = fee
    return data


def _volumes(drafting: Drafting, facts: Facts) -> Entry:
    """The volumes as the tender names them, each with the built-in template that its title speaks of.

    Where the tender prescribes forms, each is made of these; the forms stand behind the volumes.
    """
    rule, forms = drafting.rule, drafting.reading.forms
    stated = facts.of("volumes")
    titles = stated.value.split("\n") if stated else named_volumes(forms, drafting.outline)
    free = {each.code: each.words for each in rule.volumes}
    volumes: list[Entry] = []
    for number, title in enumerate(titles or rule.usual_volumes, 1):
        code = next((code for code, words in free.items() if any(word in title for word in words)), "")
        free.pop(code, None)
        volumes.append({"code": code or f"volume-{number}", "title": title})
    entries = form_entries(forms)
    if entries:
        with_parts(volumes, entries, rule)
    for volume in volumes:
        if stated:
            volume |= {"verbatim": stated.printed} | origin(stated.found)
        else:
            volume["certainty"] = "likely" if titles else "asked"
    data: Entry = {"volumes": volumes} | ({"forms": entries} if entries else {})
    if stated or titles:
        return data
    return {"#volumes": f"响应文件分几卷{UNSTATED}，先按通行的三卷列出，请核对"} | data


def _lot(drafting: Drafting, code: str, title: str) -> Entry:
    reading, outline, rule = drafting.reading, drafting.outline, drafting.rule
    facts, codes = Facts(reading, outline, code), Codes()
    found, headings, sites = clauses.clauses(reading, outline, code, codes, rule, drafting.words)
    sites = sites or tables.listed_sites(reading, code, limit_words().sites)
    found += tables.listed_clauses(reading, code, codes, found)
    lot: Entry = {
        "code": code or ONLY_LOT,
        "title": title,
        "quantity": "1项",
        "subcontracting": flag(facts.text("subcontract")),
        "consortium": flag(facts.text("consortium")),
        **_term(facts),
        "price": money.price(facts, title or code, rule),
        **_comparison(facts),
        **_sme(facts, title),
        **(_securities(facts, rule) if code else {}),
    }
    if sites:
        lot["#sites"] = "由并列的标题或表格读出；不是站点的删去，条款的 sites 也删去"
        lot["sites"] = sites
    if headings:
        lot["headings"] = headings
    lot["#clauses"] = (
        f"{len(found)} 条要求，其中 {sum('requires' in each for each in found)} 条的数字写进了 requires；"
        "其余数字按条款文字比较。用不着的条款删去即可。"
    )
    lot["clauses"] = found
    lot["payment"] = money.payment(facts, rule)
    if card := reviews.scorecard(reading, code, codes):
        lot["scorecard"] = card
    lot["qualification"] = reviews.review_rows(reading.qualification, code, "Z", codes, rule)
    lot["conformity"] = reviews.review_rows(reading.conformity, code, "F", codes, rule)
    lot["evaluation"] = reviews.evaluation(reading, code, codes, rule)
    lot["facts"] = list(_lot_facts(facts))
    return lot


def _term(facts: Facts) -> Entry:
    stated = facts.of("service_term")
    count = months(stated.value) if stated else None
    said = facts.comment("service_term")
    if stated and count is None:
        said = f"{stated.found.place}写“{stated.value[:60]}”，折合几个月请填写"
    return {"#term_months": said, "term_months": count}


def _comparison(facts: Facts) -> Entry:
    """The weight of the price and what small enterprises are deducted; only where both are known to hold."""
    items = [item for item in facts.reading.scoring if item.lot in ("", facts.lot)]
    prices = [item for item in items if item.kind == "price" and item.points]
    total = sum((item.points or Decimal(0) for item in items), Decimal(0))
    if len(prices) != 1 or total != 100 or prices[0].points is None:
        return {}
    entry: Entry = {"weight": reviews.plain(prices[0].points)}
    deduction = facts.text("sme_deduction_pct").rstrip("%")
    if deduction and facts.text("sme_reserved") != "true":
        entry["rate"] = deduction
    entry["place"] = citation(prices[0].found.place)
    return {"price_review": entry | {"block": prices[0].found.block, "certainty": "likely"}}


def _sme(facts: Facts, title: str) -> Entry:
    named = facts.of("industry")
    if named is None:
        return {}
    entry: Entry = {"industry": named.value, "item": title or facts.text("project_name")}
    entry["reserved"] = facts.text("sme_reserved") == "true"
    if not facts.text("sme_reserved"):
        entry["#reserved"] = f"是否专门面向中小企业{UNSTATED}"
    return {"sme": entry | stated(facts, "industry")}


def _lot_facts(facts: Facts) -> Iterator[Entry]:
    for field, key in _LOT_FACTS.items():
        yield from facts.source(field, key)
