"""Equipment that the bid names by its code alone: name, model, unit and source are the company's."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.load.response.project import load_project
from docgen.model.finding import DocgenError

HEAD = "站点编号,对应设施,设备名称,品牌型号,数量,单位,来源,备注,设备编号"


def listing(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """The project with these rows for its list of equipment, as a text file in the place of the workbook."""
    (folder / "equipment.xlsx").unlink()
    (folder / "equipment.csv").write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return folder


def test_what_is_left_out_is_the_companys_and_what_is_written_stays(lot1: Path) -> None:
    project = load_project(listing(lot1, "PARK,高拍仪,,,2,,,,D02", "PARK,电话,自带电话,,1,,拟购,,D01"))
    scanner, telephone = project.equipment
    own = {each.code: each for each in project.company.equipment}

    assert (scanner.name, scanner.model, scanner.unit, scanner.source) == (
        own["D02"].name,
        own["D02"].model,
        own["D02"].unit,
        own["D02"].source,
    )
    assert (telephone.name, telephone.model, telephone.source) == ("自带电话", own["D01"].model, "拟购")


@pytest.mark.parametrize(
    ("row", "code"),
    [("PARK,高拍仪,,,2,,,,D20", "REF-UNKNOWN"), ("PARK,高拍仪,高拍仪,,2,,,,", "FIELD-MISSING")],
)
def test_what_nobody_describes_is_a_fault(lot1: Path, row: str, code: str) -> None:
    with pytest.raises(DocgenError) as stopped:
        load_project(listing(lot1, row))

    (finding,) = stopped.value.findings
    assert finding.code == code
    if code == "REF-UNKNOWN":
        assert "D02" in repr(finding)  # what was probably meant


def test_a_list_from_before_codes_loads(lot1: Path) -> None:
    old = HEAD.rpartition(",")[0]
    project = load_project(listing(lot1, "PARK,高拍仪,双摄高拍仪,A4,2,台,自有,", head=old))

    assert [(item.name, item.code) for item in project.equipment] == [("双摄高拍仪", "")]
