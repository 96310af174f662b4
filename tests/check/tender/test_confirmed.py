"""What was read from a tender counts once a person confirmed it; what was typed always does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kit.edits import Edit, both, edit
from kit.examples import bid
from kit.found import findings, the

from docgen.check.tender.confirmed import check_confirmed, check_tender_files
from docgen.model.finding import Finding
from docgen.model.tender.read_entry import TenderPaper

BY = {"by": "李静", "on": "2025-11-01"}
MARKED, PLAIN = "B1.1", "T1"


def read(code: str, certainty: str = "exact", /, **fields: object) -> Edit:
    """The clause as if it had been read."""
    named = {"certainty": certainty, "block": f"p-{code}", **fields}
    return both(*(edit(f"tender/lot/clauses/{code}/{name}", value) for name, value in named.items()))


def unconfirmed(*edits: Edit) -> list[Finding]:
    return list(check_confirmed(bid(*edits)))


def test_entries_without_certainty_were_typed_and_need_nobody_to_confirm_them() -> None:
    assert not unconfirmed()


def test_a_substantive_clause_is_an_error_however_sure_the_reading_is() -> None:
    found = the(unconfirmed(read(MARKED)), "READ-UNCONFIRMED")
    assert found.severity == "error"
    assert found.message.values["names"] == (MARKED,)


def test_a_confirmed_clause_is_none() -> None:
    assert not unconfirmed(read(MARKED, "asked", confirmed=BY))


def test_an_exact_clause_that_voids_nothing_needs_nobody() -> None:
    assert not unconfirmed(read(PLAIN))


@pytest.mark.parametrize(("certainty", "code"), [("likely", "READ-UNCONFIRMED"), ("asked", "READ-ASKED")])
def test_an_unsure_clause_that_voids_nothing_is_a_warning(certainty: str, code: str) -> None:
    assert the(unconfirmed(read(PLAIN, certainty)), code).severity == "warning"


def test_many_entries_of_a_kind_are_one_finding_with_their_number() -> None:
    codes = [clause.code for clause in bid().tender.lot.clauses if not clause.mark][:30]
    found = the(unconfirmed(*(read(code, "likely") for code in codes)), "READ-UNCONFIRMED")
    assert found.message.values["count"] == len(codes)


def test_a_mark_that_voids_and_a_row_of_the_review_are_errors_too() -> None:
    row = {
        "code": "R1",
        "name": "营业执照",
        "text": "有效",
        "place": {"section": "审查"},
        "certainty": "exact",
    }
    marks = edit("tender/marks/▲/certainty", "exact")
    found = unconfirmed(marks, edit("tender/lot/qualification", [row]))
    assert [each.severity for each in found] == ["error", "error"]


def test_what_the_purchaser_looks_up_itself_voids_by_no_answer() -> None:
    row = {
        "code": "R1",
        "name": "信用",
        "text": "无不良记录",
        "place": {"section": "审查"},
        "certainty": "exact",
    }
    assert not unconfirmed(edit("tender/lot/qualification", [row | {"by": "purchaser"}]))


def test_figures_proposed_for_a_clause_wait_with_it() -> None:
    proposed = {"kind": "count", "name": "推送", "least": 3, "unit": "次", "per": "人", "certainty": "likely"}
    clause = read(PLAIN, requires=[proposed])
    assert the(unconfirmed(clause), "READ-UNCONFIRMED").message.values["names"] == (PLAIN,)
    assert not unconfirmed(clause, edit(f"tender/lot/clauses/{PLAIN}/confirmed", BY))


def test_a_lone_fact_is_called_by_its_field() -> None:
    fact = {"field": "validity_days", "place": {"section": "前附表"}, "certainty": "likely"}
    found = the(unconfirmed(edit("tender/facts", [fact])), "READ-UNCONFIRMED")
    assert found.message.values["names"] == ("validity_days",)


def test_a_final_build_stops_where_a_substantive_clause_is_not_confirmed() -> None:
    found = [each for each in findings(bid(read(MARKED))) if each.severity == "error"]
    assert [each.code for each in found] == ["READ-UNCONFIRMED"]


@pytest.mark.parametrize(
    ("now", "severity"), [("a" * 64, None), ("b" * 64, "error"), (None, "warning")]
)  # as it was read, changed, gone
def test_a_file_of_the_tender_that_is_another_now_is_told(now: str | None, severity: str | None) -> None:
    project = bid()
    tender = project.tender.model_copy(update={"files": (TenderPaper(file="标书.docx", sha256="a" * 64),)})
    changed = replace(project, tender=tender, tender_files={"标书.docx": now})
    told = [(each.code, each.severity) for each in check_tender_files(changed)]
    assert told == ([("TENDER-CHANGED", severity)] if severity else [])
