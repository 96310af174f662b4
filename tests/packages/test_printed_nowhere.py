"""What a bid has and no volume of the tender's forms prints is told, counted, with the codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from kit.examples import bid
from kit.form_bid import form_bid
from kit.prescribed import cut, source

from docgen.check.response.printed import check_printed
from docgen.derive.forms.printed import printed_by
from docgen.derive.response.figures import response_figures
from docgen.locale.messages import say
from docgen.model.finding import Finding
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.tender.citation import Citation
from docgen.packages.form_content import unsettled
from docgen.rules import blank_words, label_words, ruleset


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return form_bid(tmp_path_factory.mktemp("bid"))


@cache
def figures(opening: date) -> ResponseFigures:
    return response_figures(bid(), ruleset(opening))


def told(project: Project, *parts: str) -> dict[str, Finding]:
    """The findings by their words, the volume having these parts."""
    (volume,) = project.tender.volumes
    changed = volume.model_copy(update={"parts": parts})
    made = replace(project, tender=project.tender.model_copy(update={"volumes": (changed,)}))
    printed = unsettled(made, figures(made.tender.opening)).printed
    assert printed is not None
    found = list(check_printed(made, printed))
    assert {each.code for each in found} <= {"VOLUME-NOWHERE"}
    return {say(each.message, "en"): each for each in found}


def with_payment_at(project: Project, place: Citation) -> Project:
    lot = project.tender.lot
    stages = tuple(stage.model_copy(update={"place": place}) for stage in lot.payment.stages)
    changed = lot.model_copy(update={"payment": lot.payment.model_copy(update={"stages": stages})})
    return replace(project, tender=project.tender.model_copy(update={"lot": changed}))


def test_clauses_that_no_deviation_table_takes_are_an_error_with_their_number(project: Project) -> None:
    count = sum(clause.part == "technical" for clause in project.tender.lot.clauses)
    found = told(project, "G1", "G2", "offer", "plan")

    (said,) = [words for words in found if words.startswith(f"{count} technical clauses")]
    assert found[said].severity == "error"
    assert not [words for words in told(project, "G1", "G2", "offer", "answers") if "clauses" in words]


def test_terms_of_payment_that_are_no_clauses_stand_in_a_part_of_their_own(project: Project) -> None:
    apart = with_payment_at(project, Citation(section="第五章", item="付款"))

    assert not [words for words in told(project, "G1", "G2", "offer") if "stages" in words]
    assert [words for words in told(apart, "G1", "G2", "offer") if "stages of payment" in words]
    assert not [words for words in told(apart, "G1", "G2", "offer", "payment") if "stages" in words]


def test_people_stand_in_a_form_or_in_a_part(project: Project) -> None:
    without = told(project, "G1", "offer", "answers")

    assert [words for words in without if "people who serve" in words]
    assert not [words for words in told(project, "G1", "G2", "offer", "answers") if "people" in words]
    assert not [words for words in told(project, "G1", "staff", "offer", "answers") if "people" in words]


def test_a_price_that_no_volume_prints_is_an_error(project: Project) -> None:
    found = told(project, "G1", "G2", "answers")

    (said,) = [words for words in found if words.startswith("no volume prints the price")]
    assert found[said].severity == "error"
    assert not [words for words in told(project, "G1", "G2", "answers", "offer") if "price" in words]


def test_commitments_and_the_scorecard_are_missed(project: Project) -> None:
    found = "\n".join(told(project, "G1", "G2", "answers", "offer"))

    assert "commitments" in found
    assert "scorecard" in found
    assert (
        told(project, "G1", "G2", "answers", "offer", "commitments", "scorecard", "contracts", "sites") == {}
    )


def test_a_price_that_a_line_of_a_form_asks_for_is_printed() -> None:
    labels, blanks = label_words(), blank_words()
    for line, kinds in (("总报价（大写）：____", {"offer"}), ("供应商名称：____", set())):
        found = cut(source(("格式1　报价函", [line])))
        assert printed_by(found, {}, labels, blanks).kinds == kinds
