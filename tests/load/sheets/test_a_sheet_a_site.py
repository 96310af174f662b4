"""Lists kept in a sheet for each site: the sheet's name says which site its rows are of."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from docgen.load.handover import load_handover
from docgen.load.response.project import load_project
from docgen.model.finding import DocgenError
from docgen.rules import ruleset

HEAD = ("对应设施", "设备名称", "数量", "单位", "来源")
SCANNER = ("高拍仪", "双摄高拍仪", 2, "台", "自有")
PHONE = ("电话", "办公电话机", 1, "部", "自有")


def workbook(path: Path, sheets: dict[str, list[tuple[object, ...]]]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def test_rows_are_of_the_site_that_their_sheet_names_by_code_or_name(lot1: Path) -> None:
    sites = {site.code: site.name for site in load_project(lot1).tender.lot.sites}
    workbook(
        lot1 / "equipment.xlsx",
        {"PARK": [HEAD, SCANNER, PHONE], sites["MARKET"]: [HEAD, PHONE], "说明": [("各站点一张表",)]},
    )

    project = load_project(lot1)

    assert [(item.site, item.name) for item in project.equipment] == [
        ("PARK", "双摄高拍仪"),
        ("PARK", "办公电话机"),
        ("MARKET", "办公电话机"),
    ]
    said = [each for each in project.sources.said if each.code == "SHEET-READ"]
    assert "taken from the sheet's name" in repr(said)


def test_a_sheet_called_like_no_site_is_one_finding_with_what_was_meant(lot1: Path) -> None:
    workbook(lot1 / "equipment.xlsx", {"PARK": [HEAD, SCANNER], "MARKTE": [HEAD, PHONE, SCANNER]})

    with pytest.raises(DocgenError) as stopped:
        load_project(lot1)

    (finding,) = (each for each in stopped.value.findings if each.severity == "error")
    assert (finding.code, "MARKET" in repr(finding)) == ("REF-UNKNOWN", True)
    assert finding.origin.location.startswith("MARKTE!")


def test_a_column_of_sites_goes_before_the_names_of_sheets(lot1: Path) -> None:
    headed = ("站点编号", *HEAD)
    workbook(
        lot1 / "equipment.xlsx", {"一": [headed, ("PARK", *SCANNER)], "二": [headed, ("MARKET", *PHONE)]}
    )

    assert [item.site for item in load_project(lot1).equipment] == ["PARK", "MARKET"]


def test_one_sheet_alone_names_no_site(lot1: Path) -> None:
    workbook(lot1 / "equipment.xlsx", {"设备": [HEAD, SCANNER]})

    with pytest.raises(DocgenError) as stopped:
        load_project(lot1)

    assert {each.code for each in stopped.value.findings} <= {"SITE-UNNAMED", "REF-UNKNOWN", "FIELD-MISSING"}


def test_assets_of_a_sheet_a_site(lot1: Path) -> None:
    sites = {site.code: site.name for site in load_project(lot1).tender.lot.sites}
    before = load_handover(lot1, ruleset().secrets).assets
    by_site = {code: [asset for asset in before if asset.site == code] for code in ("PARK", "MARKET")}
    titles = {
        name: str(field.title) for name, field in type(before[0]).model_fields.items() if name != "site"
    }
    workbook(
        lot1 / "assets.xlsx",
        {
            sites[code]: [
                tuple(titles.values()),
                *(
                    tuple(
                        "" if getattr(asset, name) is None else str(getattr(asset, name)) for name in titles
                    )
                    for asset in assets
                ),
            ]
            for code, assets in by_site.items()
        },
    )

    after = load_handover(lot1, ruleset().secrets).assets

    assert [(asset.site, asset.code) for asset in after] == [
        (asset.site, asset.code) for code in by_site for asset in by_site[code]
    ]
