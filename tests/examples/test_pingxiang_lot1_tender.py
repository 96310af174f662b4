"""The bundled example of Pingxiang lot 1 says what the paper says: nothing left out, no figure changed.

A figure with a unit must stand in the record's own fields (requires, points, deduction, payment …), since
checks compare those; a number without a unit is a name and may stand in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from copied_runs import copied_runs
from example_lot import (
    band_figures,
    clauses_of,
    criteria_of,
    criterion_figures,
    load,
    names_in,
    requirement_figures,
    stage_figures,
    strings_in,
    words_figures,
)
from tender_figures import Figure, figures_in, missing
from tender_reader import LotPaper, points_of, read_lot, whole_text

from docgen.model.response import Answers
from docgen.model.tender import Tender

REPOSITORY = Path(__file__).parents[2]
PAPER = REPOSITORY.parent / "shared" / "tenders" / "pingxiang.docx"
EXAMPLE = REPOSITORY / "examples" / "pingxiang-lot1"

LOT = load(EXAMPLE / "tender.yaml")["lot"]
CLAUSES = clauses_of(LOT)
CRITERIA = criteria_of(LOT)
ITEMS = {item["code"]: item for item in LOT["scorecard"]["items"]}
ANSWERS = load(EXAMPLE / "answers.yaml")["answers"]

# Where criteria and deductions are numbered apart: deduction number → criteria it belongs to by its meaning.
DEDUCTION_OF = {"Q2": {1: [1], 2: [2, 3], 3: [4], 4: [5], 5: [6], 6: [7]}}
# Clauses whose figures stand in the payment plan.
ELSEWHERE = {"T4": stage_figures, "B5": stage_figures, "T3.2.4": band_figures}
# Figures of the paper that only the text carries, because the records have no field for them.
IN_TEXT = {
    ("Q1.1", Figure("12:00", "时刻")): "a lunch break is no opening time",
    ("Q1.1", Figure("13:00", "时刻")): "a lunch break is no opening time",
    ("Q1.1", Figure("1", "日")): "one day of rest: no weekday 7 in the hours",
    ("Q2.7", Figure("3", "分")): "own fairs, a part of the 5 points; a criterion has one figure",
}
# Figures of the records that the paper says in words.
IN_WORDS = {("T3.2.4", Figure("100", "%")): "全额支付", ("T3.2.4", Figure("0", "%")): "将不支付"}
# These may be longer than the longest run of characters that a text may share with the paper.
PROPER_NAMES = (
    LOT["scorecard"]["title"],
    LOT["title"],
    "凭祥产业园夏石片区中老路园区企业配套宿舍楼一楼",
    "广西壮族自治区崇左市凭祥市凭祥镇南大路7号",
    "凭祥市人力资源和社会保障局",
    *(item["name"] for item in ITEMS.values()),
)


@cache
def _read() -> LotPaper:
    return read_lot(PAPER, "标项一")


@pytest.fixture
def paper() -> LotPaper:
    if not PAPER.exists():
        pytest.skip(f"tender file not present: {PAPER.name}")
    return _read()


def _faults(by_code: dict[str, set[Figure]]) -> dict[str, set[Figure]]:
    return {code: figures for code, figures in by_code.items() if figures}


def _held_by_clause(clause: dict) -> set[Figure]:
    elsewhere = ELSEWHERE.get(clause["code"])
    return requirement_figures(clause) | (elsewhere(LOT) if elsewhere else set())


def _deductions(paper: LotPaper, item: str) -> dict[str, str]:
    """Deductions of the paper by criterion code."""
    row = paper.scorecard[item]
    pairs = DEDUCTION_OF.get(item) or {number: [number] for number in row.criteria}
    return {f"{item}.{c}": row.deductions[number] for number, criteria in pairs.items() for c in criteria}


def _criteria_texts(paper: LotPaper) -> dict[str, str]:
    """Criteria of the paper by code."""
    return {f"{item}.{n}": text for item, row in paper.scorecard.items() for n, text in row.criteria.items()}


def test_examples_are_valid_records() -> None:
    Tender.model_validate(load(EXAMPLE / "tender.yaml"))
    Answers.model_validate(load(EXAMPLE / "answers.yaml"))


def test_no_numbered_requirement_is_left_out_and_none_is_added(paper: LotPaper) -> None:
    assert sorted(clause["code"] for clause in LOT["clauses"]) == sorted(paper.passages)


def test_no_scorecard_line_is_left_out_and_none_is_added(paper: LotPaper) -> None:
    assert {code: item["name"] for code, item in ITEMS.items()} == {
        code: row.name for code, row in paper.scorecard.items()
    }
    assert sorted(CRITERIA) == sorted(_criteria_texts(paper))


def test_every_deduction_of_the_paper_has_its_criterion(paper: LotPaper) -> None:
    for item, row in paper.scorecard.items():
        placed = _deductions(paper, item)
        assert set(placed) == {f"{item}.{number}" for number in row.criteria}
        assert set(placed.values()) == {text for number, text in row.deductions.items() if number}


def test_every_figure_of_the_paper_stands_in_its_clause(paper: LotPaper) -> None:
    lost = {
        code: missing(figures_in(paper.passages[code]), _held_by_clause(clause) | names_in(clause))
        for code, clause in CLAUSES.items()
    }
    assert _faults(lost) == {}


def test_no_clause_holds_a_figure_that_the_paper_does_not_state(paper: LotPaper) -> None:
    strange = {
        code: missing(_held_by_clause(clause) | words_figures(clause), figures_in(paper.passages[code]))
        - {f for place, f in IN_WORDS if place == code}
        for code, clause in CLAUSES.items()
    }
    assert _faults(strange) == {}


def test_every_figure_of_the_scorecard_stands_in_its_criterion(paper: LotPaper) -> None:
    lost = {}
    for code, text in _criteria_texts(paper).items():
        criterion = CRITERIA[code]
        in_text = {f for place, f in IN_TEXT if place == code} & words_figures(criterion)
        demanded = criterion_figures({**criterion, "deduction": ""})
        lost[code] = missing(figures_in(text), demanded | names_in(criterion) | in_text)
    assert _faults(lost) == {}


def test_every_figure_of_a_deduction_stands_in_the_deduction_of_its_criterion(paper: LotPaper) -> None:
    lost = {}
    for item in paper.scorecard:
        texts = _deductions(paper, item)
        for code, text in texts.items():
            sharing = [CRITERIA[other] for other in texts if texts[other] == text]
            held = set().union(*(figures_in(c["deduction"]) | names_in(c) for c in sharing))
            lost[code] = missing(figures_in(text), held)
    assert _faults(lost) == {}


def test_no_criterion_holds_a_figure_that_the_paper_does_not_state(paper: LotPaper) -> None:
    texts = _criteria_texts(paper)
    strange = {}
    for item in paper.scorecard:
        for code, deduction in _deductions(paper, item).items():
            held = criterion_figures(CRITERIA[code]) | words_figures(CRITERIA[code])
            strange[code] = missing(held, figures_in(texts[code]) | figures_in(deduction))
    assert _faults(strange) == {}


def test_the_words_around_the_criteria_agree_in_figures(paper: LotPaper) -> None:
    for code, row in paper.scorecard.items():
        assert figures_in(ITEMS[code]["text"]) == figures_in(row.service + row.deductions.get(0, "")), code


def test_points_are_those_of_the_paper_and_add_up(paper: LotPaper) -> None:
    own = {code: Decimal(str(criterion["points"])) for code, criterion in CRITERIA.items()}
    assert own == {code: points_of(text) for code, text in _criteria_texts(paper).items()}
    for code, item in ITEMS.items():
        in_item = sum(own[criterion["code"]] for criterion in item["criteria"])
        assert in_item == Decimal(str(item["points"])) == paper.scorecard[code].points, code
    assert sum(own.values()) == Decimal(str(LOT["scorecard"]["total"])) == 100


def test_payment_stages_are_those_of_the_paper(paper: LotPaper) -> None:
    field = {"个工作日": "workdays", "个月": "months"}
    own = [(stage["due"], stage["share"]) for stage in LOT["payment"]["stages"]]
    for code in ("T4", "B5"):
        printed = re.findall(r"之日起(\d+)(个工作日|个月).*?合同总金额的?(\d+)%", paper.passages[code])
        assert [(int(count), int(share)) for count, _, share in printed] == [
            (due.get(field[unit]), share) for (due, share), (_, unit, _) in zip(own, printed, strict=True)
        ]
    assert sum(share for _, share in own) == 100


def test_payment_bands_are_those_of_the_paper(paper: LotPaper) -> None:
    pattern = r"得分在(\d+)分（含）(?:以上|[—-]+([\d.]+)).*?(全额|\d+%)"
    *paid, unpaid = LOT["payment"]["bands"]
    own = [(str(b["least"]), str(b.get("most", "")), f"{b['share']}%".replace("100%", "全额")) for b in paid]
    assert own == re.findall(pattern, paper.passages["T3.2.4"])
    assert f"低于{unpaid['below']}分以下的将不支付" in paper.passages["T3.2.4"]
    assert unpaid["share"] == 0
    assert unpaid["note"] in paper.passages["T3.2.4"]


def test_name_quantity_ceiling_and_term_are_those_of_the_paper(paper: LotPaper) -> None:
    assert (LOT["title"], LOT["quantity"]) == (paper.title, paper.quantity)
    assert Decimal(LOT["price"]["ceiling"]) == paper.budget
    assert f"服务时间为{LOT['term_months']}个月" in paper.passages["B2"]
    assert f"行业名称：{LOT['sme']['industry']}，" in paper.passages["N5"]


def test_marks_stand_exactly_where_the_paper_has_them(paper: LotPaper) -> None:
    own = {code: clause.get("mark", "") for code, clause in CLAUSES.items()}
    assert own == {code: paper.marks.get(code, "") for code in paper.passages}
    assert "▲" in own.values()


@pytest.mark.parametrize("code", ["T3.1.1.3", "T3.1.2.3", "T3.1.3.3"])
def test_every_facility_of_the_paper_is_asked_for(code: str, paper: LotPaper) -> None:
    lists = re.findall(r"(?<!自行)配[备有](.*?)等", paper.passages[code])
    printed = {re.sub(r"\d+[台套]$", "", name) for listed in lists for name in listed.split("、")}
    own = {r["name"] for r in CLAUSES[code]["requires"] if r["kind"] == "facility"}
    assert len(printed) >= 7
    assert printed - own == set()
    assert {name for name in own if name not in paper.passages[code]} == set()


def test_clauses_are_shorter_than_the_paper(paper: LotPaper) -> None:
    lengths = {code: (len(c["text"]), len(paper.passages[code])) for code, c in CLAUSES.items()}
    assert {code: pair for code, pair in lengths.items() if pair[0] > 0.8 * pair[1]} == {}


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize("file", ["tender.yaml", "answers.yaml"])
def test_no_sentence_of_the_paper_is_copied(file: str) -> None:
    texts = strings_in(load(EXAMPLE / file))
    assert copied_runs(texts, whole_text(PAPER), PROPER_NAMES) == {}


def test_answers_cover_every_code_exactly() -> None:
    assert sorted(ANSWERS) == sorted({**CLAUSES, **CRITERIA})


def test_answers_leave_nothing_open_and_repeat_nothing() -> None:
    texts = [answer["text"] for answer in ANSWERS.values()]
    assert [text for text in texts if re.search(r"待定|待补|XX|TODO|完全响应", text)] == []
    assert len(set(texts)) == len(texts)


def test_answers_to_marked_clauses_do_not_deviate_negatively() -> None:
    marked = {code for code, clause in CLAUSES.items() if clause.get("mark")}
    assert {code for code in marked if ANSWERS[code].get("deviation") == "negative"} == set()
