"""A tender that was read as tender.yaml: what it says stands there, what it does not say is blank, told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from kit.drafts import drafted, plain, said

from docgen.model.reading.blocks import Document
from docgen.model.reading.outline import Lot, Outline
from docgen.model.reading.reading import (
    Demand,
    Found,
    MarkMeaning,
    PaymentBand,
    PaymentStage,
    Reading,
    ServicePoint,
    Stated,
)
from docgen.model.tender.standing import standings
from docgen.model.tender.tender_file import TenderFile
from docgen.tasks.into.entries import Codes, citation, titled
from docgen.tasks.into.facts import months
from docgen.tasks.into.tender import tender_data

AT = Found("第三章 三 2", "p1", "exact")
EVERYWHERE = ("stated", "demands", "qualification", "conformity", "scoring", "payment")


def made(data: Any) -> TenderFile:
    return TenderFile.model_validate(plain(data))


def payment(*stages: PaymentStage) -> list[dict[str, Any]]:
    return list(plain(drafted(payment=stages))["lot"]["payment"]["stages"])


def test_a_tender_that_says_everything_makes_every_record() -> None:
    tender = made(drafted()).of_lot(made(drafted()).all_lots[0])
    lot = tender.lot
    assert (tender.project_number, tender.opening, tender.validity_days) == (
        "PSB-2027-031", date(2027, 9, 14), 90,
    )  # fmt: skip
    assert (tender.purchaser.name, tender.copies) == ("磐石市博物馆", 3)
    assert (lot.price.ceiling, lot.price.budget, lot.term_months) == (Decimal(1200000), Decimal(1260000), 24)
    assert [(bond.kind, bond.asked, bond.percent) for bond in tender.bonds] == [
        ("bid", False, None),
        ("performance", True, 4),
    ]
    assert len(lot.clauses) == 8
    assert [item.points for item in lot.evaluation] == [20, 9, 12, 35, 24]


def test_marks_cost_what_their_sentence_says_and_headings_hand_theirs_down() -> None:
    tender = made(drafted()).of_lot(made(drafted()).all_lots[0])
    marks = {mark.symbol: mark for mark in tender.marks}
    assert (marks["▲"].effect, marks["▲"].points, marks["▲"].most_points) == ("points", Decimal("1.5"), 9)
    void = [code for code, standing in standings(tender).items() if standing.substantive]
    assert void == ["T3.1.3", "T3.2.1", "T3.2.2"]


def test_every_entry_says_where_it_stands_and_how_sure_it_is() -> None:
    lot = plain(drafted())["lot"]
    for table in ("clauses", "qualification", "conformity", "evaluation", "headings"):
        for entry in lot[table]:
            assert entry["block"], entry
            assert entry["certainty"] in ("exact", "likely", "asked")
            assert entry["place"]["section"]


def test_a_row_that_the_purchaser_looks_up_asks_the_bid_for_nothing() -> None:
    assert [row.get("by") for row in plain(drafted())["lot"]["qualification"]] == [None, "purchaser"]


def test_an_item_says_how_it_is_scored() -> None:
    price, marked, contracts, *plans = plain(drafted())["lot"]["evaluation"]
    assert (price["kind"], marked["marks"], contracts["each"]) == ("price", ["▲"], "3")
    assert [plan["kind"] for plan in plans] == ["subjective", "subjective"]


@pytest.mark.parametrize("key", ["project_name", "purchaser", "opening", "validity_days", "service_term"])
def test_a_fact_that_is_not_stated_is_blank_with_a_comment_and_nothing_is_invented(key: str) -> None:
    stated = tuple(each for each in said().reading.stated if each.key != key)
    data = drafted(stated=stated)
    place, field = {
        "purchaser": (data["parties"][0], "name"),
        "service_term": (data["lot"], "term_months"),
    }.get(key, (data, key))
    assert not place[field]
    comment = data["#parties"] if key == "purchaser" else place[f"#{field}"]
    assert "没有读到" in comment


def test_a_tender_that_says_nothing_at_all_is_a_draft_all_the_same() -> None:
    data = plain(drafted(**dict.fromkeys(EVERYWHERE, ()), marks=()))
    assert data["lot"]["clauses"] == []
    assert [volume["certainty"] for volume in data["volumes"]] == ["asked"] * 3


def test_two_places_that_differ_are_both_told() -> None:
    stated = said().reading.stated
    first = next(each for each in stated if each.key == "validity_days")
    data = drafted(stated=(*stated, replace(first, value="120", printed="120日", found=AT)))
    assert data["validity_days"] == 90
    assert "120日" in data["#validity_days"]


def test_a_mark_that_nothing_defines_is_asked_and_counts_as_the_strictest() -> None:
    data = plain(drafted(marks=()))
    assert {mark["symbol"]: (mark["effect"], mark["certainty"]) for mark in data["marks"]} == {
        "▲": ("void", "asked"),
        "★": ("void", "asked"),
    }


def test_words_that_make_a_clause_substantive_are_no_sign() -> None:
    words = MarkMeaning("实质性要求", "void", "注明“实质性要求”的条款不满足即无效。", AT)
    data = plain(drafted(marks=(words,)))
    assert data["substantive_words"]["words"] == ["实质性要求"]
    assert "实质性要求" not in [mark["symbol"] for mark in data["marks"]]


def test_a_clause_keeps_the_note_that_makes_it_substantive_and_is_so_by_its_own_words() -> None:
    note = "（此条为实质性要求）"
    own = Demand("赔偿由供应商承担。", AT, substantive="此条为实质性要求", noted=f"赔偿由供应商承担{note}。")
    other = Demand("每周清洗一次。", AT)
    tender = made(drafted(demands=(own, other)))
    lot = tender.of_lot(tender.all_lots[0])
    standing = standings(lot)

    assert [clause.verbatim for clause in lot.lot.clauses] == [f"赔偿由供应商承担{note}。", "每周清洗一次。"]
    assert [standing[clause.code].substantive for clause in lot.lot.clauses] == [True, False]
    assert plain(drafted(demands=(own,)))["substantive_words"]["certainty"] == "likely"


@pytest.mark.parametrize(
    ("beside", "row"),
    [
        ((("序号", "4"), ("标注", "★"), ("岗位", "秩序维护员"), ("人数", "14")), "秩序维护员（人数：14）"),
        ((("标识", "▲"), ("级别", "二级（P2）"), ("判定", "部分业务中断")), "二级（P2）"),
        ((("", "服务期限"),), "服务期限"),
        ((("序号", "1"), ("标的名称", "保安服务"), ("采购预算(元)", "5,000.00")), ""),
        ((("序号", "1"),), ""),
        ((), ""),
    ],
)
def test_a_clause_of_a_table_has_the_name_of_its_row(beside: tuple[tuple[str, str], ...], row: str) -> None:
    (clause,) = plain(drafted(demands=(Demand("持证上岗。", AT, beside=beside),)))["lot"]["clauses"]

    assert clause.get("row", "") == row


@pytest.mark.parametrize(
    ("text", "due", "terms"),
    [
        ("合同签订后10个工作日内支付", {"event": "signing", "workdays": 10}, None),
        ("验收合格后30日内支付", {"event": "acceptance", "days": 30}, None),
        ("服务期满后一次付清", {"event": "end"}, None),
        (
            "合同生效且收到保证金后10个工作日内支付",
            None,
            "合同生效且收到保证金后10个工作日内支付",
        ),
        ("每季度考核合格后支付", None, "每季度考核合格后支付"),
    ],
)
def test_a_payment_is_counted_from_an_event_only_where_nothing_else_is_needed(
    text: str, due: dict[str, Any] | None, terms: str | None
) -> None:
    (stage,) = payment(PaymentStage(text, AT, percent=Decimal(100)))
    assert (stage.get("due"), stage.get("terms")) == (due, terms)


def test_a_payment_without_a_share_is_told_and_is_no_stage() -> None:
    plan = drafted(payment=(PaymentStage("按实际发生据实结算", AT),))["lot"]["payment"]
    assert plan["stages"] == []
    assert "据实结算" in plan["#"]


def test_bands_with_a_share_count_and_others_do_not() -> None:
    bands = (
        PaymentBand("90分以上的支付100%", AT, least=Decimal(90), share=Decimal(100)),
        PaymentBand("60分以下的不支付", AT, most=Decimal(60), share=Decimal(0)),
        PaymentBand("80分以上的酌情支付", AT, least=Decimal(80)),
    )
    told = plain(drafted(bands=bands))["lot"]["payment"]["bands"]
    assert [(each.get("least"), each.get("below"), each["share"]) for each in told] == [
        (90, None, 100),
        (None, 60, 0),
    ]


def test_the_parts_of_a_row_of_the_scorecard_stand_together() -> None:
    rows = (
        ServicePoint("地面无积水", Decimal(6), "每处扣1分", AT, name="保洁", whole=Decimal(10)),
        ServicePoint("垃圾日清", Decimal(4), "每次扣2分", AT, name="保洁", whole=Decimal(10)),
        ServicePoint("按时到岗", Decimal(5), "每次扣1分", AT),
    )
    card = plain(drafted(service=rows))["lot"]["scorecard"]
    assert [(item["name"], item["points"], len(item["criteria"])) for item in card["items"]] == [
        ("保洁", 10, 2),
        ("按时到岗", 5, 1),
    ]
    assert card["total"] == 15


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("合同签订之日起24个月", 24),
        ("合同签订之日起三年，合同一年一签", 36),
        ("自2028年5月1日起至2030年4月30日止，合同一年一签", 24),
        ("自2028年6月1日起至2029年5月31日止", 12),
        ("2025年至2027年", None),
        ("自2028年6月5日起至2029年5月31日止", None),
        ("服务期3年，试用期2个月", None),
        ("按采购人通知", None),
        ("一百二十个月", 120),
        ("壹年", 12),
        ("贰拾肆个月", 24),
        ("2026年1月31日至2026年2月28日", 1),
    ],
)
def test_a_term_in_months_is_whole_or_unknown(printed: str, count: int | None) -> None:
    assert months(printed) == count


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("第三章 二 （一） 2", "T3.2.1.2"),
        ("第五章 三 3.1 3.1.2", "T5.3.1.2"),
        ("第三章 3 3.2 3.2.1", "T3.3.2.1"),
        ("第三章 二 表 序号4 ③", "T3.2.4.3"),
        ("采购需求", "T1"),
    ],
)
def test_a_code_says_where_a_clause_stands(place: str, code: str) -> None:
    assert Codes().of_place("T", place) == code


def test_no_code_is_given_twice() -> None:
    codes = Codes()
    assert [codes.of_place("T", "一 1") for _ in range(3)] == ["T1.1", "T1.1-2", "T1.1-3"]


def test_a_place_keeps_its_words() -> None:
    assert citation("第三章 二 （一） 2") == {"section": "第三章 二 （一）", "item": "2"}
    assert citation("说明") == {"section": "说明"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("服务地点：磐石市博物馆。", "服务地点"),
        ("早餐于5:30至6:30送达。", "早餐于5:30至6:30送达"),
        ("金额1,200元以内由中标人承担。", "金额1,200元以内由中标人承担"),
    ],
)
def test_a_title_is_the_first_clause(text: str, title: str) -> None:
    assert titled(text) == title


def test_a_bond_and_a_fee_of_one_lot_stand_in_that_lot() -> None:
    lots = (Lot("包1", 1, "样本一"), Lot("包2", 2, "样本二"))
    outline = Outline(Document("t.docx", "", "docx", ()), (), lots)
    stated = tuple(
        Stated(key, value, value, AT, lot=lot)
        for key, value, lot in (
            ("deposit_amount", "50000", "包1"),
            ("deposit_amount", "60000", "包2"),
            ("agency_fee", "32000", "包1"),
            ("performance_bond", "不收取", ""),
        )
    )
    data = plain(tender_data(Reading(stated=stated), outline, []))

    assert [(bond["kind"], bond["asked"]) for bond in data["bonds"]] == [("performance", False)]
    assert [[bond["amount"] for bond in lot["bonds"]] for lot in data["lots"]] == [["50000.00"], ["60000.00"]]
    assert [lot.get("agency_fee", {}).get("amount") for lot in data["lots"]] == ["32000.00", None]


RATES = (
    ("- p: 5.最高限价：1,200,000.00元", "- p: 5.折扣率上限：讲解类90%；秩序类92%"),
    (
        "- p: 5.观众满意率不低于96%。",
        "- p: 5.观众满意率不低于96%。\n- p: 6.分别报讲解类、秩序类两个折扣率，讲解类不高于90%，"
        "秩序类不高于92%，折扣率保留到小数点后1位。",
    ),
)


def test_rates_that_are_bid_are_parts_of_the_price() -> None:
    price = made(drafted(*RATES)).all_lots[0].price
    found = [
        (part.name, part.form, part.allowed and part.allowed.most, part.decimals) for part in price.parts
    ]
    assert found == [("讲解类", "discount", 90, 1), ("秩序类", "discount", 92, 1)]


def test_a_rate_of_the_service_is_no_price() -> None:
    assert made(drafted()).all_lots[0].price.parts == ()


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ("有一条不满足扣2分", "2"),
        ("每有一条不满足，在技术部分中扣1分", "1"),
        ("任一项不满足的扣0.5分，最多扣5分", "0.5"),
    ],
)
def test_what_a_deviation_costs_is_read_however_it_is_said(said: str, points: str) -> None:
    data = drafted(("每有一条负偏离扣1.5分，最多扣9分", said))
    mark = next(each for each in made(data).marks if each.symbol == "▲")
    assert (mark.effect, mark.points) == ("points", Decimal(points))
