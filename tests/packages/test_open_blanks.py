"""What a form asks and nobody said stays as the tender printed it, and is told with its place."""

from __future__ import annotations

from datetime import timedelta

from kit.edits import Edit, edit
from kit.examples import bid
from kit.prescribed import Form, cut, source

from docgen.check.response.forms import check_forms
from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.finding import Finding
from docgen.model.reading.blocks import paragraphs_of
from docgen.packages.form_content import form_content
from docgen.packages.forms import filled_forms
from docgen.rules import ruleset

TERM = "委托期限：自　年　月　日至　年　月　日止。"
UNIT = "□不属于符合条件的残疾人福利性单位。　□属于符合条件的残疾人福利性单位。"


def filled(form: Form, *edits: Edit) -> tuple[list[str], list[Finding]]:
    """What the form prints below its title, and what is told of it."""
    project = bid(*edits)
    known, content = form_content(project, response_figures(project, ruleset(project.tender.opening)))
    file = source(form)
    made = filled_forms(file, open_word(file, "x", "x"), cut(file), known, content)
    lines = [each.text for each in paragraphs_of(open_word(made.content, "x", "x").blocks)]
    return [line for line in lines[1:] if line.strip()], list(check_forms(project, made.points, ()))


def codes(found: list[Finding]) -> list[str]:
    return [each.code for each in found]


def test_days_of_an_authority_that_ends_before_the_bid_does_stay_open() -> None:
    until = edit("bidder/agent/authorised_until", bid().valid_until - timedelta(days=1))

    lines, found = filled(("格式1　授权委托书", [TERM]), until)

    assert lines == [TERM]
    assert codes(found) == ["FORM-WITHHELD"] * 2
    assert {each.origin.file for each in found} == {"company/bidder.yaml"}
    assert str(bid().valid_until) in found[0].message


def test_days_that_cover_the_bid_are_printed() -> None:
    lines, found = filled(("格式1　授权委托书", [TERM]))

    assert lines == ["委托期限：自2025年11月1日至2026年3月31日止。"]
    assert found == []


def test_no_box_is_ticked_that_the_company_has_not_answered() -> None:
    form: Form = ("格式1　资格声明函", [UNIT, "是否为监狱企业：□是　□否"])

    lines, found = filled(form, edit("bidder/sme", {}))
    said, told = filled(form, edit("bidder/sme/welfare", "none"))

    assert lines == [UNIT, "是否为监狱企业：□是　□否"]
    assert codes(found) == ["FORM-UNSAID"] * 2
    assert {each.origin.file for each in found} == {"company/bidder.yaml"}
    assert said == [UNIT.replace("□不", "☑不"), "是否为监狱企业：□是　☑否"]
    assert told == []
