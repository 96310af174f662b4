"""The records that every package of the service's years shares: tender, contract, operator."""

from __future__ import annotations

from docgen.load.reading import Reading
from docgen.model.company.bidder import Bidder
from docgen.model.project_file import ProjectFile
from docgen.model.service import Contract, Service


def read_service(reading: Reading) -> Service | None:
    """The service in the folder that `reading` goes through; None where its files do not allow one.

    What was found wrong stays in `reading`, so that the caller can read on and say everything at once.
    """
    project_file = reading.yaml("project", reading.folder / "project.yaml", ProjectFile)
    tender = reading.tender(project_file)
    contract = reading.yaml("contract", reading.folder / "contract.yaml", Contract)
    company = reading.company(project_file)
    operator = reading.yaml("bidder", company / "bidder.yaml", Bidder) if company else None
    if not (project_file and tender and contract and operator):
        return None
    return Service(
        folder=reading.folder,
        title=project_file.title,
        waivers=project_file.waivers,
        tender=tender,
        operator=operator,
        contract=contract,
        sources=reading.sources,
    )
