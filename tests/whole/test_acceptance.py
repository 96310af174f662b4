"""`docgen build … acceptance`: every period of every example, and what the papers hold."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from icalendar import Calendar
from kit.edits import drop
from kit.examples import acceptance
from kit.project import EXAMPLES, Ran, run_docgen

from docgen.derive.acceptance.duties import duties
from docgen.load.acceptance.records import load_acceptance
from docgen.load.files.sheet import first_sheet, read_sheet
from docgen.load.files.sheet_form import sheet_form
from docgen.locale.messages import say
from docgen.model.acceptance.records import SampleRow
from docgen.model.finding import has_errors
from docgen.pack.calendar_file import calendar_file
from docgen.packages.periods.asked import contract_periods
from docgen.packages.periods.assessment import assess
from docgen.packages.periods.papers import beside
from docgen.packages.runner import Order, build
from docgen.render.shared.charts import bar_chart
from scripts.example_ledgers import profiles

Docgen = Callable[..., Ran]
LOT1 = EXAMPLES / "pingxiang-lot1"
PERIODS = sorted(
    (number, folder.parent.name)
    for folder in EXAMPLES.glob("*/acceptance.yaml")
    for number in range(1, len(load_acceptance(folder.parent).scoring.periods) + 1)
)
"""The first of each example come first, so that a sample has one of each."""


@cache
def papers(name: str, number: int) -> dict[str, str]:
    """File name → its text, a line a paragraph."""
    with tempfile.TemporaryDirectory() as out:
        built = build(EXAMPLES / name, ["acceptance"], Order(Path(out), False, lambda _: None, number))
        assert not has_errors(built.findings)
        papers = [file.path for _, file in built.files if file.path.suffix != ".xlsx"]
        return {path.name: text(path.read_bytes()) for path in papers}


def text(content: bytes) -> str:
    if content.startswith((b"BEGIN:VCALENDAR", b"\xef\xbb\xbf")):  # the calendar, and lists as CSV
        return content.decode()
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


@pytest.mark.sample(3)
@pytest.mark.parametrize(("number", "name"), PERIODS)
def test_every_period_of_every_example_makes_its_papers(number: int, name: str) -> None:
    made = papers(name, number)

    assert {
        "考核报告.docx",
        "扣分明细.docx",
        "抽查检查表.docx",
        "附件（未脱敏，不得外传）.docx",
        "工作日程.ics",
    } <= made.keys()
    report = made["考核报告.docx"]
    card = load_acceptance(EXAMPLES / name).service.tender.lot.scorecard
    assert card
    for item in card.items:
        for criterion in item.criteria:
            assert criterion.title in report


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """The folder of the second period's papers, and what the command said that made them."""
    out = tmp_path_factory.mktemp("made")
    ran = run_docgen("build", LOT1, "acceptance", "--period", 2, "--out", out, "--json")
    return out / "acceptance/period-2", ran


def test_the_papers_are_published_beside_their_manifest(second: tuple[Path, Ran]) -> None:
    folder, ran = second

    assert ran.code == 0
    apart = folder.parent / "internal" / folder.name
    assert {Path(file["path"]).parent for file in ran.json["files"]} == {folder, apart}
    assert [path.suffix for path in sorted(apart.iterdir())] == ["", ".json", ".docx"]
    assert {file["kind"] for file in ran.json["files"]} == {"acceptance"}
    assert (folder / "manifest.json").is_file()


def test_the_report_shows_score_amount_capitals_and_ledgers() -> None:
    made = papers("pingxiang-lot1", 1)

    report = made["考核报告.docx"]
    assert "90.51至96.94分（凭祥市人力资源和社会保障局（示例考核组））" in report
    assert "372,480.00元（人民币叁拾柒万贰仟肆佰捌拾元整）" in report
    assert "暗访时另见一次大厅地面不洁" in report
    # A bonus that the text names and gives no points stays an open point.
    assert "“工作创新加分”只提名称，没有内容和分值" in report
    assert "\n不计加分；双方另行约定后计入\n未决定\n" in report
    # 2026-05-05 is a holiday, 2026-09-05 a Saturday; the advance was due on a Monday.
    assert "2026年5月5日（休息日）" in report
    assert "2026年9月5日（休息日）" in report
    assert "2026年1月19日（休息日）" not in report
    ledger = assess(load_acceptance(LOT1), 1).ledgers[0]
    assert ledger.sha256 in report
    assert "人民币叁拾柒万贰仟肆佰捌拾元整" in made["请款函.docx"]
    assert "评定（示例-考核-2026-01；" in made["请款函.docx"]
    assert "得分按不同做法为90.51至96.94分，应付金额相同" in made["请款函.docx"]


