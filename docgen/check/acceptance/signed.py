"""What changed in a period since it was signed: said with what it would change, never applied to it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.signed import SIGNED, Basis, Signed, other_results
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import in_digits


def check_signed(signed: Signed, now: Basis) -> Iterator[Finding]:
    """One finding with everything that is another by now, the scores and the amounts then and now."""
    changed = signed.changes(now)
    if not changed and not other_results(signed.basis, now):
        return
    words = {"changed": changed or Message("no file"), **then_and_now(signed.basis, now)}
    if other_results(signed.basis, now):
        said = Message(
            "changed since signing: {changed}; score then {then}, now {now}; "
            "payable then {paid}, now {payable}",
            words,
        )
    else:
        said = Message(
            "changed since signing: {changed}; the score of {then} and the payable {paid} stay as they were",
            words,
        )
    yield found("SIGNED-CHANGED", Origin(f"{SIGNED}/period-{signed.number}/manifest.json"), said)


def then_and_now(before: Basis, after: Basis) -> dict[str, object]:
    """Scores and amounts as signed and as computed now, each from the least to the most."""
    return {
        "then": _scores(before),
        "now": _scores(after),
        "paid": _amounts(before),
        "payable": _amounts(after),
    }


def check_frozen(acceptance: Acceptance) -> Iterator[Finding]:
    """Periods that are recorded as signed, of which nothing frozen is there."""
    for i, record in enumerate(acceptance.periods.values()):
        if record.signed and record.number not in acceptance.signed:
            said = Message("period {number}: nothing that was frozen is there", {"number": record.number})
            yield acceptance.found("SIGNED-MISSING", ("acceptance", "periods", i, "signed"), said, "lost")


def check_papers(acceptance: Acceptance) -> Iterator[Finding]:
    """Papers of signed periods that are gone or are others by now, and records that were changed by hand."""
    for number, each in acceptance.altered.items():
        for name in each.gone:
            said = Message("{paper}, which was signed, is not there", {"paper": name})
            yield found("SIGNED-PAPER", Origin(f"{SIGNED}/period-{number}/{name}"), said)
        for name in each.changed:
            said = Message("{paper} is not the paper that was signed", {"paper": name})
            yield found("SIGNED-PAPER", Origin(f"{SIGNED}/period-{number}/{name}"), said)


def _scores(basis: Basis) -> str:
    return "–".join(dict.fromkeys(in_digits(each) for each in basis.totals or (basis.total,)))


def _amounts(basis: Basis) -> Message | str:
    """The amounts in 元; of an older record that holds none but was open, that it was."""
    amounts = (basis.payable,) if basis.payable is not None else basis.payables
    return " / ".join(f"{each:.2f}" for each in amounts) or Message("open")
