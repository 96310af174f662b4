"""A bundled example says what its paper says: nothing left out, no figure changed.

A figure with a unit must stand in the record's own fields (requires, points, deduction, payment …), since
checks compare those; a number without a unit is a name and may stand in the text. What a paper needs known
(which lot, how its numbering is read) stands in expected/<example>.yaml.
"""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from kit.copied_runs import copied_runs
from kit.example_lot import (
    EXPECTED,
    Example,
    band_figures,
    criterion_figures,
    load,
    names_in,
    requirement_figures,
    stage_figures,
    strings_in,
    words_figures,
)
from kit.tender_figures import Figure, figures_in, missing
from kit.tender_reader import LotPaper, points_of

from docgen.load.response.project import load_project
from docgen.model.response.response import Answers
from docgen.model.tender.tender import Tender

EXAMPLES = {path.stem: Example(path.stem) for path in sorted(EXPECTED.glob("*.yaml"))}
# Clauses whose figures stand in the payment plan.
ELSEWHERE = {"T4": stage_figures, "B5": stage_figures, "T3.2.4": band_figures}
# Figures of the records that the paper says in words.
IN_WORDS = {("T3.2.4", Figure("100", "%")): "全额支付", ("T3.2.4", Figure("0", "%")): "将不支付"}


@pytest.fixture(params=EXAMPLES.values(), ids=EXAMPLES.keys())
def example(request: pytest.FixtureRequest) -> Example:
    return request.param


@pytest.fixture
def paper(example: Example) -> LotPaper:
    if not example.file.exists():
        pytest.skip(f"tender file not present: {example.file.name}")
    return example.paper


def _faults(by_code: dict[str, set[Figure]]) -> dict[str, set[Figure]]:
    return {code: figures for code, figures in by_code.items() if figures}


def _held(example: Example) -> dict[str, set[Figure]]:
    """The figures that the records of each clause hold, those of the payment plan with the clauses on it."""
    return {
        code: requirement_figures(clause) | (ELSEWHERE[code](example.lot) if code in ELSEWHERE else set())
        for code, clause in example.clauses.items()
    }


def _deductions(example: Example, item: str) -> dict[str, str]:
    """Deductions of the paper by criterion code."""
    row = example.paper.scorecard[item]
    pairs = example.expected["deduction_of"].get(item) or {number: [number] for number in row.criteria}
    return {f"{item}.{c}": row.deductions[number] for number, criteria in pairs.items() for c in criteria}


def _criteria_texts(paper: LotPaper) -> dict[str, str]:
    """Criteria of the paper by code."""
    return {f"{item}.{n}": text for item, row in paper.scorecard.items() for n, text in row.criteria.items()}


def test_examples_are_valid_records(example: Example) -> None:
    Tender.model_validate(load(example.folder / "tender.yaml"))
    Answers.model_validate(load(example.folder / "answers.yaml"))


def test_no_numbered_requirement_is_left_out_and_none_is_added(example: Example, paper: LotPaper) -> None:
    assert sorted(clause["code"] for clause in example.lot["clauses"]) == sorted(paper.passages)


def test_no_scorecard_line_is_left_out_and_none_is_added(example: Example, paper: LotPaper) -> None:
    assert {code: item["name"] for code, item in example.items.items()} == {
        code: row.name for code, row in paper.scorecard.items()
    }
    assert sorted(example.criteria) == sorted(_criteria_texts(paper))


def test_every_deduction_of_the_paper_has_its_criterion(example: Example, paper: LotPaper) -> None:
    for item, row in paper.scorecard.items():
        placed = _deductions(example, item)
        assert set(placed) == {f"{item}.{number}" for number in row.criteria}
        assert set(placed.values()) == {text for number, text in row.deductions.items() if number}


def test_every_figure_of_the_paper_stands_in_its_clause(example: Example, paper: LotPaper) -> None:
    lost = {
        code: missing(figures_in(paper.passages[code]), held | names_in(example.clauses[code]))
        for code, held in _held(example).items()
    }
    assert _faults(lost) == {}


def test_no_clause_holds_a_figure_that_the_paper_does_not_state(example: Example, paper: LotPaper) -> None:
    strange = {
        code: missing(held | words_figures(example.clauses[code]), figures_in(paper.passages[code]))
        - {f for place, f in IN_WORDS if place == code}
        for code, held in _held(example).items()
    }
    assert _faults(strange) == {}


def test_every_figure_of_the_scorecard_stands_in_its_criterion(example: Example, paper: LotPaper) -> None:
    lost = {}
    for code, text in _criteria_texts(paper).items():
        criterion = example.criteria[code]
        in_text = example.in_text(code) & words_figures(criterion)
        demanded = criterion_figures({**criterion, "deduction": ""})
        lost[code] = missing(figures_in(text), demanded | names_in(criterion) | in_text)
    assert _faults(lost) == {}


def test_every_figure_of_a_deduction_stands_with_its_criterion(example: Example, paper: LotPaper) -> None:
    lost = {}
    for item in paper.scorecard:
        texts = _deductions(example, item)
        for code, text in texts.items():
            sharing = [example.criteria[other] for other in texts if texts[other] == text]
            held = set().union(*(figures_in(c["deduction"]) | names_in(c) for c in sharing))
            lost[code] = missing(figures_in(text), held)
    assert _faults(lost) == {}


def test_no_criterion_holds_a_figure_that_the_paper_does_not_state(example: Example, paper: LotPaper) -> None:
    texts = _criteria_texts(paper)
    strange = {}
    for item in paper.scorecard:
        for code, deduction in _deductions(example, item).items():
            held = criterion_figures(example.criteria[code]) | words_figures(example.criteria[code])
            strange[code] = missing(held, figures_in(texts[code]) | figures_in(deduction))
    assert _faults(strange) == {}