def test_the_report_shows_what_was_paid_beside_what_was_due_by_score() -> None:
    """The first payment is recorded after the first report; of the second period nothing is assessed."""
    first, second = (papers("pingxiang-lot1", number)["考核报告.docx"] for number in (1, 2))

    advance = ["预付款", "744,960.00", "744,960.00", "744,960.00", "0.00"]
    assert "\n".join([*advance, "2", "第一阶段验收款", "372,480.00", *["—"] * 3]) in first
    assert "\n".join([*advance, "2", "第一阶段验收款", *["372,480.00"] * 3, "0.00"]) in second
    assert "\n".join(["3", "第二阶段验收款", *["—"] * 4]) in second


def test_no_name_or_number_of_a_person_leaves_but_in_the_marked_annex() -> None:
    acceptance = assess(load_acceptance(LOT1), 1, tables=True)
    names = {row[1] for row in acceptance.results[0].unmasked["t-251"].rows}
    assert names

    made = papers("pingxiang-lot1", 1)
    annex = made.pop("附件（未脱敏，不得外传）.docx")
    assert "内部资料　含个人信息　不得外传" in annex
    assert all(name in annex for name in names)
    assert "只可交给凭祥市人力资源和社会保障局（示例考核组）" in annex
    drawn = acceptance.results[0].draws["Q2.6", "all-seekers"].units
    assert len(drawn.rows) == 10
    for _, code, name, phone in drawn.rows:
        assert "\n".join([code, name, phone]) in annex
    for file, content in made.items():
        assert not [name for name in names if name in content], file
        assert "1990000" not in content, file


def test_a_ledger_with_faults_stops_the_papers_and_a_draft_is_marked(lot1: Path, docgen: Docgen) -> None:
    path = lot1 / "ledgers/jobseekers.csv"
    path.write_text(
        path.read_text(encoding="utf-8-sig").replace("2026-03-02", "三月二日", 1), encoding="utf-8"
    )

    ran = docgen("build", lot1, "acceptance", "--period", 1, "--json")
    assert (ran.code, ran.codes(), ran.json["files"]) == (1, ["LEDGER-CELL"], [])

    ran = docgen("build", lot1, "acceptance", "--period", 1, "--json", "--draft")
    assert ran.json["files"]


def test_the_sheet_for_results_holds_the_units_drawn(
    second: tuple[Path, Ran], lot1: Path, docgen: Docgen
) -> None:
    made = second[0] / "抽查结果.xlsx"
    rows, _, faults = read_sheet(made, made.name, SampleRow)
    assert faults == []

    (lot1 / "samples/period-2.xlsx").write_bytes(
        sheet_form(SampleRow, "抽查结果", [row.model_copy(update={"passed": "合格"}) for row in rows])
    )
    ran = docgen("score", lot1, "--period", 2, "--json")
    # Who marks every unit as passed is told where the ledgers say otherwise.
    assert (set(ran.codes("warning")), ran.codes()) == ({"SAMPLE-LEDGER"}, [])


def test_the_sheet_for_results_says_who_was_drawn_and_what_is_asked(second: tuple[Path, Ran]) -> None:
    rows, _, _ = read_sheet(second[0] / "抽查结果.xlsx", "抽查结果.xlsx", SampleRow)

    of_it = [row for row in rows if row.criterion == "Q2.6"]
    assert {row.question for row in of_it} == {"是否已关注公众号和淘就业平台"}
    # Names are covered: the sheet lies in the folder that is handed out.
    assert all(re.fullmatch(r"\w\*+\w?　199\*{4}\d{4}", row.unit) for row in of_it), of_it[0].unit


