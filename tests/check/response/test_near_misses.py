"""What looks like a slip and is none: no error, and nothing of what the slips would bring."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.edits import Edit, answer, both, edit, person, planned, promised, reword, said
from kit.examples import bid
from kit.files import Change, copyright_of, footer, header
from kit.found import expect_fine, findings

from docgen.load.response.project import load_project

LABOUR, ID = ["E-LABOUR"], ["E-ID"]
NAME = "广西示例人力资源服务有限公司"
SLIPS = {
    "CLAUSE-HEDGED",
    "SUBCONTRACT-FORBIDDEN",
    "CLAUSE-FIGURE",
    "SIGNING-LATE",
    "TERM-OTHER",
    "PRICE-CAPITALS",
    "PRICE-ALTERNATIVE",
    "ID-CONFLICT",
    "SIGNER-OTHER",
    "LEFTOVER-WATCH",
    "LEFTOVER-LOT",
    "LEFTOVER-LABEL",
    "LEFTOVER-YEAR",
    "LEFTOVER-PLACEHOLDER",
    "COMPANY-NAME",
}


def signing(days: int) -> Edit:
    """The time for signing changed everywhere."""
    return both(
        edit("response/signing_days", days),
        reword("response/commitments/0", "收到成交通知书后 10 日内", f"收到成交通知书后 {days} 日内"),
        reword("answers/B1.1/text", "发出后10日内签订合同，比时限提前5日", f"发出后{days}日内签订合同"),
    )


def about_past_contracts(paragraph: str) -> Edit:
    """A chapter whose title says that it is about experience, with this paragraph in it."""
    return both(edit("response/plan/02-sites.md/title", "站点建设的业绩与经验"), planned(paragraph))


BENIGN: list[tuple[str, Edit]] = [
    (
        "▲ promised, and earlier striven for",
        answer("B1.1", "我公司承诺10日内签订合同，并争取提前到5日内。", "positive", ID),
    ),
    (
        "▲ better as far as possible",
        answer("B8", "我公司承诺签合同、参保、足额发薪，并尽量做到更高。", evidence=LABOUR),
    ),
    (
        "▲ promised, and something bad avoided as far as possible",
        answer("B8", "我公司承诺签合同、参保、足额发薪，尽量避免换人。", evidence=LABOUR),
    ),
    (
        "▲ without any way out",
        answer("B8", "我公司承诺全员参保，不得视情况减免，无一除外。", evidence=LABOUR),
    ),
    ("in principle where nothing is void", said("公示原则上在每月5日前完成。")),
    ("subcontracting forsworn", answer("B6", "我公司承诺：不转包、不分包、不外包，如有违反愿承担后果。")),
    ("subcontracting forbidden", planned("严禁任何形式的转包和分包，一旦发现分包给他人即处理。")),
    ("outer packing", planned("资料外包装统一标识。")),
    ("a trade of the park's firms", planned("对接园区的服务外包企业，收集岗位。")),
    ("work of the company's own back office", planned("培训课件交由公司后方团队完成。")),
    ("an inspection", planned("消防设施委托有资质的机构检测。")),
    (
        "subcontracting where it is allowed",
        both(edit("tender/lot/subcontracting", "allowed"), planned("三镇站点的保洁拟分包实施。")),
    ),
    (
        "an area above the least in words",
        answer("T3.1.1.2", "提供162㎡，比要求多12㎡，柜面48㎡。", "positive"),
    ),
    ("shifts that add up", answer("T3.1.2.4", "早班专员2名、晚班专员2名，早班9:00—18:00、晚班12:30—21:00。")),
    ("a break at noon", answer("T3.1.1.4", "专员4名，每日午休12:00-13:00轮流用餐不闭门。")),
    ("one leader beside the team", answer("T3.1.1.4", "专员按要求配齐，由1名站长带队。")),
    ("a spare computer", answer("T3.1.2.3", "三类设备逐项到位，另备用电脑1台。")),
    ("signing on the last day, everywhere", signing(15)),
    ("days for something else after the notice", planned("收到成交通知书后7个工作日内组建团队。")),
    ("the same days in characters", planned("收到成交通知书后十日内签订合同。")),
    ("the validity of something else", planned("健康证有效期为60日以上方可上岗。")),
    ("the validity as it is", said("响应有效期为90日。")),
    ("the right capitals", said("报价1,862,400.00元。大写：人民币壹佰捌拾陆万贰仟肆佰元整。")),
    ("another amount in the right capitals", planned("注册资本200万元（大写：人民币贰佰万元整）。")),
    ("capitals first", planned("保额人民币壹佰万元正（¥1,000,000.00元）。")),
    ("a unit price", planned("单价报价 22.00 元。")),
    ("the agent's own number", promised("授权代表贾样本（身份证号450000198910090018）签署。")),
    ("the agent in the staff sheet", person("S16", name="贾样本", id_number="450000198910090018")),
    ("two of the staff by one name", person("S16", name="黄样三")),
    ("a masked number", planned("贾样本的身份证号只显示为 450000********0018。")),
    ("the leader by name", planned("项目负责人陈样一牵头，项目负责人周五带队，项目负责人陈样一总负责。")),
    ("another county's office", planned("到宁明县与当地人社局约好场地。")),
    ("this project by its labels", planned("采购人：凭祥市就业服务中心。项目编号：示例-PX-2025-01。")),
    (
        "a chapter about past contracts",
        about_past_contracts(
            "项目名称：样本县公共就业服务站点运营服务（标项二）；采购人：样本县人力资源和社会保障局；总价584000元。"
        ),
    ),
    ("what the purchaser is sent", planned("报采购人：每月工作总结一份。")),
    ("a dispute settled by talks", answer("B1.2", "我公司接受三方签约，争议先协商解决。", evidence=ID)),
    ("a label that names no project", planned("每个子项目编号由站点代码和序号组成。")),
    ("a case told without a name", planned("求职者李某某经三次推荐后入职。")),
    ("a masked telephone", said("手机号显示为 138****0000。")),
    ("dates to the day", planned("台账精确到年月日，签名齐全。")),
    ("multiplication", planned("共 4×月度会议，2×3 米展板，35×162 元。")),
    ("questions", planned("工资多少？在哪上班？怎么报名？")),
    ("a day to come", planned("计划于2026年3月1日前完成装修，2026-03-15 开站。")),
    ("the month of the opening", planned("预计2025年11月底前完成集结。")),
    ("a document of last year", planned("我公司承诺按桂人社发〔2024〕12号执行。")),
    ("work done last year", planned("2024年5月起同类站点累计服务 3000 人。")),
    ("seats enough", edit("response/sites/PARK/vehicles/0/seats", 5)),
]


IN_FILES: list[tuple[str, Change]] = [
    ("this project in a header", header("凭祥产业园就业服务站及城区、镇就业服务站建设运营服务 标项一")),
    ("pages in a footer", footer("第 1 页 共 10 页")),
    ("the own copyright in Chinese", copyright_of(f"© 2025 {NAME}")),
]


@pytest.mark.sample(16)
@pytest.mark.parametrize(("name", "change"), BENIGN, ids=[case[0] for case in BENIGN])
def test_a_near_miss_is_no_slip(name: str, change: Edit) -> None:
    expect_fine(findings(bid(change)), *SLIPS)


@pytest.mark.parametrize(("name", "change"), IN_FILES, ids=[case[0] for case in IN_FILES])
def test_a_near_miss_beside_the_text_of_a_file_is_no_slip(name: str, change: Change, lot1: Path) -> None:
    change(lot1)

    expect_fine(findings(load_project(lot1)), *SLIPS)
