"""Results of samples against the draw, and against what the ledgers themselves say of the units drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docgen.model.acceptance.measurement import Measurement
from docgen.model.acceptance.records import Acceptance, SampleRow
from docgen.model.acceptance.score import Period
from docgen.model.finding import Finding, Message, Origin, found

_LISTED = 5


def check_samples(acceptance: Acceptance, period: Period, measured: Measurement) -> Iterator[Finding]:
    """Results of units that were not drawn, that stand twice, that are still to come, that are named where
    they are asked anonymously, or that the ledgers gainsay; draws that stand while the rows went on."""
    yield from _no_longer_anonymous(acceptance, period, measured)
    yield from _strangers(acceptance, period, measured)
    yield from _held(acceptance, period, measured)
    yield from _gainsaid(acceptance, period, measured)


def _strangers(acceptance: Acceptance, period: Period, measured: Measurement) -> Iterator[Finding]:
    rows = acceptance.samples.get(period.number, ())
    source = f"sample-{period.number}"
    drawn: dict[str, set[str]] = {}
    for key, sample in measured.samples.items():
        entries = acceptance.scoring.samples[key].entries(row[0] for row in sample.rows)
        drawn.setdefault(key[0], set()).update(entries)
    surveys = _surveys(acceptance, measured)
    checked: dict[str, set[str]] = {code: set() for code in drawn}
    undrawn: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        if _names_a_unit(row, surveys):
            continue
        if row.code not in drawn.get(row.criterion, set()):
            undrawn.setdefault(row.criterion, []).append(i)
        elif row.code in checked[row.criterion]:
            said = Message(
                "{code} stands twice for {criterion}", {"code": row.code, "criterion": row.criterion}
            )
            yield acceptance.found("SAMPLE-STRANGER", (source, i, "code"), said, "twice")
        elif row.passed is not None or row.mark is not None:
            checked[row.criterion].add(row.code)
    for code, at in undrawn.items():
        yield _undrawn(acceptance, source, [rows[i].code for i in at], (code, at[0]))
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


def _undrawn(acceptance: Acceptance, source: str, units: list[str], first: tuple[str, int]) -> Finding:
    """One finding for all of a criterion: rows that come or go move the draw, and several units with it."""
    criterion, row = first
    words = {"n": len(units), "codes": _listed(units), "criterion": criterion}
    said = Message("{n} results are of units not drawn for {criterion}: {codes}", words)
    return acceptance.found("SAMPLE-STRANGER", (source, row, "code"), said, "undrawn")


def _listed(units: Sequence[str]) -> tuple[str, ...]:
    return (*units[:_LISTED], *(["…"] if len(units) > _LISTED else []))


def _held(acceptance: Acceptance, period: Period, measured: Measurement) -> Iterator[Finding]:
    """Draws that stand as the sheet has them: rows came or went since, and others would be drawn by now."""
    source = f"sample-{period.number}"
    rows = acceptance.samples.get(period.number, ())
    for (criterion, _), units in measured.passed_over.items():
        first = next(i for i, row in enumerate(rows) if row.criterion == criterion)
        words = {"criterion": criterion, "codes": _listed(units)}
        said = Message("rows came or went after {criterion} was drawn; by now it would draw {codes}", words)
        yield acceptance.found("SAMPLE-HELD", (source, first, "draw"), said)


def _no_longer_anonymous(acceptance: Acceptance, period: Period, measured: Measurement) -> Iterator[Finding]:
    """One finding for each anonymous survey whose results stand beside the units that gave them."""
    surveys = _surveys(acceptance, measured)
    rows = acceptance.samples.get(period.number, ())
    found_at = [i for i, row in enumerate(rows) if _names_a_unit(row, surveys)]
    for criterion in dict.fromkeys(rows[i].criterion for i in found_at):
        of_it = [i for i in found_at if rows[i].criterion == criterion]
        words = {"criterion": criterion, "n": len(of_it)}
        said = Message("{n} results of the anonymous survey {criterion} name who gave them", words)
        yield acceptance.found("SAMPLE-NAMED", (f"sample-{period.number}", of_it[0], "code"), said)


def _surveys(acceptance: Acceptance, measured: Measurement) -> dict[str, tuple[set[str], set[str]]]:
    """The numbers of the slips of each anonymous survey, and the units drawn for it, by criterion."""
    surveys: dict[str, tuple[set[str], set[str]]] = {}
    for key, sample in measured.samples.items():
        rule = acceptance.scoring.samples[key]
        if rule.anonymous:
            slips, units = surveys.setdefault(key[0], (set(), set()))
            units.update(row[0] for row in sample.rows)
            slips.update(rule.entries(row[0] for row in sample.rows))
    return surveys


def _names_a_unit(row: SampleRow, surveys: Mapping[str, tuple[set[str], set[str]]]) -> bool:
    """Whether a result of an anonymous survey tells who gave it: a code or name, of a unit drawn or not.

    A number that is neither a slip's nor a drawn unit's names nobody; it is a stranger.
    """
    slips, units = surveys.get(row.criterion, (set(), set()))
    named = row.code in units or not row.code.isdecimal()
    return row.criterion in surveys and row.code not in slips and named


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
