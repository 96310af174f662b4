"""Shares and rates of the tender beside the law's, what a low price must explain, and papers in draft."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.finding import Finding, Message
from docgen.model.money import in_digits
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.rules.domestic import DomesticRule
from docgen.model.rules.price_review import PriceReviewRule

_PRINTED_IN = "price"
"""The volume whose built-in template has both drafts."""


def check_preferences(
    project: Project, figures: ResponseFigures, review: PriceReviewRule, domestic: DomesticRule
) -> Iterator[Finding]:
    """What leaves the law is told and reckoned with all the same; a paper of own words is a draft."""
    yield from _review_shares(project, review)
    yield from _explanation(project, figures)
    yield from _domestic_rate(project, domestic)
    yield from _declaration(project, figures)


def _review_shares(project: Project, review: PriceReviewRule) -> Iterator[Finding]:
    """A purchaser may raise the law's shares up to a bound; none binds before the law does."""
    if project.tender.opening < review.source.effective:
        return
    law = {test.basis: test.share for test in review.tests}
    for i, stated in enumerate(project.tender.lot.price.review):
        if not law[stated.basis] <= stated.share <= review.raised_most:
            said = Message(
                "{value} % lies outside {least} %–{most} % ({source})",
                {
                    "value": in_digits(stated.share),
                    "least": in_digits(law[stated.basis]),
                    "most": in_digits(review.raised_most),
                    "source": review.source.document,
                },
            )
            yield project.found("PRICE-REVIEW-SHARE", ("tender", "lot", "price", "review", i, "share"), said)


def _explanation(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    """Below the share of the ceiling, which can be foreseen, the cost is explained with the offer."""
    if not figures.foreseeably_low:
        return
    if not project.response.offer.explanation.strip():
        said = Message("the price is below the review's line, and the offer does not explain its cost")
        yield project.found("PRICE-UNEXPLAINED", ("response", "offer"), said)
    else:
        words = Message("the explanation of the cost")
        yield from _draft(project, ("response", "offer", "explanation"), words)


def _domestic_rate(project: Project, rule: DomesticRule) -> Iterator[Finding]:
    terms = project.tender.lot.price_review
    if terms is None or project.tender.opening < rule.effective:
        return
    stated = terms.domestic_rate
    if stated is not None and stated != rule.rate:
        said = Message(
            "{value} % for domestic products; the law has {rate} % ({source})",
            {
                "value": in_digits(stated),
                "rate": in_digits(rule.rate),
                "source": rule.source.document,
            },
        )
        yield project.found("DOMESTIC-RATE", ("tender", "lot", "price_review", "domestic_rate"), said)
    expected = bool(stated) or (stated is None and terms.category == "goods")
    if expected and not any(line.origin for line in project.response.offer.lines):
        said = Message("no line of the offer says where its goods are made, so no preference is claimed")
        yield project.found("DOMESTIC-UNSTATED", ("response", "offer", "lines"), said)


def _declaration(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    if figures.claims_domestic:
        words = Message("the declaration of domestic products")
        yield from _draft(project, ("response", "offer", "lines"), words)


def _draft(project: Project, place: tuple[str, ...], paper: Message) -> Iterator[Finding]:
    """Of a paper that the built-in template prints; the project's own holds the form that it prescribes."""
    printed = {volume.code for volume in project.tender.volumes} - project.own_templates
    if _PRINTED_IN not in printed:
        return
    said = Message(
        "{paper} is printed in docgen's own words, which no authority prescribed", {"paper": paper}
    )
    yield project.found("FORM-DRAFT", place, said)
