"""A form's fields are filled from the project's own data; what they do not say is not there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kit.edits import Edit
from kit.examples import bid

from docgen.derive.forms.values import Value, values
from docgen.derive.response.figures import response_figures
from docgen.rules import label_words, ruleset


def known(*edits: Edit) -> dict[str, Value]:
    project = bid(*edits)
    return values(project, response_figures(project, ruleset(project.tender.opening)))


def test_the_company_the_tender_and_the_offer() -> None:
    project, found = bid(), known()

    assert found["bidder.name"] == project.bidder.name
    assert found["tender.purchaser"] == project.tender.purchaser.name
    assert found["response.signed"] == project.response.signed
    assert found["legal.name"] == project.bidder.legal_representative.name
    assert isinstance(found["offer.total"], Decimal)
    assert found["offer.total"] == found["offer.total_words"]
    assert isinstance(found["bidder.founded"], date)


def test_every_value_is_of_a_field_that_a_label_may_ask_for() -> None:
    labels = label_words()
    named = set(labels.fields) | set(labels.ticks)
    named |= {field for form in labels.forms for field in form.words.values()}
    named |= {context.field for context in labels.contexts if context.field}

    assert set(known()) <= named


def test_what_the_data_do_not_say_is_not_there() -> None:
    found = known()

    assert "bidder.affiliates" not in found
    assert "consortium.member" not in found
    assert "" not in found.values()
