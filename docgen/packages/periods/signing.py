"""What a period rests on, to be frozen when it is signed and compared ever after."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from docgen.load.ledgers.measuring import Measures
from docgen.model.acceptance.measurement import Draw, LedgerTable, Measurement
from docgen.model.acceptance.records import Acceptance, PeriodRecord
from docgen.model.acceptance.score import Period, SampleKey, Settlement
from docgen.model.acceptance.signed import Basis, Signed, SignedCriterion, SignedFile, SignedSample


def basis(
    acceptance: Acceptance, period: Period, measures: Measures, measured: Measurement, settled: Settlement
) -> Basis:
    """The period's score with all it rests on, as far as it was known at its end."""
    samples = tuple(
        SignedSample(criterion=code, metric=metric, title=each.title, headings=each.headings, rows=each.rows)
        for (code, metric), each in measured.samples.items()
    )
    return Basis(
        total=settled.score.total,
        payable=settled.payable,
        totals=settled.totals,
        payables=tuple(sorted({each.payable for each in settled.payments})),
        criteria=tuple(_criteria(settled)),
        record=_record(acceptance.periods.get(period.number)),
        inputs=tuple(_inputs(acceptance, period)),
        ledgers=measures.contents(),
        samples=samples,
    )


def drawn_from(samples: Iterable[SignedSample], draws: Mapping[SampleKey, Draw]) -> Iterator[SignedSample]:
    """Each sample with how many units it was drawn from, and their digest."""
    for each in samples:
        draw = draws.get((each.criterion, each.metric))
        known = {"total": draw.total, "population": draw.sha256} if draw else {}
        yield each.model_copy(update=known)


def _criteria(settled: Settlement) -> Iterator[SignedCriterion]:
    for item in settled.score.items:
        for each in item.criteria:
            taken = [reading.deduction for reading in each.readings] or [each.deduction]
            yield SignedCriterion(code=each.code, least=min(taken), most=max(taken))


def with_drawn(measured: Measurement, signed: Signed | None) -> Measurement:
    """The measurement with the samples that were drawn when the period was signed."""
    if signed is None:
        return measured
    samples = {(each.criterion, each.metric): _table(each) for each in signed.basis.samples}
    return replace(measured, samples=samples, passed_over={})


def _table(sample: SignedSample) -> LedgerTable:
    return LedgerTable(sample.metric, sample.title, sample.headings, sample.rows, len(sample.rows))


def _record(record: PeriodRecord | None) -> str:
    """What acceptance.yaml says of the period, but for its signing."""
    text = record.model_dump_json(exclude={"signed"}, exclude_defaults=True) if record else ""
    return hashlib.sha256(text.encode()).hexdigest()


def _inputs(acceptance: Acceptance, period: Period) -> Iterator[SignedFile]:
    """The files of data; of acceptance.yaml and of ledgers, which go on, only the period's part counts."""
    folder = acceptance.service.folder
    for source, shown in sorted(acceptance.sources.files.items()):
        other = source.startswith("sample-") and source != f"sample-{period.number}"
        path = folder / shown
        if source != "acceptance" and not other and path.is_file():
            yield SignedFile(path=Path(shown).as_posix(), sha256=_digest(acceptance, period, source, path))


def _digest(acceptance: Acceptance, period: Period, source: str, path: Path) -> str:
    """Of the file; of the contract what was agreed by the period's end, for supplements come later."""
    if source == "contract":
        agreed = acceptance.service.contract.known_on(period.end)
        content = agreed.model_dump_json(exclude_defaults=True).encode()
    else:
        content = path.read_bytes()
    return hashlib.sha256(content).hexdigest()
