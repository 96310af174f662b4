"""The bundled Gangbei example says what the paper says: nothing left out, no figure changed, nobody named.

A figure with a unit must stand in the record's own fields (requires, points, payment …), since checks compare
those; a number without a unit is a name and may stand in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from kit.copied_runs import copied_runs
from kit.example_lot import (
    band_figures,
    clauses_of,
    criteria_of,
    load,
    names_in,
    requirement_figures,
    stage_figures,
    strings_in,
    words_figures,
)
from kit.plan_reader import PlanPaper, officials, printed_points, read_plan
from kit.tender_figures import Figure, figures_in, missing
from kit.tender_reader import whole_text

from docgen.model.response.response import Answers
from docgen.model.tender.tender import Tender

REPOSITORY = Path(__file__).parents[2]
PAPER = REPOSITORY.parent / "shared" / "tenders" / "gangbei.docx"
EXAMPLE = REPOSITORY / "examples" / "gangbei"

TENDER = load(EXAMPLE / "tender.yaml")
LOT = TENDER["lot"]
CLAUSES = clauses_of(LOT)
CRITERIA = criteria_of(LOT)
ITEMS = {item["code"]: item for item in LOT["scorecard"]["items"]}
ANSWERS = load(EXAMPLE / "answers.yaml")["answers"]

# Clauses whose figures stand in the payment plan.
ELSEWHERE = {"S9.1": stage_figures, "S9.2": stage_figures, "S9.3": band_figures}
# Figures of the paper that only the text carries, because the records have no field for them.
IN_TEXT = {
    ("S5.2", Figure("2", "次")): "two warnings in a row: an event, no amount",
    ("S9.2", Figure("2", "")): "the number of the annex",
    ("S9.2", Figure("1", "次")): "one payment every six months: six stages",
    ("Q2.3", Figure("5", "")): "the full mark of the questionnaire stands in the requirement's name",
}
# Figures of the records that the paper says in words.
IN_WORDS = {
    ("S3.1", Figure("1-5", "星期")): "法定工作日",
    ("S4.6", Figure("1", "条")): "一条",
    ("Q10.1", Figure("1-5", "星期")): "法定工作日",
}
# These may be longer than the longest run of characters that a text may share with the paper.
PROPER_NAMES = (
    TENDER["project_name"],
    LOT["scorecard"]["title"],
    LOT["title"],
    LOT["sites"][0]["name"],
    "港北区人力资源和社会保障局",
    *(head["name"] for head in LOT["price"]["heads"]),
)


@cache
def _read() -> PlanPaper:
    return read_plan(PAPER)


@pytest.fixture
def paper() -> PlanPaper:
    if not PAPER.exists():
        pytest.skip(f"tender file not present: {PAPER.name}")
    return _read()


def _faults(by_code: dict[str, set[Figure]]) -> dict[str, set[Figure]]:
    return {code: figures for code, figures in by_code.items() if figures}


def _criteria_texts(paper: PlanPaper) -> dict[str, str]:
    """Criteria of the paper by code."""
    return {f"{item}.{n}": text for item, row in paper.scorecard.items() for n, text in row.criteria.items()}


def _known(code: str, table: dict[tuple[str, Figure], str]) -> set[Figure]:
    return {figure for place, figure in table if place == code}


def test_example_is_a_valid_record() -> None:
    Tender.model_validate(TENDER)
    Answers.model_validate(load(EXAMPLE / "answers.yaml"))


def test_no_numbered_requirement_is_left_out_and_none_is_added(paper: PlanPaper) -> None:
    assert [clause["code"] for clause in LOT["clauses"]] == list(paper.passages)
    assert len(CLAUSES) == len(LOT["clauses"])


def test_no_scorecard_line_is_left_out_and_none_is_added(paper: PlanPaper) -> None:
    assert {code: item["name"] for code, item in ITEMS.items()} == {
        code: row.name for code, row in paper.scorecard.items()
    }
    assert list(CRITERIA) == list(_criteria_texts(paper))


def test_every_figure_of_the_paper_stands_in_its_clause(paper: PlanPaper) -> None:
    lost = {}
    for code, clause in CLAUSES.items():
        held = requirement_figures(clause) | names_in(clause) | _known(code, IN_TEXT)
        held |= ELSEWHERE[code](LOT) if code in ELSEWHERE else set()
        lost[code] = missing(figures_in(paper.passages[code]), held)
    assert _faults(lost) == {}


def test_no_clause_holds_a_figure_that_the_paper_does_not_state(paper: PlanPaper) -> None:
    strange = {
        code: missing(requirement_figures(clause) | words_figures(clause), figures_in(paper.passages[code]))
        - _known(code, IN_WORDS)
        for code, clause in CLAUSES.items()
    }
    assert _faults(strange) == {}


def test_every_figure_of_the_scorecard_stands_in_its_criterion(paper: PlanPaper) -> None:
    lost = {}
    for code, text in _criteria_texts(paper).items():
        figures = figures_in(re.sub(r"（\d+分）", "", text))
        lost[code] = missing(figures, requirement_figures(CRITERIA[code]) | _known(code, IN_TEXT))
    assert _faults(lost) == {}


def test_no_criterion_holds_a_figure_that_the_paper_does_not_state(paper: PlanPaper) -> None:
    strange = {
        code: missing(
            requirement_figures(CRITERIA[code]) | words_figures(CRITERIA[code]),
            figures_in(text) - {Figure(str(CRITERIA[code]["points"]), "分")},
        )
        - _known(code, IN_WORDS)
        for code, text in _criteria_texts(paper).items()
    }
    assert _faults(strange) == {}


def test_points_are_those_of_the_paper_and_add_up(paper: PlanPaper) -> None:
    own = {code: criterion["points"] for code, criterion in CRITERIA.items()}
    assert own == {code: printed_points(text) for code, text in _criteria_texts(paper).items()}
    assert {code for code, points in own.items() if points is None} == {"Q8.1", "Q8.2", "Q8.3", "Q11.1"}
    assert {code: item["points"] for code, item in ITEMS.items()} == {
        code: row.points for code, row in paper.scorecard.items()
    }
    for code, item in ITEMS.items():
        stated = [criterion["points"] for criterion in item["criteria"]]
        assert None in stated or sum(stated) == item["points"], code
    assert sum(item["points"] for item in ITEMS.values()) == LOT["scorecard"]["total"] == 100


def test_bonus_and_malus_are_written_down_beside_the_items(paper: PlanPaper) -> None:
    noted = (EXAMPLE / "tender.yaml").read_text(encoding="utf-8").partition("加分、扣分两行")[2]
    assert len(paper.scorecard) == 11
    for words in ("每次 3 分", "每次 1 分", "每项 2 分", "不超过 15 分", "造假每次 10 分", "影响每次 5 分"):
        assert words in noted.partition("    items:")[0], words


def test_the_yearly_budget_is_that_of_the_paper_and_makes_the_ceiling(paper: PlanPaper) -> None:
    own = {entry["name"]: entry["amount"] for entry in CLAUSES["F9"]["requires"]}
    assert own == dict(paper.budget.values())
    assert [head["name"] for head in LOT["price"]["heads"]] == list(own)
    assert [amount / 10_000 for amount in own.values()] == [4, 5, 1, 2, 3, 1, 4, 12]
    assert 3 * sum(own.values()) == 3 * 320_000 == Decimal(LOT["price"]["ceiling"])
    assert {"320000", "960000"} <= {f.value for f in figures_in(paper.passages["S8"])}


def test_payment_stages_are_those_of_the_paper(paper: PlanPaper) -> None:
    first, *scored, last = LOT["payment"]["stages"]
    assert "合同签订后，甲方向乙方支付合同款的30%" in paper.passages["S9.1"]
    assert "10个工作日内" in paper.passages["S9.1"]
    assert (first["share"], first["due"]) == (30, {"event": "signing", "workdays": 10})
    assert "70%分6期支付（每期10%），服务期满后支付质保金（10%）。每6个月" in paper.passages["S9.2"]
    assert [(stage["share"], stage["scored"]) for stage in scored] == [(10, True)] * 6
    assert [stage["due"]["months"] for stage in scored] == [6, 12, 18, 24, 30, LOT["term_months"]]
    assert (last["share"], last["due"]) == (10, {"event": "end"})


def test_payment_bands_are_those_of_the_paper(paper: PlanPaper) -> None:
    pattern = r"考核评分在(\d+)分（含）-(\d+)\s*分.*?(全额|\d+%)"
    *bands, below = LOT["payment"]["bands"]
    own = [(str(b["least"]), str(b["most"]), f"{b['share']}%".replace("100%", "全额")) for b in bands]
    assert own == re.findall(pattern, paper.passages["S9.3"])
    rectified = re.search(r"低于(\d+)分，(限期15日整改).*?(\d+)%", paper.passages["S9.3"])
    assert rectified
    assert (str(below["below"]), str(below["share"])) == rectified.group(1, 3)
    assert rectified.group(2) in below["note"]


def test_what_the_paper_leaves_open_stays_open(paper: PlanPaper) -> None:
    words = whole_text(PAPER)
    assert (LOT["subcontracting"], LOT["sme"], TENDER["marks"]) == ("unstated", None, [])
    assert not [word for word in ("分包", "转包", "中小企业", "▲", "★") if word in words]


@pytest.mark.parametrize(
    ("code", "pattern"), [("S7.2.3", r"（如：(.*?)等?）"), ("F8.2", r"（(.*?)等）"), ("F8.3", r"（(.*?)等）")]
)
def test_every_facility_of_the_paper_is_asked_for(code: str, pattern: str, paper: PlanPaper) -> None:
    printed = {n for listed in re.findall(pattern, paper.passages[code]) for n in re.split("[、/]", listed)}
    own = {r["name"] for r in CLAUSES[code]["requires"] if r["kind"] == "facility"}
    assert len(printed) >= 2
    assert own - printed == ({"安全监控系统", "消防器材"} if code == "S7.2.3" else set())
    assert printed - own == set()
    assert {name for name in own if name not in paper.passages[code]} == set()


@pytest.mark.parametrize("code", ["S3.1", "S4.9", "S7.2.2"])
def test_every_zone_stands_in_the_paper(code: str, paper: PlanPaper) -> None:
    own = {r["name"] for r in CLAUSES[code]["requires"] if r["kind"] == "zone"}
    printed = set(
        re.findall(
            r"[一-鿿]+?区(?=[、等，])", paper.passages[code].replace("包括", "、").replace("如：", "、")
        )
    )
    named = {name for name in own if name.removesuffix("专区") in paper.passages[code]}
    assert own == named
    assert {name for name in printed if name.startswith(("企业", "便民", "信息", "人力", "招聘"))} <= own


def test_clauses_are_shorter_than_the_paper(paper: PlanPaper) -> None:
    lengths = {code: (len(c["text"]), len(paper.passages[code])) for code, c in CLAUSES.items()}
    assert {code: pair for code, pair in lengths.items() if pair[0] > 0.8 * pair[1]} == {}


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize("file", ["tender.yaml", "answers.yaml"])
def test_no_sentence_of_the_paper_is_copied(file: str) -> None:
    texts = strings_in(load(EXAMPLE / file))
    assert copied_runs(texts, whole_text(PAPER), PROPER_NAMES) == {}


@pytest.mark.usefixtures("paper")
def test_no_sentence_of_the_paper_is_copied_into_the_plan() -> None:
    texts = [line for path in EXAMPLE.glob("plan/*.md") for line in path.read_text("utf-8").splitlines()]
    assert len(texts) > 200
    assert copied_runs(texts, whole_text(PAPER), PROPER_NAMES) == {}


def test_nobody_whom_the_paper_names_stands_in_the_example(paper: PlanPaper) -> None:
    named = officials(paper.passages["S6"])
    files = [path for path in EXAMPLE.rglob("*") if path.suffix in (".yaml", ".md")]
    assert len(named) == 6
    assert [(path.name, name) for path in files for name in named if name in path.read_text("utf-8")] == []


def test_answers_cover_every_code_exactly() -> None:
    assert list(ANSWERS) == [*CLAUSES, *CRITERIA]


def test_answers_leave_nothing_open_and_repeat_nothing() -> None:
    texts = [answer["text"] for answer in ANSWERS.values()]
    assert [text for text in texts if re.search(r"待定|待补|XX|TODO|完全响应", text)] == []
    assert len(set(texts)) == len(texts)
