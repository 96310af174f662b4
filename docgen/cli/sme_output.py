"""What `docgen sme` prints: a class with its working, an evaluated price, a list's count."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.cli.output import Output
from docgen.model.finding import Finding, Message
from docgen.tasks.sme import verdict

if TYPE_CHECKING:
    from docgen.model.response.figures import PriceEvaluation
    from docgen.model.sme.price import WhatIf
    from docgen.model.sme.size_class import RuleReference
    from docgen.model.sme.trade import Candidate, Enquiry


def print_class(output: Output, answer: Enquiry) -> None:
    """One enterprise's class, its working and the rule; of several industries meant, each with its own."""
    if output.as_json:
        output.document(_answer(output, answer))
        return
    several = len(answer.candidates) > 1
    if several:
        said = Message(
            "{asked}: which of {number} it is depends on what the enterprise mainly does;"
            " in a bid the tender's industry counts",
            {"asked": answer.asked, "number": len(answer.candidates)},
        )
        output.lines([output.say(said)])
    for candidate in answer.candidates:
        output.lines([output.say(verdict(answer, candidate))])
        output.lines(
            ("  " if several else "") + output.say(line) for line in candidate.working(answer.edition)
        )
    rules = [answer.rule, *([answer.mapping] if answer.mapping else [])]
    values = [{"source": Message(rule.source), "effective": rule.effective} for rule in rules]
    output.lines(output.say(Message("Rule: {source}, in force from {effective}", each)) for each in values)


def _answer(output: Output, answer: Enquiry) -> dict[str, Any]:
    """The answer in JSON: that of the only industry meant, or what all leave; each in `candidates`."""
    candidates = [_candidate(output, answer, candidate) for candidate in answer.candidates]
    only = candidates[0] if len(candidates) == 1 else {}
    return {
        "industry": only.get("industry"),
        "class": answer.size,
        "possible": list(answer.possible),
        "metrics": only.get("metrics", []),
        "working": " ".join(candidate["working"] for candidate in candidates),
        "reason": only.get("reason"),
        "candidates": candidates,
        "rule": _rule(answer.rule),
        "mapping": answer.mapping and _rule(answer.mapping),
    }


def _candidate(output: Output, answer: Enquiry, candidate: Candidate) -> dict[str, Any]:
    found, reading = candidate.classification, candidate.reading
    return {
        "industry": found and found.industry,
        "class": found.size if found else "unknown",
        "possible": list(found.possible) if found else [],
        "metrics": [
            {
                "metric": metric.metric,
                "value": None if metric.value is None else f"{metric.value:f}",
                "unit": metric.unit,
                "class": metric.size,
            }
            for metric in (found.metrics if found else ())
        ],
        "working": " ".join(output.say(line) for line in candidate.working(answer.edition)),
        "reason": reading.reason and output.say(reading.reason),
        "codes": [{"code": each.code, "name": each.name} for each in reading.classes],
    }


def _rule(rule: RuleReference) -> dict[str, str]:
    return {"id": rule.id, "effective": rule.effective.isoformat(), "source": rule.source}


def print_price(output: Output, evaluation: PriceEvaluation | None, findings: Sequence[Finding]) -> None:
    """The evaluated price beside the contract price, and the what-if table."""
    own = evaluation.own if evaluation else None
    rows = evaluation.table if evaluation else ()
    if output.as_json:
        output.document(
            {
                "contract_price": own and f"{own.contract_price:f}",
                "rate": own and f"{own.rate:f}",
                "domestic_rate": own and f"{own.domestic_rate:f}",
                "evaluated_price": own and f"{own.evaluated_price:f}",
                "working": [output.say(line) for line in own.working] if own else [],
                "what_if": [_what_if(row) for row in rows],
                "findings": output.entries(findings),
            }
        )
        return
    output.list_findings(output.err, findings)
    if own is None:
        output.out.print(output.say(Message("The tender's price_review is not filled in.")))
        return
    output.lines(output.say(line) for line in own.working)
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    headings = (Message("own price"), Message("evaluated price"), Message("score"), Message("lead"))
    for heading in headings:
        table.add_column(output.say(heading), justify="right")
    for row in rows:
        table.add_row(*(value or "—" for value in _what_if(row).values()))
    output.out.print(table)


def print_listed(output: Output, target: Path, rows: int, errors: int) -> None:
    """A list classified."""
    values = {"file": target, "rows": rows, "errors": errors}
    output.out.print(output.say(Message("{file}: {rows} rows, {errors} with an error", values)), markup=False)


def _what_if(row: WhatIf) -> dict[str, str | None]:
    from docgen.model.money import to_fen

    evaluated = row.own.evaluated
    return {
        "price": f"{evaluated.contract_price:.2f}",
        "evaluated_price": f"{to_fen(evaluated.evaluated_price):f}",
        "score": f"{row.own.score:f}",
        "lead": None if row.lead is None else f"{row.lead:+f}",
    }
