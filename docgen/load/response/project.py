"""A project folder becomes a Project: every file read, every record made, every reference resolved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen.load.company.read import read_company
from docgen.load.reading import Reading
from docgen.load.response.evidence_volumes import placed_evidence
from docgen.load.response.fingerprints import read_fingerprints
from docgen.load.response.goods import with_equipment, with_vehicles
from docgen.load.response.prices import with_prices
from docgen.load.response.references import is_pointer, reference_faults
from docgen.load.response.under_way import parted
from docgen.load.site_names import with_site_codes
from docgen.load.tender_files import tender_files
from docgen.model.company.someone import people
from docgen.model.project import Project
from docgen.model.project_file import ProjectFile
from docgen.model.response.form_answers import FormAnswers
from docgen.model.response.response import Answers, EquipmentItem, Response


def load_project(folder: Path) -> Project:
    """Read the project in `folder`. Raises DocgenError with every fault of every file at once.

    Where the only faults are pointers that lead nowhere, the rest is judged with them: they are `dangling`.
    """
    reading = Reading(folder)
    project_file = reading.yaml("project", folder / "project.yaml", ProjectFile)
    tender = reading.tender(project_file)
    response = reading.yaml("response", folder / "response.yaml", Response)
    answers = reading.yaml("answers", folder / "answers.yaml", Answers)
    equipment = reading.sheet("equipment", folder / "equipment.xlsx", EquipmentItem)
    company = reading.company(project_file)
    read = read_company(reading, company) if company else None
    bidder = read.bidder if read else None
    form_answers = _form_answers(reading, "forms", folder)
    company_forms = _form_answers(reading, "company_forms", company) if company else None
    if not (project_file and tender and response and answers and company and read and bidder):
        raise reading.stopped()

    response = with_vehicles(reading, with_prices(reading, response), read.company)
    written, unwritten = parted(answers, tender.lot)
    evidence = reading.evidence("bidder", company, bidder.evidence)
    evidence += reading.evidence("response", folder, response.evidence)
    everybody = people(bidder, read.staff)
    placed = placed_evidence(evidence, tender, response, everybody)
    plan = reading.plan(folder, response)
    project = Project(
        folder=folder,
        title=project_file.title,
        waivers=project_file.waivers,
        watch=project_file.watch,
        tender=tender,
        bidder=bidder,
        response=response,
        answers=written,
        unwritten=unwritten,
        form_answers=form_answers,
        company_forms=company_forms or FormAnswers(),
        company_form_files=_company_form_files(company),
        tender_files=tender_files(folder / project_file.tender, (*tender.files, *tender.addenda)),
        staff={member.code: member for member in read.staff},
        equipment=tuple(with_equipment(with_site_codes(equipment, tender.lot.sites), read.company)),
        evidence={item.record.code: item for item in placed},
        papers={item.record.code: item for item in evidence},
        plan=tuple(plan),
        sources=reading.sources,
        company=read.company,
        own_templates=frozenset(
            volume.code
            for volume in tender.volumes
            if (folder / "templates" / "response" / f"{volume.code}.docx").exists()
        ),
    )
    faults = reference_faults(project, read.staff, complete=reading.sound("staff"))
    if reading.findings or not all(map(is_pointer, faults)):
        reading.findings += faults
        raise reading.stopped()
    return replace(project, fingerprints=read_fingerprints(project), dangling=tuple(faults))


def _company_form_files(company: Path) -> dict[str, Path]:
    """The company's own forms by what they are called, which is how parts of a volume name them."""
    files = sorted((company / "forms").glob("*.docx"))
    return {file.stem: file for file in files if not file.name.startswith(("~$", "."))}


def _form_answers(reading: Reading, source: str, folder: Path) -> FormAnswers | None:
    """What forms.yaml of a folder says; None where there is none, or one with faults."""
    path = folder / "forms.yaml"
    return reading.yaml(source, path, FormAnswers) if path.is_file() else None
