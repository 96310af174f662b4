"""The papers owed for one month or week are made when they are due, from what was known by then."""

from __future__ import annotations

import io
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
