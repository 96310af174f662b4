"""The property example's bid as its PDFs print it: the tender's forms in its order, and four true indexes.

What answers each row, and what words stand there, was written by hand from the volumes.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping

import pytest
from kit.built import built
from kit.project import EXAMPLES
from kit.volumes import Read

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")

FIRST, SECOND, PRICE = "资格证明文件", "商务技术文件", "报价文件"
Target = tuple[str, str, str]
"""The words of the index, the volume, and words that stand on the page that it names."""

LETTER = ("格式1投标函", SECOND, "本投标文件自投标截止之日起120日内有效")
IDENTITY = ("格式2法定代表人（单位负责人）身份证明", SECOND, "单位性质：")
AUTHORITY = ("格式3授权委托书", SECOND, "代理人无转委托权")
DECLARED = ("格式4资格声明及承诺函", FIRST, "没有因违法经营被禁止参加政府采购活动")
SMALL = ("格式5中小企业声明函（服务）", FIRST, "从业人员212人")
OFFER = ("格式7开标一览表（报价表）", PRICE, "肆佰贰拾贰万陆仟叁佰元整")
STARRED = ("格式9实质性要求响应表", SECOND, "★条款原文")
PAST = ("格式10类似项目业绩一览表", SECOND, "样例市会展事务")
DEVIATIONS = ("格式11商务、技术要求偏离表", SECOND, "招标文件要求")


def paper(label: int, title: str, volume: str) -> Target:
    return f"附件{label}：{title}", volume, f"附件{label}：{title}"


def chapter(title: str, first_words: str) -> Target:
    return title, SECOND, first_words


INDEXES: dict[str, tuple[str, dict[str, tuple[Target, ...]]]] = {
    "资格审查索引": (
        FIRST,
        {
            "具有独立承担民事责任的能力": (paper(1, "营业执照", FIRST),),
            "良好的商业信誉和健全的财务会计制度": (paper(2, "2027年度财务报表", FIRST),),
            "依法缴纳税收和社会保障资金": (
                paper(3, "依法缴纳税收证明", FIRST),
                paper(4, "社会保险缴纳证明", FIRST),
            ),
            "履行合同所必需的设备和专业技术能力": (DECLARED,),
            "没有重大违法记录": (DECLARED,),
            "信用记录": (),
            "中小企业证明": (SMALL,),
            "法定代表人身份证明与授权": (
                IDENTITY,
                AUTHORITY,
                paper(5, "法定代表人及代理人身份证明", FIRST),
            ),
            "非联合体": (DECLARED,),
        },
    ),
    "符合性审查索引": (
        SECOND,
        {
            "投标文件签署、盖章": (LETTER, AUTHORITY),
            "投标有效期": (LETTER,),
            "报价": (OFFER,),
            "★条款响应": (STARRED, DEVIATIONS),
            "投标文件完整性": (LETTER,),
            "附加条件": (LETTER,),
            "串通情形": (DECLARED,),
        },
    ),
    "商务评分索引": (
        SECOND,
        {
            "重要条款响应": (DEVIATIONS,),
            "类似业绩": (
                chapter("类似业绩", "与本项目最像的四份合同"),
                PAST,
                paper(9, "业绩合同一：样例市会展中心物业管理服务", SECOND),
                paper(10, "业绩合同二：样例县档案馆新馆物业管理服务", SECOND),
                paper(11, "业绩合同三：范本区政务服务中心物业管理服务", SECOND),
                paper(12, "业绩合同四：模本县图书馆文化馆物业管理服务", SECOND),
            ),
            "管理体系认证": (
                chapter("管理体系认证", "公司从2017年起按质量"),
                paper(6, "质量管理体系认证证书", SECOND),
                paper(7, "环境管理体系认证证书", SECOND),
                paper(8, "职业健康安全管理体系认证证书", SECOND),
            ),
            "项目经理资历": (
                chapter("项目经理资历", "本项目的项目经理是陆例安"),
                paper(14, "项目经理学历与任职证明", SECOND),
            ),
        },
    ),
    "技术评分索引": (
        SECOND,
        {
            "总体服务方案": (chapter("总体服务方案", "这座大厅每天上千人来办事"),),
            "保洁专项方案": (chapter("保洁专项方案", "保洁分三层来排"),),
            "秩序与停车方案": (chapter("秩序与停车方案", "秩序维护的要领是看得见"),),
            "设备运维方案": (chapter("设备运维方案", "设备运维由3名电工和2名综合维修工承担"),),
            "应急预案": (chapter("应急预案", "应急预案写给当班的人"),),
            "人员稳定与培训": (chapter("人员稳定与培训", "物业的好坏在人"),),
            "合理化建议": (chapter("合理化建议", "下面的建议都是踏勘时看到的"),),
        },
    ),
}
ROWS = [(index, row) for index, (_, rows) in INDEXES.items() for row in rows]


@pytest.fixture(scope="module")
def volumes() -> Mapping[str, Read]:
    return {each.title: each for each in built(EXAMPLES / "property")}


def row_of(index: str, row: str, volume: Read) -> str:
    """What an index prints from a row's name to the next row's, or to the end of the page it ends on."""
    names = list(INDEXES[index][1])
    first = next(at for at, page in enumerate(volume.pages[2:], 2) if index in page)
    last = next(at for at, page in enumerate(volume.pages[first:], first) if names[-1] in page)
    pages = [re.sub(r"第\d+页共\d+页$", "", page) for page in volume.pages[first : last + 1]]
    left = "".join(pages).split(index, 1)[1]
    for name in names[: names.index(row) + 1]:
        left = left.split(name, 1)[1]
    following = names[names.index(row) + 1 :]
    return left.split(following[0], 1)[0] if following else re.split("（[一二三四]）", left)[0]


@pytest.mark.parametrize(("index", "row"), ROWS, ids=[f"{index}-{row}" for index, row in ROWS])
def test_every_row_names_the_pages_where_its_answer_stands(
    index: str, row: str, volumes: Mapping[str, Read]
) -> None:
    own, rows = INDEXES[index]
    text = row_of(index, row, volumes[own])
    named = [
        (words, volume, there, met)
        for words, volume, there in rows[row]
        if (met := re.search(rf"{re.escape(words)}，(?:见《(\w+)》)?第(\d+)页", text))
    ]

    assert len(named) == len(rows[row]) == len(re.findall(r"第\d+页", text)), text
    for words, volume, there, met in named:
        assert (met[1] or own) == volume
        assert there in volumes[volume].pages[int(met[2]) - 1], words


def test_volumes_hold_the_forms_in_the_tenders_order(volumes: Mapping[str, Read]) -> None:
    forms = {
        title: re.findall(r"格式(\d+)", "".join(name for name, _ in each.outline))
        for title, each in volumes.items()
    }

    assert forms == {
        FIRST: ["4", "5", "6"],
        SECOND: ["1", "2", "3", "9", "10", "11", "12", "13"],
        PRICE: ["7", "8"],
    }  # fmt: skip


def test_the_terms_of_payment_stand_behind_the_deviation_table(volumes: Mapping[str, Read]) -> None:
    titles = [name for name, _ in volumes[SECOND].outline if not name.startswith("（")]
    at = titles.index("付款方式")

    assert titles[at - 1].startswith("格式11")
    page = dict(volumes[SECOND].outline)["付款方式"]
    assert "合同签订生效且收到履约保证金后10个工作日内" in volumes[SECOND].pages[page - 1]


def test_the_price_stands_in_its_own_volume_alone(volumes: Mapping[str, Read]) -> None:
    price = re.compile(r"4,?226,?300|肆佰贰拾贰万陆仟叁佰")

    assert [title for title, each in volumes.items() if price.search("".join(each.pages))] == [PRICE]


def test_columns_of_the_tenders_forms_name_the_pages_of_the_papers(volumes: Mapping[str, Read]) -> None:
    pages = volumes[SECOND].pages
    (past,) = [page for page in pages if "格式10类似项目业绩一览表投标人名称" in page]
    (starred,) = [page for page in pages if "格式9实质性要求响应表本表" in page]

    named = [int(number) for number in re.findall(r"0000000第(\d+)页", past)]
    assert ["业绩合同" in pages[number - 1] for number in named] == [True] * 4
    (high,) = re.findall(r"立即收绳下撤。第(\d+)页", starred)
    assert "高处作业班人员与作业证" in pages[int(high) - 1]


def test_no_page_holds_a_title_alone(volumes: Mapping[str, Read]) -> None:
    for each in volumes.values():
        for name, number in each.outline:
            text = re.sub(r"^.*XLQC2028-GK-0117|第\d+页共\d+页$", "", each.pages[number - 1])
            assert text != name or "附件" in name, name
