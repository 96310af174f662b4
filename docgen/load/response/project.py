"""A project folder becomes a Project: every file read, every record made, every reference resolved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen.load.reading import Reading
from docgen.load.response.evidence_volumes import placed_evidence
from docgen.load.response.fingerprints import read_fingerprints
from docgen.load.response.references import reference_faults
from docgen.load.response.under_way import parted
from docgen.load.tender_files import tender_files
from docgen.model.company.bidder import Bidder, StaffMember
from docgen.model.project import Project
from docgen.model.project_file import ProjectFile
from docgen.model.response.response import Answers, EquipmentItem, Response


def load_project(folder: Path) -> Project:
    """Read the project in `folder`. Raises DocgenError with every fault of every file at once."""
    reading = Reading(folder)
    project_file = reading.yaml("project", folder / "project.yaml", ProjectFile)
    tender = reading.tender(project_file)
    response = reading.yaml("response", folder / "response.yaml", Response)
    answers = reading.yaml("answers", folder / "answers.yaml", Answers)
    equipment = reading.sheet("equipment", folder / "equipment.xlsx", EquipmentItem)
    company = reading.company(project_file)
    bidder = reading.yaml("bidder", company / "bidder.yaml", Bidder) if company else None
    staff = reading.sheet("staff", company / "staff.xlsx", StaffMember) if company else ()
    if not (project_file and tender and response and answers and company and bidder):
        raise reading.stopped()

    written, unwritten = parted(answers, tender.lot)
    evidence = reading.evidence("bidder", company, bidder.evidence)
    evidence += reading.evidence("response", folder, response.evidence)
    placed = placed_evidence(evidence, tender, response)
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
        tender_files=tender_files(folder / project_file.tender, tender.files),
        staff={member.code: member for member in staff},
        equipment=equipment,
        evidence={item.record.code: item for item in placed},
        plan=tuple(plan),
        sources=reading.sources,
        own_templates=frozenset(
            volume.code
            for volume in tender.volumes
            if (folder / "templates" / "response" / f"{volume.code}.docx").exists()
        ),
    )
    reading.findings += reference_faults(project, staff, complete=reading.sound("staff"))
    if reading.findings:
        raise reading.stopped()
    return replace(project, fingerprints=read_fingerprints(project))
