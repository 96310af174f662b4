"""A vehicle that the response names by its code alone: model, seats and source are the company's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.load.response.project import load_project
from docgen.model.finding import DocgenError


def naming(folder: Path, vehicle: str) -> Path:
    path = folder / "response.yaml"
    text, count = re.subn(r"(vehicles:\n\s+- ).*", rf"\g<1>{vehicle}", path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(text, "utf-8")
    return folder


def test_what_is_left_out_is_the_companys_and_what_is_written_stays(lot1: Path) -> None:
    project = load_project(naming(lot1, "{code: V01, source: 租赁}"))
    own = next(each for each in project.company.vehicles if each.code == "V01")
    (vehicle,) = (each for site in project.response.sites for each in site.vehicles)

    assert (vehicle.model, vehicle.seats, vehicle.source) == (own.type or own.model, own.seats, "租赁")


@pytest.mark.parametrize(
    ("vehicle", "code"), [("{code: V99}", "REF-UNKNOWN"), ("{model: 轿车, seats: 5}", "FIELD-MISSING")]
)
def test_a_vehicle_that_nobody_describes_is_a_fault(lot1: Path, vehicle: str, code: str) -> None:
    with pytest.raises(DocgenError) as stopped:
        load_project(naming(lot1, vehicle))

    assert [each.code for each in stopped.value.findings] == [code]
