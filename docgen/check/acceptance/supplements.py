"""Supplements to the contract: their days, what they may add, and whether they change anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import StageAmount
from docgen.model.finding import Finding, Message
from docgen.model.money import in_digits
from docgen.model.rules.supplement import SupplementRule


def check_supplements(
    acceptance: Acceptance, stages: Sequence[StageAmount], rule: SupplementRule
) -> Iterator[Finding]:
    """Supplements that reach back, that add more than the law allows, or that no payment is left for."""
    contract, ends = acceptance.service.contract, acceptance.service.ends
    idle = contract.repriced[-1:] if not any(stage.supplement for stage in stages) else []
    for i, each in enumerate(contract.supplements):
        place = ("contract", "supplements", i)
        words: dict[str, object] = {"number": each.number, "since": each.since, "signed": each.signed}
        if each.since < each.signed or not contract.signed <= each.since <= ends:
            said = Message("supplement {number}, signed on {signed}, applies from {since}", words)
            yield acceptance.found("SUPPLEMENT-DATE", (*place, "since"), said)
        if each.amount is None:
            continue
        most = contract.amount * (100 + rule.most_percent) / 100
        if each.amount > most:
            words |= {"amount": in_digits(each.amount), "most": in_digits(most), "percent": rule.most_percent}
            said = Message(
                "supplement {number} makes it {amount} yuan; {percent} % more than agreed are {most} yuan",
                words,
            )
            yield acceptance.found("SUPPLEMENT-SHARE", (*place, "amount"), said, law=rule.source.document)
        if each.later == "rest" and any(stage.supplement == each and stage.amount < 0 for stage in stages):
            words["amount"] = in_digits(each.amount)
            said = Message("supplement {number}: more than {amount} yuan was due before it", words)
            yield acceptance.found("SUPPLEMENT-BELOW", (*place, "amount"), said)
        if each in idle:
            said = Message("supplement {number}: no payment is left that it could change", words)
            yield acceptance.found("SUPPLEMENT-IDLE", (*place, "amount"), said)
