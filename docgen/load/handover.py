"""The records of a handover: terms, assets, accounts, pictures, and the inventory it starts from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from docgen.guard.files import read_file
from docgen.guard.pdf import PdfDesk
from docgen.load.evidence_facts import evidence_facts
from docgen.load.files.faults import dotted, faults
from docgen.load.files.twice import twice
from docgen.load.reading import Reading
from docgen.load.service import read_service
from docgen.load.site_names import with_site_codes
from docgen.model.finding import DocgenError, Finding, Message, Origin, found
from docgen.model.handover.project import HandoverProject
from docgen.model.handover.records import HandoverTerms, SignedInventory
from docgen.model.handover.rows import Account, Asset
from docgen.model.rules.secrets import SecretRule
from docgen.model.sources import Place

# 10,000 lines are some 6 MB.
MAX_INVENTORY_BYTES = 100_000_000


def load_handover(folder: Path, secrets: SecretRule) -> HandoverProject:
    """Read the handover in `folder`. Raises DocgenError with every fault of every file at once."""
    reading = Reading(folder)
    service = read_service(reading)
    terms = reading.yaml("handover", folder / "handover.yaml", HandoverTerms)
    assets = reading.sheet("assets", folder / "assets.xlsx", Asset)
    accounts = reading.sheet("accounts", folder / "accounts.xlsx", Account)
    reading.findings += _secret_columns(reading, secrets)
    if not (service and terms):
        raise reading.stopped()
    previous = _previous(reading, terms) if terms.previous else None
    with PdfDesk() as pdfs:
        photos = {
            name: (path, evidence_facts(path, pdfs))
            for source, place, name in _pictures(terms, assets)
            if (path := reading.file(source, place, folder, name))
        }
    if reading.findings:
        raise reading.stopped()
    return HandoverProject(
        service=replace(service, sources=reading.sources),
        terms=terms,
        assets=tuple(with_site_codes(assets, service.tender.lot.sites)),
        accounts=tuple(with_site_codes(accounts, service.tender.lot.sites)),
        previous=previous,
        photos=photos,
    )


def _secret_columns(reading: Reading, secrets: SecretRule) -> Iterator[Finding]:
    """A column that no field has may be passed by, but not one that would hold passwords."""
    for source, headings in reading.surplus.items():
        for cell, heading in headings.items():
            if secrets.names(heading):
                said = Message("the column {heading} would hold passwords", {"heading": heading})
                yield found("ACCOUNT-SECRET", Origin(reading.files[source], cell), said, "column")


def _pictures(terms: HandoverTerms, assets: tuple[Asset, ...]) -> Iterator[tuple[str, Place, str]]:
    """Every picture that the data names: source, place, path."""
    for i, photo in enumerate(terms.photos):
        yield "handover", ("photos", i, "file"), photo.file
    for i, asset in enumerate(assets):
        if asset.photo:
            yield "assets", (i, "photo"), asset.photo


def _previous(reading: Reading, terms: HandoverTerms) -> SignedInventory | None:
    """The signed inventory; its faults are placed by field, for a JSON file is not written by hand."""
    assert terms.previous is not None
    name = terms.previous.file
    path = reading.file("handover", ("previous", "file"), reading.folder, name)
    if path is None:
        return None
    try:
        data = json.loads(read_file(path, name, MAX_INVENTORY_BYTES), parse_float=Decimal)
        lines = SignedInventory.model_validate(data)
        reading.findings += twice(SignedInventory, data, lambda place: Origin(name, dotted(place)))
        return lines
    except DocgenError as problem:
        reading.findings += problem.findings
    except ValidationError as problem:
        reading.findings += faults(problem, SignedInventory, data, lambda place: Origin(name, dotted(place)))
    except (ValueError, RecursionError) as problem:
        said = Message("is not valid JSON: {problem}", {"problem": problem})
        reading.findings.append(found("JSON-SYNTAX", Origin(name), said, "inventory"))
        reading.unreadable = True
    return None
