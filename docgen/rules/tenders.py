"""The words by which a stranger's tender says what it says: rules/reading/*.yaml as records."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from docgen.model.rules.reading_account import AccountRule
from docgen.model.rules.reading_duties import DutyRule
from docgen.model.rules.reading_facts import FactRule
from docgen.model.rules.reading_former import FormerRule
from docgen.model.rules.reading_listed import ListedRule
from docgen.model.rules.reading_payment import PaymentRule
from docgen.model.rules.reading_reviews import ReviewRule
from docgen.model.rules.reading_scoring import ScoringRule
from docgen.rules import rule


@cache
def fact_rule() -> FactRule:
    """The words by which a tender's facts are known."""
    return FactRule.model_validate(_words("facts"))


@cache
def review_rule() -> ReviewRule:
    """The words of qualification and conformity reviews."""
    return ReviewRule.model_validate(_words("reviews"))


@cache
def scoring_rule() -> ScoringRule:
    """The words of scoring, of the bid and of the service."""
    return ScoringRule.model_validate(_words("scoring"))


@cache
def listed_rule() -> ListedRule:
    """The words of tables that list sites, posts, equipment and what is bought."""
    return ListedRule.model_validate(_words("listed"))


@cache
def payment_rule() -> PaymentRule:
    """The words of payment clauses."""
    return PaymentRule.model_validate(_words("payment"))


@cache
def duty_rule() -> DutyRule:
    """The words of what a contract binds its sides to."""
    return DutyRule.model_validate(_words("duties"))


@cache
def former_rule() -> FormerRule:
    """The words by which an old bid is read."""
    return FormerRule.model_validate(_words("former"))


@cache
def account_rule() -> AccountRule:
    """The words by which what gave no entry is told apart."""
    return AccountRule.model_validate(_words("account"))


def _words(name: str) -> dict[str, Any]:
    return rule(name, folder=files(__name__.rpartition(".")[0]).joinpath("reading"))
