"""What `docgen score` prints: the score with its working and its money, as a table or one JSON document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from docgen.cli.output import Output
from docgen.model.acceptance.score import CriterionScore, Effect, PossiblePayment, Settlement
from docgen.model.acceptance.signed import Signed
from docgen.model.finding import Finding, Message
from docgen.model.money import in_digits
from docgen.packages.periods.assessment import PeriodResult, Results


def print_score(output: Output, results: Results, result: PeriodResult, findings: Sequence[Finding]) -> None:
    """The period's score, outcomes and payable; findings go to standard error, or into the JSON."""
    if result.own is None:
        output.stopped(findings)
    elif output.as_json:
        output.document(
            _document(output, results, result, result.own) | {"findings": output.entries(findings)}
        )
    else:
        output.listed_findings(findings)
        _print(output, results, result, result.own, findings)


def _document(output: Output, results: Results, result: PeriodResult, own: Settlement) -> dict[str, Any]:
    """The keys are always there; what rests on ledgers that were not read is null, or an empty list."""
    unread = [
        {"ledger": each.name, "file": each.file, "why": output.say(each.said)} for each in results.unread
    ]
    document = _scored(output, results, result, own) | {"unread": unread}
    return _blanked(document) if unread else document


_UNSURE = ("score", "deduction", "total", "payable", "bonus", "malus", "assessed")
_UNSURE_LISTS = ("totals", "outcomes", "points", "open", "vetoes")


