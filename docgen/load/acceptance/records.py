"""The records of an acceptance: scoring.yaml, acceptance.yaml, and the results of samples."""

from __future__ import annotations

from pathlib import Path

from docgen.load.acceptance.references import reference_faults
from docgen.load.acceptance.signed import altered, read_signed
from docgen.load.files.sheet import stands_there
from docgen.load.reading import Reading
from docgen.load.service import read_service
from docgen.model.acceptance.records import Acceptance, AcceptanceFile, SampleRow, ScoringFile


def load_acceptance(folder: Path) -> Acceptance:
    """Everything but the ledgers. Raises DocgenError with every fault found."""
    reading = Reading(folder)
    service = read_service(reading)
    scoring = reading.yaml("scoring", folder / "scoring.yaml", ScoringFile)
    records = reading.yaml("acceptance", folder / "acceptance.yaml", AcceptanceFile)
    samples: dict[int, tuple[SampleRow, ...]] = {}
    for record in records.periods if records else ():
        path = folder / "samples" / f"period-{record.number}.xlsx"
        if stands_there(path):
            samples[record.number] = reading.sheet(f"sample-{record.number}", path, SampleRow)
    if service and scoring and records:
        reading.findings += reference_faults(reading.sources, service, scoring, records)
    if reading.findings or service is None or scoring is None or records is None:
        raise reading.stopped()
    periods = {record.number: record for record in records.periods}
    numbers = range(1, len(scoring.periods) + 1)
    signed = {number: found for number in numbers if (found := read_signed(folder, number))}
    records_of = {record.number: record.signed for record in records.periods if record.signed}
    judged = {
        number: altered(folder, each, records_of[number].manifest if number in records_of else "")
        for number, each in signed.items()
    }
    return Acceptance(
        service=service,
        scoring=scoring,
        periods=periods,
        samples=samples,
        sources=reading.sources,
        signed=signed,
        altered=judged,
        payments=records.payments,
        invoices=records.invoices,
    )