def test_the_words_around_the_criteria_agree_in_figures(example: Example, paper: LotPaper) -> None:
    for code, row in paper.scorecard.items():
        assert figures_in(example.items[code]["text"]) == figures_in(
            row.service + row.deductions.get(0, "")
        ), code


def test_points_are_those_of_the_paper_and_add_up(example: Example, paper: LotPaper) -> None:
    own = {code: Decimal(str(criterion["points"])) for code, criterion in example.criteria.items()}
    assert own == {code: points_of(text) for code, text in _criteria_texts(paper).items()}
    for code, item in example.items.items():
        in_item = sum(own[criterion["code"]] for criterion in item["criteria"])
        assert in_item == Decimal(str(item["points"])) == paper.scorecard[code].points, code
    assert sum(own.values()) == Decimal(str(example.lot["scorecard"]["total"])) == 100


def test_payment_stages_are_those_of_the_paper(example: Example, paper: LotPaper) -> None:
    field = {"个工作日": "workdays", "个月": "months"}
    own = [(stage["due"], stage["share"]) for stage in example.lot["payment"]["stages"]]
    for code in ("T4", "B5"):
        printed = re.findall(r"之日起(\d+)(个工作日|个月).*?合同总金额的?(\d+)%", paper.passages[code])
        assert [(int(count), int(share)) for count, _, share in printed] == [
            (due.get(field[unit]), share) for (due, share), (_, unit, _) in zip(own, printed, strict=True)
        ]
    assert sum(share for _, share in own) == 100


def test_payment_bands_are_those_of_the_paper(example: Example, paper: LotPaper) -> None:
    pattern = r"得分在(\d+)分（含）(?:以上|[—-]+([\d.]+)).*?(全额|\d+%)"
    *paid, unpaid = example.lot["payment"]["bands"]
    own = [(str(b["least"]), str(b.get("most", "")), f"{b['share']}%".replace("100%", "全额")) for b in paid]
    assert own == re.findall(pattern, paper.passages["T3.2.4"])
    assert f"低于{unpaid['below']}分以下的将不支付" in paper.passages["T3.2.4"]
    assert unpaid["share"] == 0
    assert unpaid["note"] in paper.passages["T3.2.4"]


def test_name_quantity_ceiling_and_term_are_those_of_the_paper(example: Example, paper: LotPaper) -> None:
    assert (example.lot["title"], example.lot["quantity"]) == (paper.title, paper.quantity)
    assert Decimal(example.lot["price"]["ceiling"]) == paper.budget
    assert f"服务时间为{example.lot['term_months']}个月" in paper.passages["B2"]
    assert f"行业名称：{example.lot['sme']['industry']}，" in paper.passages["N5"]


def test_marks_stand_exactly_where_the_paper_has_them(example: Example, paper: LotPaper) -> None:
    own = {code: clause.get("mark", "") for code, clause in example.clauses.items()}
    assert own == {code: paper.marks.get(code, "") for code in paper.passages}
    assert "▲" in own.values()


def test_every_facility_of_the_paper_is_asked_for(example: Example, paper: LotPaper) -> None:
    beside = example.expected["beside_lists"]
    for code in example.expected["facility_clauses"]:
        lists = re.findall(r"(?<!自行)配[备有]([^；。]*?)等", paper.passages[code])
        printed = {re.sub(r"(至少)?\d+[台套]$", "", name) for listed in lists for name in listed.split("、")}
        own = {r["name"] for r in example.clauses[code]["requires"] if r["kind"] == "facility"}
        assert own == printed | set(beside.get(code, ())), code
        assert {name for name in own if name not in paper.passages[code]} == set(), code


def test_no_clause_outside_the_lists_of_facilities_asks_for_one(example: Example) -> None:
    asking = {
        code
        for code, clause in example.clauses.items()
        for requirement in clause.get("requires", ())
        if requirement["kind"] == "facility"
    }
    assert sorted(asking) == example.expected["facility_clauses"]


def test_clauses_are_shorter_than_the_paper(example: Example, paper: LotPaper) -> None:
    lengths = {code: (len(c["text"]), len(paper.passages[code])) for code, c in example.clauses.items()}
    assert {code: pair for code, pair in lengths.items() if pair[0] > 0.8 * pair[1]} == {}


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize("file", ["tender.yaml", "answers.yaml"])
def test_no_sentence_of_the_paper_is_copied(example: Example, file: str) -> None:
    texts = strings_in(load(example.folder / file))
    assert copied_runs(texts, example.words, example.proper_names) == {}


@pytest.mark.usefixtures("paper")
def test_no_sentence_of_the_paper_is_copied_in_the_plan(example: Example) -> None:
    project = load_project(example.folder)
    texts = [text for chapter in project.plan for _, text in chapter.text]
    assert len(texts) > 100
    assert copied_runs([*texts, *project.response.commitments], example.words, example.proper_names) == {}


def test_answers_cover_every_code_exactly(example: Example) -> None:
    assert sorted(example.answers) == sorted({**example.clauses, **example.criteria})


def test_answers_leave_nothing_open_and_repeat_nothing(example: Example) -> None:
    texts = [answer["text"] for answer in example.answers.values()]
    assert [text for text in texts if re.search(r"待定|待补|XX|TODO|完全响应", text)] == []
    assert len(set(texts)) == len(texts)


def test_answers_to_marked_clauses_do_not_deviate_negatively(example: Example) -> None:
    marked = {code for code, clause in example.clauses.items() if clause.get("mark")}
    assert {code for code in marked if example.answers[code].get("deviation") == "negative"} == set()
