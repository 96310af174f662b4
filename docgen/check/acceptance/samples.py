"""Results of samples against the draw, and against what the ledgers themselves say of the units drawn."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.acceptance.measurement import Measurement
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period
from docgen.model.finding import Finding, Message, Origin, found


def check_samples(acceptance: Acceptance, period: Period, measured: Measurement) -> Iterator[Finding]:
    """Results of units that were not drawn, that stand twice, that are still to come, that are named where
    they are asked anonymously, or that the ledgers gainsay."""
    yield from _no_longer_anonymous(acceptance, period, measured)
    yield from _strangers(acceptance, period, measured)
    yield from _gainsaid(acceptance, period, measured)


def _strangers(acceptance: Acceptance, period: Period, measured: Measurement) -> Iterator[Finding]:
    rows = acceptance.samples.get(period.number, ())
    source = f"sample-{period.number}"
    drawn: dict[str, set[str]] = {}
    for key, sample in measured.samples.items():
        entries = acceptance.scoring.samples[key].entries(row[0] for row in sample.rows)
        drawn.setdefault(key[0], set()).update(entries)
    named = _named(acceptance, measured)
    checked: dict[str, set[str]] = {code: set() for code in drawn}
    for i, row in enumerate(rows):
        if (row.criterion, row.code) in named:
            continue
        if row.code not in drawn.get(row.criterion, set()):
            words = {"code": row.code, "criterion": row.criterion}
            said = Message("{code} was not drawn for {criterion}", words)
            yield acceptance.found("SAMPLE-STRANGER", (source, i, "code"), said, "undrawn")
        elif row.code in checked[row.criterion]:
            said = Message(
                "{code} stands twice for {criterion}", {"code": row.code, "criterion": row.criterion}
            )
            yield acceptance.found("SAMPLE-STRANGER", (source, i, "code"), said, "twice")
        elif row.passed is not None or row.mark is not None:
            checked[row.criterion].add(row.code)
    for code, units in drawn.items():
        if len(checked[code]) < len(units):
            words = {"criterion": code, "n": str(len(units) - len(checked[code]))}
            said = Message("{n} units drawn for {criterion} have no result yet", words)
            yield found(
                "SAMPLE-UNCHECKED",
                Origin(acceptance.sources.files.get(source, f"samples/period-{period.number}.xlsx")),
                said,
                n=period.number,
            )


def _no_longer_anonymous(acceptance: Acceptance, period: Period, measured: Measurement) -> Iterator[Finding]:
    """One finding for each anonymous survey whose results stand beside the units that gave them."""
    named = _named(acceptance, measured)
    rows = acceptance.samples.get(period.number, ())
    found_at = [i for i, row in enumerate(rows) if (row.criterion, row.code) in named]
    for criterion in dict.fromkeys(rows[i].criterion for i in found_at):
        of_it = [i for i in found_at if rows[i].criterion == criterion]
        words = {"criterion": criterion, "n": len(of_it)}
        said = Message("{n} results of the anonymous survey {criterion} name who gave them", words)
        yield acceptance.found("SAMPLE-NAMED", (f"sample-{period.number}", of_it[0], "code"), said)


def _named(acceptance: Acceptance, measured: Measurement) -> set[tuple[str, str]]:
    """The criteria of anonymous surveys with each unit that was drawn for them."""
    return {
        (key[0], row[0])
        for key, sample in measured.samples.items()
        if acceptance.scoring.samples[key].anonymous
        for row in sample.rows
    }


def _gainsaid(acceptance: Acceptance, period: Period, measured: Measurement) -> Iterator[Finding]:
    """Units that the check found in order and the ledgers do not, and the reverse."""
    for i, row in enumerate(acceptance.samples.get(period.number, ())):
        known = measured.answers.get(row.criterion, {}).get(row.code)
        if row.passed is None or known is None or known == (row.passed == "合格"):
            continue
        words = {"code": row.code, "criterion": row.criterion, "result": row.passed}
        said = Message("{criterion} {code}: the check says {result}, and the ledgers say otherwise", words)
        place = (f"sample-{period.number}", i, "passed")
        yield acceptance.found("SAMPLE-LEDGER", place, said, "passed" if not known else "failed")
