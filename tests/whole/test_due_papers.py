"""The papers owed for one month or week are made when they are due, from what was known by then."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from kit.project import EXAMPLES, Ran

from docgen.model.due_unit import month, week

Docgen = Callable[..., Ran]
LOT1 = EXAMPLES / "pingxiang-lot1"


def text(path: Path) -> str:
    body = docx.Document(io.BytesIO(path.read_bytes())).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def test_the_papers_of_a_month_stand_by_themselves_with_its_own_date(tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("build", LOT1, "--month", "2026-03", "--out", tmp_path).code == 0

    made = {path.name for path in (tmp_path / "acceptance/2026-03").iterdir()}
    assert {"月度工作总结与计划 2026-03.docx", "园区企业月度监测表 2026-03.docx"} <= made
    assert not any("考核报告" in name or "抽查" in name for name in made)
    summary = text(tmp_path / "acceptance/2026-03/月度工作总结与计划 2026-03.docx")
    assert "日期：2026年3月31日" in summary
    assert "考核周期：2026年3月2日至2026年5月5日" in summary
    assert "2026年3月2日至2026年3月31日" in summary
    assert "2026年4月" not in summary.split("下期计划")[0]


def test_the_paper_of_a_week_ends_with_its_sunday(tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("build", LOT1, "acceptance", "--week", "2026-W12", "--out", tmp_path).code == 0
    (made,) = (tmp_path / "acceptance/2026-W12").glob("*.docx")
    assert "2026年3月16日至2026年3月22日" in text(made)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--month", "2026-3"), "--month 2026-3：写月份，如 2026-03"),
        (("--month", "2026-13"), "--month 2026-13：写月份，如 2026-03"),
        (("--week", "2026-W60"), "--week 2026-W60：写周，如 2026-W12"),
        (("--week", "2026-W12", "--month", "2026-03"), "--period、--month、--week 只写一个"),
        (("--month", "2025-03"), "服务期是 2026-03-02 至 2027-03-02"),
    ],
)
def test_what_is_no_month_of_the_service_is_said(
    tmp_path: Path, docgen: Docgen, arguments: tuple[str, ...], said: str
) -> None:
    ran = docgen("build", LOT1, *arguments, "--out", tmp_path)
    assert ran.code in (1, 2)
    assert said in ran.out + ran.err
    assert not (tmp_path / "acceptance").exists()


def test_a_contract_without_weekly_papers_says_so(tmp_path: Path, docgen: Docgen) -> None:
    ran = docgen("build", EXAMPLES / "gangbei", "--week", "2026-W12", "--out", tmp_path)
    assert ran.code == 2
    assert "2026-W12 没有应报送的材料" in ran.out + ran.err


def test_months_and_weeks_are_read_as_the_calendar_has_them() -> None:
    assert [str(day) for day in (month("2028-02").first, month("2028-02").last)] == [
        "2028-02-01",
        "2028-02-29",
    ]
    assert [str(day) for day in (week("2026-W01").first, week("2026-W53").last)] == [
        "2025-12-29",
        "2027-01-03",
    ]


def write_narratives(folder: Path) -> None:
    """March with an event's pictures and one that is none; April twice; a text that says of no month."""
    place = folder / "narratives"
    event = place / "2026-03/春风行动招聘会"
    event.mkdir(parents=True)
    for name, source in (("现场", "market-hall"), ("签到表", "park-room")):
        shutil.copy(folder / f"photos/{source}.png", event / f"{name}.png")
    (event / "坏.jpg").write_bytes(b"no picture")
    shutil.copy(place / "2026-04.md", place / "2026-05.md")
    docx.Document().save(str(place / "2026-04.docx"))
    (place / "三月总结.md").write_text("# 主要工作", encoding="utf-8")


def test_a_period_gathers_what_was_written_of_its_months_with_pictures_by_event(
    lot1: Path, docgen: Docgen
) -> None:
    written = (lot1 / "narratives/2026-03.md").read_text(encoding="utf-8").splitlines()
    write_narratives(lot1)

    ran = docgen("build", lot1, "acceptance", "--period", 1, "--json")

    assert ran.code == 0
    found = [(e["code"], e["file"]) for e in ran.json["findings"] if e["code"].startswith("NARRATIVE")]
    assert found == [
        ("NARRATIVE-FILE", "narratives/三月总结.md"),
        ("NARRATIVE-FILE", "narratives/2026-03/春风行动招聘会/坏.jpg"),
        ("NARRATIVE-FILE", "narratives/2026-04"),
        ("NARRATIVE-MISSING", "narratives/2026-04.md"),
    ]
    summary = lot1 / "outputs/acceptance/period-1/月度工作总结与计划.docx"
    said = text(summary)
    march, april = said.split("2026年3月2日至2026年3月31日")[-1].split("2026年4月1日至2026年4月30日")
    assert next(line for line in written if line.startswith("示例虚构")) in march
    assert "春风行动招聘会　现场" in march
    assert "春风行动招聘会　签到表" in march
    assert "工作叙述" not in april
    with zipfile.ZipFile(summary) as package:
        assert sum(name.startswith("word/media/") for name in package.namelist()) == 2


def test_a_month_has_its_own_narrative(tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("build", LOT1, "--month", "2026-04", "--out", tmp_path).code == 0
    summary = text(tmp_path / "acceptance/2026-04/月度工作总结与计划 2026-04.docx")
    lines = (LOT1 / "narratives/2026-04.md").read_text(encoding="utf-8").splitlines()
    assert next(line for line in lines if line.startswith("示例虚构")) in summary
