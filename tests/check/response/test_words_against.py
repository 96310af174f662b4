"""Words that speak against what is asked: of clauses, rows of a review, bonds; people counted twice."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, answer, both, edit, promised
from kit.examples import bid
from kit.found import findings, the

from docgen.model.finding import Finding
from docgen.model.tender.tender_file import TenderFile

PLACE = {"section": "前附表"}
PROVES = "E-LABOUR"


def row(name: str, said: str, evidence: str = "", **fields: object) -> Edit:
    """A row of the conformity review, and its answer."""
    asked = {"code": "F1", "name": name, "text": "按采购文件", "place": PLACE, **fields}
    return both(
        add("tender/lot/conformity", asked),
        answer("F1", said, evidence=[evidence] if evidence else []),
    )


def found(*edits: Edit, code: str) -> list[Finding]:
    return [each for each in findings(bid(*edits)) if each.code == code]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("※条款", "带※条款有一项不满足。"),
        ("电子签章", "各文件不盖电子签章。"),
        ("电子签章", "各文件原则上加盖电子签章。"),
        ("中小企业声明", "我公司为大型企业，不适用。"),
        ("许可证", "无法提供许可证，中标后办理。"),
    ],
)
def test_an_answer_that_denies_its_row_is_an_error(name: str, said: str) -> None:
    (one,) = found(row(name, said), code="REVIEW-DENIED")

    assert (one.severity, one.clause) == ("error", "F1")


@pytest.mark.parametrize(
    ("name", "said", "fields"),
    [
        ("※条款", "没有一项不满足。", {}),
        ("※条款", "全部满足；如不满足，接受否决。", {}),
        ("唯一报价", "只有一个报价，不提供选择性报价。", {}),
        ("唯一报价", "未提交选择性报价。", {}),
        ("信用", "未被列入失信名单，没有重大违法记录。", {}),
        ("报价", "单价不超过上限。", {}),
        ("联合体", "不适用。", {"optional": True}),
        ("声明", "我公司不属于大型企业的分支机构。", {}),
    ],
)
def test_an_answer_that_only_sounds_so_is_let_pass(name: str, said: str, fields: dict[str, object]) -> None:
    assert found(row(name, said, **fields), code="REVIEW-DENIED") == []


def test_a_commitment_with_a_way_out_is_a_warning() -> None:
    (one,) = found(promised("我公司视情况安排专人。"), code="REVIEW-DENIED")

    assert one.severity == "warning"
    assert found(promised("项目负责人服务期内不换，因病等不可抗力除外。"), code="REVIEW-DENIED") == []


def test_proof_of_another_kind_is_said_and_of_the_kind_asked_for_is_not() -> None:
    tax = row("税收", "见附件。", "E-LICENCE", proof="缴纳凭证")
    assert len(found(tax, code="REVIEW-PROOF")) == 1

    licence = row("独立承担民事责任", "见附件。", "E-LICENCE", proof="营业执照复印件")
    assert found(licence, code="REVIEW-PROOF") == []
    unknown = row("税收", "见附件。", PROVES, proof="缴纳凭证")
    assert found(unknown, code="REVIEW-PROOF") == []


@pytest.mark.parametrize(
    "words",
    [
        "暂不派驻，承诺今后完善。",
        "我公司承诺派人，但不常驻。",
        "我公司承诺协商后再定是否派人。",
        "如中标后人员充足则承诺派人。",
        "我公司承诺派人，最终以双方合同约定为准。",
        "我公司承诺派人，费用由采购人另付。",
        "我公司承诺派人，采购人须提供食宿。",
    ],
)
def test_a_promise_taken_back_is_no_promise(words: str) -> None:
    wrong = [each for each in findings(bid(answer("B1.2", words))) if each.clause == "B1.2"]

    assert {"CLAUSE-HEDGED", "CLAUSE-CONFIRM"} & {each.code for each in wrong}, wrong


@pytest.mark.parametrize(
    "words",
    [
        "我公司承诺派人，如不能满足工作需要，立即更换。",
        "我公司承诺派人，但不另收费。",
        "我公司承诺派人，费用由我公司承担。",
        "我公司承诺不因人员不足而停岗。",
    ],
)
def test_a_promise_that_only_sounds_taken_back_stands(words: str) -> None:
    wrong = [each for each in findings(bid(answer("B1.2", words))) if each.clause == "B1.2"]

    assert not {"CLAUSE-HEDGED", "CLAUSE-CONFIRM"} & {each.code for each in wrong}, wrong


BOND = {"kind": "bid", "asked": True, "amount": "50000.00", "forms": ["保函", "转账"], "place": PLACE}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("投标保证金40000元，以保函提交。", 1),
        ("投标保证金5万元，以保函提交。", 0),
        ("投标保证金50000元，以支票提交。", 1),
        ("投标保证金50000元，不以支票提交，以银行转账提交。", 0),
        ("投标保证金50000元，于2030年6月1日转账到账。", 1),
        ("投标保证金50000元，于2025年11月1日转账到账。", 0),
        ("我公司不提交投标保证金。", 1),
        ("投标保证金的保函有效期至2030年6月1日。", 0),
        ("未中标的，投标保证金不计利息退还。", 0),
    ],
)
def test_a_bond_in_words_is_what_the_tender_asks_for(words: str, count: int) -> None:
    assert len(found(edit("tender/bonds", [BOND]), promised(words), code="BOND-OTHER")) == count


def test_a_lots_own_bond_goes_before_the_tenders() -> None:
    tender = bid(edit("tender/bonds", [BOND, {"kind": "performance", "asked": False, "place": PLACE}])).tender
    data = tender.model_dump(mode="json")
    lot = data.pop("lot")
    fee = {"payer": "bidder", "amount": "36000.00", "place": PLACE}
    lots = [lot, {**lot, "code": "包2", "bonds": [{**BOND, "amount": "60000.00"}], "agency_fee": fee}]
    file = TenderFile.model_validate({**data, "lots": lots})

    first, second = (file.of_lot(each) for each in file.all_lots)

    assert [str(bond.amount) for bond in first.bonds] == ["50000.00", "None"]
    assert [str(bond.amount) for bond in second.bonds] == ["60000.00", "None"]
    assert second.agency_fee is not None
    assert str(second.agency_fee.amount) == "36000.00"


def test_somebody_in_two_roles_of_one_site_is_said() -> None:
    post = bid().response.sites[0].posts[0]
    other = add("response/sites/0/posts", {"staff": post.staff, "role": "电话接听"})

    one = the(findings(bid(other)), "STAFF-TWICE")

    assert one.severity == "warning"