def _blanked(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry of the document without any figure that a ledger not read may have given."""
    blank: dict[str, Any] = {}
    for key, value in entry.items():
        if key in _UNSURE:
            blank[key] = None
        elif key in _UNSURE_LISTS and isinstance(value, list):
            blank[key] = []
        elif key == "working":
            blank[key] = ""
        elif key in ("items", "criteria"):
            blank[key] = [_blanked(each) for each in value]
        else:
            blank[key] = value
    return blank


def _scored(output: Output, results: Results, result: PeriodResult, own: Settlement) -> dict[str, Any]:
    titles = {metric.code: metric.title for metric in results.acceptance.scoring.metrics}
    return {
        "period": result.period.number,
        "start": result.period.start.isoformat(),
        "end": result.period.end.isoformat(),
        "items": [
            {
                "code": item.code,
                "name": item.name,
                "points": in_digits(item.points),
                "score": in_digits(item.score),
                "criteria": [_criterion(output, each, titles) for each in item.criteria],
            }
            for item in own.score.items
        ],
        "bonus": in_digits(own.score.bonus),
        "malus": in_digits(own.score.malus),
        "vetoes": [output.say(veto) for veto in own.score.vetoes],
        **_money(output, own),
        "assessed": _money(output, result.theirs) if result.theirs else None,
    }


def _criterion(output: Output, criterion: CriterionScore, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "code": criterion.code,
        "points": in_digits(criterion.points),
        "deduction": in_digits(criterion.deduction),
        "score": in_digits(criterion.score),
        "working": _joined(output, criterion.working),
        "evidence": [titles[code] for code in criterion.evidence],
        "open": [
            {"reading": dict(each.choice), "deduction": in_digits(each.deduction)}
            for each in criterion.readings
        ],
    }


def _money(output: Output, settlement: Settlement) -> dict[str, Any]:
    payable = settlement.payable
    return {
        "total": in_digits(settlement.score.total),
        "totals": [in_digits(each) for each in settlement.totals],
        "outcomes": [
            {
                "assumption": _joined(output, payment.assumption),
                "total": in_digits(payment.total),
                "most": in_digits(payment.most),
                "readings": payment.readings,
                "share": in_digits(payment.share),
                "payable": f"{payment.payable:.2f}",
                "working": _joined(output, payment.working),
            }
            for payment in settlement.payments
        ],
        "payable": None if payable is None else f"{payable:.2f}",
        "points": [
            {
                "code": effect.point,
                "outcome": effect.outcome,
                "totals": [in_digits(each) for each in effect.total],
                "payables": [f"{each:.2f}" for each in effect.payable],
            }
            for effect in settlement.effects
        ],
    }


def _print(
    output: Output, results: Results, result: PeriodResult, own: Settlement, findings: Sequence[Finding]
) -> None:
    period = result.period
    words = {"name": period.name, "start": period.start, "end": period.end}
    output.out.print(output.say(Message("{name}, {start} to {end}", words)), style="bold", markup=False)
    if errors := sum(finding.severity == "error" for finding in findings):
        said = Message("This score does not count: {count} errors are still to be mended.", {"count": errors})
        output.out.print(output.say(said), style="bold red", markup=False)
    if results.unread:
        output.lines(output.say(each.words) for each in results.unread)
        said = Message("No score and no amount: ledgers were not read.")
        output.out.print(output.say(said), style="bold red", markup=False)
        return
    if result.signed:
        output.out.print(output.say(_as_signed(result.signed[0])), style="bold", markup=False)
    table = Table(box=None, pad_edge=False)
    for heading in (
        Message("code"),
        Message("criterion"),
        Message("points"),
        Message("deduction"),
        Message("working"),
    ):
        table.add_column(output.say(heading), overflow="fold")
    for item in own.score.items:
        table.add_row(
            item.code,
            Text(item.name, style="bold"),
            in_digits(item.points),
            in_digits(item.points - item.score),
            "",
        )
        for each in item.criteria:
            working = Text(_joined(output, each.working))
            table.add_row(each.code, each.title, in_digits(each.points), in_digits(each.deduction), working)
    output.out.print(table)
    for extra in (*own.score.bonuses, *own.score.maluses):
        output.out.print(f"{extra.name} {output.say(extra.working)}", markup=False)
    output.lines(output.say(veto) for veto in own.score.vetoes)
    output.lines(output.say(point) for point in _open_points(results, own))
    _print_money(output, Message("own score"), own)
    if result.theirs:
        _print_money(output, Message("the assessor's score"), result.theirs)


def _as_signed(signed: Signed) -> Message:
    """What stands, before anything that the ledgers of today give."""
    amounts = (signed.basis.payable,) if signed.basis.payable is not None else signed.basis.payables
    words = {
        "on": signed.on,
        "by": signed.by,
        "total": "–".join(
            dict.fromkeys(in_digits(each) for each in signed.basis.totals or (signed.basis.total,))
        ),
        "payable": "–".join(f"{each:,.2f}" for each in amounts) or Message("open"),
    }
    return Message(
        "Signed on {on} by {by}, and stands: {total} points, {payable} yuan. "
        "What follows is what the ledgers give today.",
        words,
    )


def _open_points(results: Results, settlement: Settlement) -> Iterable[Message]:
    """The points of the text whose readings move this score: the number the outcomes call them by, the code
    that a decision calls them by, and what each reading leaves possible."""
    effects: dict[str, list[Effect]] = {}
    for effect in settlement.effects:
        effects.setdefault(effect.point, []).append(effect)
    for no, point in enumerate(results.acceptance.scoring.points, 1):
        if point.code not in effects:
            continue
        yield Message("open point {no} ({code}): {text}", {"no": no, "code": point.code, "text": point.text})
        texts = {outcome.code: outcome.text for outcome in point.outcomes}
        for effect in effects[point.code]:
            words = {"point": no, "code": effect.outcome, "text": texts[effect.outcome], **_ranges(effect)}
            yield Message("{point}, {code}: {text}: {total} points, {payable} yuan", words)


def _ranges(effect: Effect) -> dict[str, object]:
    return {
        "total": "–".join(dict.fromkeys(in_digits(each) for each in effect.total)),
        "payable": "–".join(dict.fromkeys(f"{each:,.2f}" for each in effect.payable)),
    }


def _print_money(output: Output, whose: Message, settlement: Settlement) -> None:
    words = {"whose": whose, "total": "–".join(dict.fromkeys(in_digits(each) for each in settlement.totals))}
    output.out.print(output.say(Message("{whose}: {total}", words)), style="bold", markup=False)
    for payment in settlement.payments:
        output.lines([_payment(output, payment)])
    if settlement.payable is None:
        output.out.print(output.say(Message("no single amount yet: the outcomes differ")), style="yellow")
    else:
        said = Message("payable: {amount} yuan", {"amount": f"{settlement.payable:,.2f}"})
        output.out.print(output.say(said), style="bold", markup=False)


def _payment(output: Output, payment: PossiblePayment) -> str:
    supposed = _joined(output, payment.assumption)
    return " — ".join(filter(None, (supposed, _joined(output, payment.working))))


def _joined(output: Output, lines: Iterable[Message]) -> str:
    return ("；" if output.language == "zh" else "; ").join(output.say(line) for line in lines)
