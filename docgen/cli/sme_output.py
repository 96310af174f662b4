"""What `docgen sme` prints: a class with its working, an evaluated price, a list's count."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.output import Output
from docgen.model.finding import Finding, Message

if TYPE_CHECKING:
    from docgen.model.response.figures import PriceEvaluation
    from docgen.model.sme.price import WhatIf
    from docgen.model.sme.size_class import SizeClassification


def print_class(output: Output, answer: SizeClassification) -> None:
    """One enterprise's class, its working and the rule."""
    from docgen.model.sme.size_class import SIZE_NAMES

    working = " ".join(output.say(line) for line in answer.working)
    if output.as_json:
        output.document(
            {
                "industry": answer.industry,
                "class": answer.size,
                "possible": list(answer.possible),
                "metrics": [
                    {
                        "metric": metric.metric,
                        "value": None if metric.value is None else f"{metric.value:f}",
                        "unit": metric.unit,
                        "class": metric.size,
                    }
                    for metric in answer.metrics
                ],
                "working": working,
                "rule": {
                    "id": answer.rule.id,
                    "effective": answer.rule.effective.isoformat(),
                    "source": answer.rule.source,
                },
            }
        )
        return
    possible = tuple(SIZE_NAMES[size] for size in answer.possible)
    values = {"industry": answer.industry, "possible": possible}
    single = Message("{industry}: {possible}", values)
    several = Message("{industry}: not settled, still possible: {possible}", values)
    output.lines([output.say(single if answer.size != "unknown" else several)])
    output.lines(output.say(line) for line in answer.working)
    rule = {"source": Message(answer.rule.source), "effective": answer.rule.effective}
    output.lines([output.say(Message("Rule: {source}, in force from {effective}", rule))])


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
