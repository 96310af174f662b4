"""The bundled examples: loaded once a process, and made again from edited data.

What only reading can give stays as it was read: places, evidence files and what they are, fingerprints. Where
reading itself is tested, a copy of the folder is changed instead (`kit.files`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from docgen.load.acceptance.records import load_acceptance
from docgen.load.acceptance.references import reference_faults as scoring_faults
from docgen.load.handover import load_handover
from docgen.load.response.project import load_project
from docgen.load.response.references import reference_faults
from docgen.model.acceptance.records import Acceptance, AcceptanceFile, SampleRow
from docgen.model.company.bidder import Bidder, StaffMember
from docgen.model.company.goods import OwnEquipment, OwnVehicle
from docgen.model.company.people import InsuredMonth, PersonCertificate
from docgen.model.finding import DataFaults
from docgen.model.handover.project import HandoverProject
from docgen.model.handover.records import SignedInventory
from docgen.model.handover.rows import Account, Asset
from docgen.model.project import Chapter, EvidenceFile, Project
from docgen.model.project_file import ProjectFile
from docgen.model.response.response import Answer, EquipmentItem, Response
from docgen.model.service import Service
from docgen.rules import ruleset
from kit.edits import Data, Edit, edited
from kit.project import EXAMPLES

LOT1, GANGBEI = "pingxiang-lot1", "gangbei"

M = TypeVar("M", bound=BaseModel)


def bid(*edits: Edit, example: str = LOT1) -> Project:
    """The example's bid after the edits.

    Sources: project, tender, response, answers, bidder, staff, certificates, insurance, vehicles, equipment,
    company_equipment and plan (paragraphs as place and text, by the chapter's file). Raises ValidationError
    or DataFaults where loading would find a fault.
    """
    project = _bid(example)
    if not edits:
        return project
    remade = _Remade(_bid_data(example), edits)
    head = remade.record(
        "project", ProjectFile(title=project.title, waivers=project.waivers, watch=project.watch)
    )
    response, bidder = remade.record("response", project.response), remade.record("bidder", project.bidder)
    staff = remade.rows("staff", StaffMember, project.staff.values())
    changed = replace(
        project,
        title=head.title,
        waivers=head.waivers,
        watch=head.watch,
        tender=remade.record("tender", project.tender),
        bidder=bidder,
        response=response,
        answers={code: Answer.model_validate(entry) for code, entry in remade.data["answers"].items()},
        staff={member.code: member for member in staff},
        equipment=remade.rows("equipment", EquipmentItem, project.equipment),
        evidence=_evidence(project, bidder, response),
        papers=_papers(project, bidder, response),
        company=replace(
            project.company,
            certificates=remade.rows("certificates", PersonCertificate, project.company.certificates),
            insurance=remade.rows("insurance", InsuredMonth, project.company.insurance),
            vehicles=remade.rows("vehicles", OwnVehicle, project.company.vehicles),
            equipment=remade.rows("company_equipment", OwnEquipment, project.company.equipment),
        ),
    )
    changed = replace(changed, plan=_plan(project, response, remade.data["plan"]))
    faults = reference_faults(changed, staff, complete=True)
    if faults:
        raise DataFaults(*faults)
    return changed


def handover(*edits: Edit, example: str = LOT1) -> HandoverProject:
    """The example's handover after the edits.

    Sources: project, tender, bidder, contract, handover (its terms), assets, accounts, and previous (the
    signed inventory). Raises ValidationError where a record is none.
    """
    project = _handover(example)
    if not edits:
        return project
    remade = _Remade(_handover_data(example), edits)
    previous = remade.data["previous"]
    return replace(
        project,
        service=_service(remade, project.service),
        terms=remade.record("handover", project.terms),
        assets=remade.rows("assets", Asset, project.assets),
        accounts=remade.rows("accounts", Account, project.accounts),
        previous=previous and SignedInventory.model_validate(previous),
    )


def acceptance(*edits: Edit, example: str = LOT1) -> Acceptance:
    """The example's acceptance after the edits.

    Sources: project, tender, bidder, contract, scoring, acceptance (its periods), and samples (rows by the
    period's number). Raises ValidationError or DataFaults where loading would find a fault.
    """
    loaded = _acceptance(example)
    if not edits:
        return loaded
    remade = _Remade(_acceptance_data(example), edits)
    records = remade.record(
        "acceptance",
        AcceptanceFile(
            periods=tuple(loaded.periods.values()), payments=loaded.payments, invoices=loaded.invoices
        ),
    )
    service, scoring = _service(remade, loaded.service), remade.record("scoring", loaded.scoring)
    samples = {
        int(number): tuple(SampleRow.model_validate(row) for row in rows)
        for number, rows in remade.data["samples"].items()
    }
    faults = list(scoring_faults(loaded.sources, service, scoring, records))
    if faults:
        raise DataFaults(*faults)
    periods = {record.number: record for record in records.periods}
    return replace(
        loaded,
        service=service,
        scoring=scoring,
        periods=periods,
        samples=samples,
        payments=records.payments,
        invoices=records.invoices,
    )


class _Remade:
    """Edited data, and the records that they make: those of an untouched source are the example's own."""

    def __init__(self, data: Data, edits: Iterable[Edit]) -> None:
        self.data = edited(data, tuple(edits))
        self.touched = {source for source in data if self.data[source] is not data[source]}

    def record(self, source: str, record: M) -> M:
        return type(record).model_validate(self.data[source]) if source in self.touched else record

    def rows(self, source: str, kind: type[M], records: Iterable[M]) -> tuple[M, ...]:
        if source not in self.touched:
            return tuple(records)
        return tuple(kind.model_validate(entry) for entry in self.data[source])


def _service(remade: _Remade, service: Service) -> Service:
    head = remade.record("project", ProjectFile(title=service.title, waivers=service.waivers))
    return replace(
        service,
        title=head.title,
        waivers=head.waivers,
        tender=remade.record("tender", service.tender),
        operator=remade.record("bidder", service.operator),
        contract=remade.record("contract", service.contract),
    )


def _evidence(project: Project, bidder: Bidder, response: Response) -> dict[str, EvidenceFile]:
    """The papers that the records name, each with the file that the example has under that name."""
    files = {each.record.file: each for each in project.evidence.values()}
    volumes = {code: volume for volume, codes in response.evidence_volumes.items() for code in codes}
    records = [
        record.model_copy(update={"volume": volumes.get(record.code, record.volume)})
        for record in (*bidder.evidence, *response.evidence)
    ]
    return {record.code: replace(files[record.file], record=record) for record in records}


def _papers(project: Project, bidder: Bidder, response: Response) -> dict[str, EvidenceFile]:
    """All of them as they are written, whatever volume they go into."""
    files = {each.record.file: each for each in project.papers.values()}
    records = (*bidder.evidence, *response.evidence)
    return {record.code: replace(files[record.file], record=record) for record in records}


def _plan(project: Project, response: Response, texts: Mapping[str, Any]) -> tuple[Chapter, ...]:
    """The chapters that the response names, with the paragraphs that the edited data hold."""
    chapters = {chapter.record.file: chapter for chapter in project.plan}
    paragraphs = {file: tuple((place, text) for place, text in each) for file, each in texts.items()}
    return tuple(
        replace(chapters[each.file], record=each, text=paragraphs[each.file]) for each in response.plan
    )


@cache
def _bid(example: str) -> Project:
    return load_project(EXAMPLES / example)


@cache
def _handover(example: str) -> HandoverProject:
    return load_handover(EXAMPLES / example, ruleset().secrets)


@cache
def _acceptance(example: str) -> Acceptance:
    return load_acceptance(EXAMPLES / example)


@cache
def _bid_data(example: str) -> Data:
    project = _bid(example)
    return {
        "project": {"title": project.title, "waivers": _plain(project.waivers), "watch": project.watch},
        "tender": _written(project.tender),
        "response": _written(project.response),
        "answers": {code: _written(each) for code, each in project.answers.items()},
        "bidder": _written(project.bidder),
        "staff": _plain(project.staff.values()),
        "certificates": _plain(project.company.certificates),
        "insurance": _plain(project.company.insurance),
        "vehicles": _plain(project.company.vehicles),
        "company_equipment": _plain(project.company.equipment),
        "equipment": _plain(project.equipment),
        "plan": {chapter.record.file: chapter.text for chapter in project.plan},
    }


@cache
def _handover_data(example: str) -> Data:
    project = _handover(example)
    return {
        **_service_data(project.service),
        "handover": _written(project.terms),
        "assets": _plain(project.assets),
        "accounts": _plain(project.accounts),
        "previous": project.previous and _written(project.previous),
    }


@cache
def _acceptance_data(example: str) -> Data:
    loaded = _acceptance(example)
    return {
        **_service_data(loaded.service),
        "scoring": _written(loaded.scoring),
        "acceptance": {
            "periods": _plain(loaded.periods.values()),
            "payments": _plain(loaded.payments),
            "invoices": _plain(loaded.invoices),
        },
        "samples": {str(number): _plain(rows) for number, rows in loaded.samples.items()},
    }


def _service_data(service: Service) -> Data:
    return {
        "project": {"title": service.title, "waivers": _plain(service.waivers)},
        "tender": _written(service.tender),
        "bidder": _written(service.operator),
        "contract": _written(service.contract),
    }


def _written(record: BaseModel) -> dict[str, Any]:
    """The record's fields as they were written: what was left out stays out."""
    return record.model_dump(exclude_unset=True)


def _plain(records: Iterable[BaseModel]) -> list[dict[str, Any]]:
    return [_written(record) for record in records]