def test_anyone_draws_again_from_the_list_of_the_population(second: tuple[Path, Ran]) -> None:
    with (second[0] / "抽样总体.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = [row for row in csv.DictReader(file) if row["评分编号"] == "Q2.6"]
    codes = [row["编号"] for row in listed]
    with (LOT1 / "ledgers/jobseekers.csv").open(encoding="utf-8-sig", newline="") as file:
        there = [r["登记编号"] for r in csv.DictReader(file) if "2026-05-06" <= r["登记日期"] <= "2026-09-05"]
    assert sorted(codes) == sorted(there)

    drawn = sorted(codes, key=lambda code: hashlib.sha256(f"示例-2026-09:Q2.6:{code}".encode()).hexdigest())
    assert codes == drawn
    assert [row["编号"] for row in listed if row["抽中"]] == drawn[:10]

    population = hashlib.sha256("\n".join(sorted(codes)).encode()).hexdigest()
    form = text((second[0] / "抽查检查表.docx").read_bytes())
    assert f"总体共{len(codes)}个，编号 SHA-256：{population}" in form
    rows, _, _ = read_sheet(second[0] / "抽查结果.xlsx", "抽查结果.xlsx", SampleRow)
    marks = {row.draw for row in rows if row.criterion == "Q2.6"}
    assert len(marks) == 1
    assert marks.pop().endswith(f"/{len(codes)}/{population[:8]}")


def test_a_new_project_has_an_empty_form_of_every_ledger(tmp_path: Path, docgen: Docgen) -> None:
    docgen("new", tmp_path / "p", "--from", "gangbei")

    declared = {spec.code: spec for spec in load_acceptance(EXAMPLES / "gangbei").scoring.ledgers}
    forms = {path.stem: path for path in (tmp_path / "p/ledgers/blank").iterdir()}
    assert forms.keys() == declared.keys()
    for code, path in forms.items():
        assert first_sheet(path, code) == [[column.title for column in declared[code].columns]]


def test_check_reads_the_ledgers_too(docgen: Docgen) -> None:
    ran = docgen("check", LOT1, "--kind", "acceptance", "--format", "json")

    assert (ran.code, ran.codes()) == (0, [])


def test_the_calendar_holds_every_duty_on_its_day() -> None:
    acceptance = load_acceptance(LOT1)
    owed = duties(acceptance, contract_periods(acceptance))
    days = {(each.day, str(each.title.values.get("name", ""))) for each in owed}

    assert (date(2026, 5, 5), "第一阶段") in days
    assert (date(2026, 4, 30), "第一阶段") in days
    assert (date(2026, 4, 5), "报送当月工作计划和上月总结") in days
    # 30 workdays from 2025-12-05: the New Year's holiday and its make-up Sunday counted.
    assert (date(2026, 1, 19), "预付款") in days
    assert sum(name == "报送上周考勤汇总" for _, name in days) == 53
    file = calendar_file("日程", "标项", owed)
    events = Calendar.from_ical(file).walk("VEVENT")
    assert [(event.start, str(event["summary"])) for event in events] == [
        (each.day, say(each.title, "zh")) for each in owed
    ]
    assert {event.end - event.start for event in events} == {timedelta(days=1)}
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert calendar_file("日程", "标项", owed) == file


def test_a_period_below_the_line_has_its_rectification_in_every_period_s_calendar() -> None:
    """Gangbei's fifth half-year was assessed below 80 on 2028-05-02, and has fifteen days to be mended."""
    unrecorded = acceptance(drop("acceptance/periods/4/rectification"), example="gangbei")
    results = assess(unrecorded, 1, tables=True)

    days = Calendar.from_ical(beside(results, results.results[0], Path())["工作日程.ics"]).walk("VEVENT")

    assert [event.start for event in days if "整改" in event["summary"]] == [date(2028, 5, 17)]


def test_a_chart_is_the_same_picture_each_time() -> None:
    bars = [("2026-03", Decimal(538)), ("2026-04", Decimal(480))]

    assert bar_chart(bars, Decimal(500)) == bar_chart(bars, Decimal(500))
    assert bar_chart(bars, Decimal(500)) != bar_chart(bars, Decimal(400))


def test_the_example_s_ledgers_are_what_the_seeded_generator_makes() -> None:
    made = {code: len(rows) for code, rows in profiles.ALL["pingxiang-lot1"]().items()}
    kept = {ledger.code: ledger.rows for ledger in assess(load_acceptance(LOT1), 1).ledgers}

    assert kept == made
    assert sum(kept.values()) >= 20_000
