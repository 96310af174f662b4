"""What changed in a period since it was signed: said with what it would change, never applied to it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.signed import SIGNED, Basis, Signed
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import in_digits


def check_signed(signed: Signed, now: Basis) -> Iterator[Finding]:
    """One finding with everything that is another by now, the score and the amount then and now."""
    changed = signed.changes(now)
    if not changed:
        return
    words = {
        "changed": changed,
        "then": in_digits(signed.basis.total),
        "now": in_digits(now.total),
        "paid": _amount(signed.basis),
        "payable": _amount(now),
    }
    said = Message(
        "changed since signing: {changed}; score then {then}, now {now}; payable then {paid}, now {payable}",
        words,
    )
    yield found("SIGNED-CHANGED", Origin(f"{SIGNED}/period-{signed.number}/manifest.json"), said)


def check_frozen(acceptance: Acceptance) -> Iterator[Finding]:
    """Periods that are recorded as signed, of which nothing frozen is there."""
    for i, record in enumerate(acceptance.periods.values()):
        if record.signed and record.number not in acceptance.signed:
            said = Message("period {number}: nothing that was frozen is there", {"number": record.number})
            yield acceptance.found("SIGNED-MISSING", ("acceptance", "periods", i, "signed"), said, "lost")


def _amount(basis: Basis) -> Message | str:
    return Message("open") if basis.payable is None else f"{basis.payable:.2f}"
