"""One name written in two ways is one name in every check: full-width brackets, blanks, case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from kit import examples

from docgen.check.handover.terms import check_terms
from docgen.check.response.bidder import check_bidder
from docgen.check.response.evidence import check_evidence
from docgen.check.response.figures import check_figures
from docgen.check.response.fingerprints import check_fingerprints
from docgen.check.response.leftovers import check_leftovers
from docgen.check.response.price import check_price
from docgen.check.response.staff import check_staff
from docgen.derive.handover.figures import handover_figures
from docgen.derive.response.figures import response_figures
from docgen.derive.response.pricing import price_schedule
from docgen.model.finding import Finding
from docgen.model.handover.records import Receiver
from docgen.model.project import Project
from docgen.model.response.fingerprint import FileProperty, Fingerprint
from docgen.model.response.offer import OfferLine
from docgen.model.response.response import EquipmentItem, Zone
from docgen.model.rules.wording import WrittenText
from docgen.model.tender.citation import Citation
from docgen.model.tender.requirement import (
    FacilityRequirement,
    Requirement,
    StaffRequirement,
    ZoneRequirement,
)
from docgen.model.tender.tender import ProofRequirement
from docgen.rules import ruleset


@pytest.fixture(scope="module")
def bid() -> Project:
    return examples.bid()


def codes(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def asking(bid: Project, *requirements: Requirement) -> Project:
    """The bid with a single clause, for its first site, that asks for this alone; met, as its answer says."""
    lot, site = bid.tender.lot, bid.response.sites[0].site
    known = next(clause for clause in lot.clauses if clause.code in bid.answers)
    clause = known.model_copy(update={"sites": (site,), "requires": requirements})
    answers = {clause.code: bid.answers[clause.code].model_copy(update={"deviation": "none"})}
    tender = bid.tender.model_copy(update={"lot": lot.model_copy(update={"clauses": (clause,)})})
    return replace(bid, tender=tender, answers=answers)


def offering(bid: Project, **changes: object) -> Project:
    """The bid with its first site's offer changed."""
    first, *others = bid.response.sites
    sites = (first.model_copy(update=changes), *others)
    return replace(bid, response=bid.response.model_copy(update={"sites": sites}))


def figure_codes(bid: Project) -> set[str]:
    return codes(check_figures(bid, response_figures(bid, ruleset())))


def test_a_role_counts_for_too_few_and_for_more_than_asked(bid: Project) -> None:
    posts = tuple(post.model_copy(update={"role": "服务专员 (ＨＲ)"}) for post in bid.response.sites[0].posts)
    asked = StaffRequirement(kind="staff", role="服务专员（hr）", least=1)
    made = offering(asking(bid, asked), posts=posts)
    figures = response_figures(made, ruleset())
    assert len(posts) > 1
    assert "STAFF-SHORT" not in codes(check_staff(made, figures.rosters, ruleset().labour))
    assert "CLAUSE-BETTER" in figure_codes(made)


def test_a_zone(bid: Project) -> None:
    made = asking(bid, ZoneRequirement(kind="zone", name="休息区（等候）"))
    assert "CLAUSE-FIGURE" in figure_codes(made)
    assert "CLAUSE-FIGURE" not in figure_codes(offering(made, zones=(Zone(name="休息区 (等候)"),)))


def test_a_facility(bid: Project) -> None:
    made = asking(bid, FacilityRequirement(kind="facility", name="打印机（A4）", least=Decimal(1)))
    item = EquipmentItem(
        site=bid.response.sites[0].site,
        facility="打印机 (a4)",
        name="打印机",
        quantity=Decimal(1),
        unit="台",
        source="自有",
    )
    assert "CLAUSE-FIGURE" in figure_codes(replace(made, equipment=()))
    assert "CLAUSE-FIGURE" not in figure_codes(replace(made, equipment=(item,)))


def test_a_kind_of_proof_that_is_there_is_used(bid: Project) -> None:
    code, paper = next(iter(bid.evidence.items()))
    record = paper.record.model_copy(update={"kind": "纳税证明(完税)"})
    proof = ProofRequirement(kind="纳税证明（完税）", months=1, place=Citation(section="资格"))
    lot = bid.tender.lot.model_copy(update={"proofs": (proof,)})
    made = replace(
        bid,
        tender=bid.tender.model_copy(update={"lot": lot}),
        evidence={**bid.evidence, code: replace(paper, record=record)},
        answers={},
    )
    assert "PROOF-MISSING" not in codes(check_bidder(made))
    unused = [each for each in check_evidence(made) if each.code == "EVIDENCE-UNUSED"]
    assert code not in {each.message.values["code"] for each in unused}


def test_a_line_of_the_price(bid: Project) -> None:
    head = bid.tender.lot.price.heads[0].code
    lines = tuple(
        OfferLine(head=head, name=name, quantity=Decimal(1), unit="项", unit_price=Decimal(price))
        for name, price in (("设备（甲）", "10.00"), ("设备 (甲)", "20.00"))
    )
    offer = bid.response.offer.model_copy(update={"lines": lines, "total": None})
    made = replace(bid, response=bid.response.model_copy(update={"offer": offer}))
    assert "PRICE-ALTERNATIVE" in codes(
        check_price(made, price_schedule(offer, made.tender.lot.price, 12), ruleset().review)
    )


@pytest.mark.parametrize("written", ["示例（ABC）科技", "示例 (abc) 科技"])
def test_another_project_in_text_and_in_the_properties_of_a_file(bid: Project, written: str) -> None:
    made = replace(bid, watch=("示例(Abc)科技",))
    text = WrittenText(kind="prose", text=f"由{written}承担。", source="response", place=("commitments", 0))
    assert "LEFTOVER-WATCH" in codes(check_leftovers(made, [text], ruleset().leftovers))
    marked = Fingerprint(
        file="a.docx",
        source="response",
        place=("plan", 0, "file"),
        properties=(FileProperty(name="dc:title", meaning="text", value=written),),
    )
    assert "FINGERPRINT-RIVAL" in codes(check_fingerprints(made, [marked], ruleset().fingerprints))


def test_this_project_s_own_name_is_no_leftover(bid: Project) -> None:
    party = bid.tender.parties[0].model_copy(update={"name": "示例（ABC）局"})
    tender = bid.tender.model_copy(update={"parties": (party, *bid.tender.parties[1:])})
    made = replace(bid, tender=tender, watch=("abc",))
    text = WrittenText(kind="prose", text="报示例(abc)局备案。", source="response", place=("commitments", 0))
    assert "LEFTOVER-WATCH" not in codes(check_leftovers(made, [text], ruleset().leftovers))


def test_the_receiver_of_a_handover_is_not_who_hands_over() -> None:
    project = examples.handover()
    operator = project.service.operator.model_copy(update={"name": "广西示例（集团）公司"})
    terms = project.terms.model_copy(update={"receiver": Receiver(name="广西示例(集团) 公司")})
    made = replace(project, service=replace(project.service, operator=operator), terms=terms)
    assert "HANDOVER-RECEIVER" in codes(check_terms(made, handover_figures(made)))


@pytest.mark.parametrize("said", ["密码：ａｂｃ１２３", "登录 ＰａｓｓＷｏｒｄ= abc123", "Pass word: abc123"])
def test_a_password_is_one_in_any_width(said: str) -> None:
    assert ruleset().secrets.stands_in(said)
    assert ruleset().secrets.names("Ａpi Key")
