"""What `docgen read` shows a person: facts, what voids, what is scored and paid, what is to be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from docgen.cli.output import Output
from docgen.cli.read_account_output import print_account
from docgen.model.finding import Message
from docgen.model.money import in_digits

if TYPE_CHECKING:
    from docgen.tasks.neutral import Read

_FACTS = {
    "project_name": Message("project"),
    "project_no": Message("project number"),
    "method": Message("method of procurement"),
    "purchaser": Message("purchaser"),
    "agency": Message("agency"),
    "budget": Message("budget (yuan)"),
    "ceiling": Message("ceiling"),
    "unit_price_ceiling": Message("ceiling of the unit price"),
    "obtain": Message("file to be had"),
    "deadline": Message("hand in by"),
    "opening": Message("opening"),
    "opening_place": Message("place of opening"),
    "validity_days": Message("validity (days)"),
    "copies": Message("copies"),
    "volumes": Message("volumes"),
    "deposit_amount": Message("deposit"),
    "performance_bond": Message("performance bond"),
    "consortium": Message("joint bids"),
    "subcontract": Message("subcontracting"),
    "sme_reserved": Message("for small and medium enterprises alone"),
    "sme_deduction_pct": Message("off the price of small enterprises (%)"),
    "industry": Message("industry"),
    "service_term": Message("term of service"),
    "site_visit": Message("site visit"),
    "evaluation": Message("evaluation"),
    "agency_fee": Message("agency fee"),
    "contract_days": Message("contract within (days)"),
    "lot_limit": Message("limit of lots"),
}
_COPIES = {
    "original": Message("original"),
    "duplicate": Message("duplicates"),
    "electronic": Message("electronic"),
    "usb": Message("USB stick"),
    "paper_later": Message("on paper, by the winner"),
}
_EFFECTS = {
    "void": Message("the bid is void"),
    "points": Message("costs points"),
    "proof": Message("wants a proof"),
    "note": Message("only a note"),
}
_KINDS = {
    "price": Message("price"),
    "objective": Message("by facts"),
    "subjective": Message("by judgement"),
}
_SURE = {"exact": Message("exact"), "likely": Message("likely"), "asked": Message("to be asked")}
_YES, _NO, _UNSAID = Message("yes"), Message("no"), Message("not stated")
_IN_LOTS = Message("see the lots")


def print_read(output: Output, read: Read) -> None:
    """The reading on a few pages of a terminal."""
    said = read.reading
    _facts(output, read)
    _lots(output, read)
    marked = Counter(demand.mark for demand in said.demands if demand.mark)
    _head(output, Message("Requirements: {count}", {"count": len(said.demands)}))
    for mark in said.marks:
        effect, count = output.say(_EFFECTS[mark.effect]), marked.get(mark.symbol, 0)
        values = {"symbol": mark.symbol, "effect": effect, "count": count, "place": mark.found.place}
        output.lines([output.say(Message("  {symbol} {effect}: {count} clauses ({place})", values))])
    _rows(output, Message("Qualification: {count}", {"count": len(said.qualification)}), said.qualification)
    _rows(output, Message("Conformity: {count}", {"count": len(said.conformity)}), said.conformity)
    _scoring(output, read)
    _payment(output, read)
    if said.forms:
        _head(output, Message("Forms: {count}", {"count": len(said.forms)}))
        output.lines(
            f"  {form.label} {form.title}".rstrip() + (f"（{form.volume}）" if form.volume else "")
            for form in said.forms
        )
    if said.contradictions:
        _head(output, Message("Contradictions: {count}", {"count": len(said.contradictions)}), "bold red")
        for each in said.contradictions:
            said_there = zip(each.places, each.words, strict=True)
            output.lines(
                [
                    f"  {output.say(each.subject or Message(each.about))}",
                    *(f"    {at.place}：{words}" for at, words in said_there),
                    f"    {output.say(Message(each.why))}",
                ]
            )
    print_account(output, read)


def _head(output: Output, message: Message, style: str = "bold") -> None:
    output.out.print(output.say(message), style=style, markup=False)


def _facts(output: Output, read: Read) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="cyan")
    table.add_column(overflow="fold")
    table.add_column(style="dim")
    for key, title in _FACTS.items():
        value = read.facts[key]
        if value is None and any(lot.get(key) is not None for lot in read.facts["lots"]):
            value = output.say(_IN_LOTS)
        sure = {each.found.certainty for each in read.reading.stated if each.key == key}
        certainty = next((level for level in ("asked", "exact", "likely") if level in sure), None)
        table.add_row(
            output.say(title), Text(_shown(output, value)), output.say(_SURE[certainty]) if certainty else ""
        )
    output.out.print(table)


def _lots(output: Output, read: Read) -> None:
    for lot in read.facts["lots"]:
        _head(output, Message("Lot {code}: {title}", {"code": lot["code"], "title": lot["name"] or ""}))
        for key, value in lot.items():
            if key in _FACTS and value is not None:
                output.lines([f"  {output.say(_FACTS[key])}  {_shown(output, value)}"])


def _shown(output: Output, value: Any) -> str:
    if value is None:
        return output.say(_UNSAID)
    if isinstance(value, bool):
        return output.say(_YES if value else _NO)
    if isinstance(value, dict):
        parts = (
            (output.say(_COPIES.get(name, Message(name))), count)
            for name, count in value.items()
            if count is not None
        )
        return "，".join(f"{name} {count}" for name, count in parts)
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _rows(output: Output, head: Message, rows: Sequence[Any]) -> None:
    _head(output, head)
    output.lines(f"  {number}. {row.name or row.text.splitlines()[0]}" for number, row in enumerate(rows, 1))


def _scoring(output: Output, read: Read) -> None:
    from rich.table import Table
    from rich.text import Text

    items = read.reading.scoring
    totals: dict[str, Decimal] = {}
    for item in items:
        totals[item.lot] = totals.get(item.lot, Decimal(0)) + (item.points or 0)
    sums = "；".join(f"{lot} {in_digits(total)}".strip() for lot, total in totals.items())
    _head(
        output, Message("Scoring: {count} items, {sums} points", {"count": len(items), "sums": sums or "0"})
    )
    table = Table(box=None, pad_edge=False, show_header=False)
    for item in items:
        points = "?" if item.points is None else in_digits(item.points)
        table.add_row(Text(f"  {item.lot}"), Text(item.name), points, output.say(_KINDS[item.kind]))
    output.out.print(table)


def _payment(output: Output, read: Read) -> None:
    stages = read.reading.payment
    _head(output, Message("Payment: {count}", {"count": len(stages)}))
    output.lines(f"  {' '.join(filter(None, (stage.lot, stage.text)))}" for stage in stages)
