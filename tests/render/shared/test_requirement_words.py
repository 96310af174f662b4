"""Requirements and places in words: what a panel reads in the deviation tables."""

import pytest
from pydantic import TypeAdapter

from docgen.model.tender.citation import Citation
from docgen.model.tender.requirement import Requirement
from docgen.render.response.chapters import _ranges
from docgen.render.shared.requirement_words import in_words, place_words

READ = TypeAdapter(tuple[Requirement, ...]).validate_python


@pytest.mark.parametrize(
    ("requirements", "words"),
    [
        ([{"kind": "term", "name": "合同签订", "most": 15, "unit": "日"}], "合同签订不超过15日"),
        ([{"kind": "term", "name": "每月报送日", "most": 5, "unit": "日"}], "每月报送日不迟于5日"),
        (
            [{"kind": "term", "name": "周期结束前完成考核", "least": 5, "unit": "日"}],
            "周期结束前完成考核，提前不少于5日",
        ),
        (
            [{"kind": "count", "name": "巡查", "least": 1, "unit": "次", "per": "小时", "every": 2}],
            "巡查每2小时不少于1次",
        ),
        ([{"kind": "amount", "name": "每人保额", "least": 800000}], "每人保额不低于800000元"),
        ([{"kind": "share", "name": "关注率", "least": 60}], "关注率不低于60%"),
        ([{"kind": "share", "name": "退件率", "most": 5}], "退件率不高于5%"),
        ([{"kind": "vehicle", "seats": 5}], "5座及以上车辆不少于1辆"),
        ([{"kind": "staff", "least": 3}], "人员不少于3人"),
        ([{"kind": "staff", "least": 2, "employment": "专职"}], "专职人员不少于2人"),
        (
            [
                {
                    "kind": "staff",
                    "role": "值守员",
                    "least": 6,
                    "gender": "女",
                    "ages": [{"least": 18, "most": 50}, {"gender": "男", "most": 55}],
                    "education": "高中",
                    "years": 2,
                    "certificates": [
                        {"name": "保安员证", "level": "中级"},
                        {"name": "健康证", "commitment": True},
                    ],
                    "traits": ["退伍军人"],
                    "every": True,
                    "presence": {"least": 2, "hours": [{"opens": "00:00", "closes": "00:00"}]},
                    "exclusive": True,
                    "undivided": True,
                }
            ],
            "女性值守员不少于6人（人人符合以下各项，退伍军人，年龄18至50周岁，男性年龄不超过55周岁，"
            "高中及以上学历，相关工作满2年，持保安员证（中级及以上），持健康证或以承诺代替，"
            "周一至周日全天同时在岗不少于2人，不兼任其他岗位，同期不用于其他项目）",
        ),
        (
            [{"kind": "staff", "role": "司机", "least": 1, "presence": {"least": 1}}],
            "司机不少于1人（运营时间内同时在岗不少于1人）",
        ),
        (
            [{"kind": "hours", "weekdays": [1, 2, 3, 4, 5], "opens": "09:00", "closes": "17:00"}],
            "周一至周五 9:00—17:00",
        ),
        (
            [{"kind": "hours", "weekdays": [6, 7], "opens": "15:00", "closes": "24:00"}],
            "周六、周日 15:00—24:00",
        ),
        (
            [{"kind": "hours", "weekdays": [1], "opens": "22:00", "closes": "06:00"}],
            "周一 22:00—次日6:00",
        ),
        (
            [{"kind": "hours", "weekdays": [1], "statutory": True, "opens": "09:00", "closes": "17:00"}],
            "法定工作日 9:00—17:00",
        ),
        (
            [
                {
                    "kind": "amount",
                    "name": "每平方米月租金",
                    "amount": 35,
                    "spread_percent": 10,
                    "unit": "元/㎡·月",
                }
            ],
            "每平方米月租金35元，可上下浮动10%",
        ),
        ([{"kind": "amount", "name": "保洁费", "amount": 200, "unit": "元/月"}], "保洁费200元/月"),
        ([{"kind": "amount", "name": "保证金", "amount": 5000}], "保证金5000元"),
        (
            [
                {"kind": "area", "least": 30},
                {"kind": "facility", "name": "电脑", "least": 4, "unit": "台"},
                {"kind": "facility", "name": "投影", "optional": True},
                {"kind": "facility", "name": "空调"},
                {"kind": "vehicle", "seats": 7, "least": 2},
            ],
            "使用面积不少于30平方米；设施：电脑4台、空调；有条件时另配：投影；7座及以上车辆不少于2辆",
        ),
        ([{"kind": "facility", "name": "投影", "optional": True}], "有条件时另配：投影"),
    ],
)
def test_requirement_reads_as_chinese(requirements, words):
    assert in_words(READ(requirements)) == words


@pytest.mark.parametrize(
    ("section", "item", "words"),
    [
        ("二、商务要求 1", "2", "二、商务要求 1第2项"),
        ("说明", "3", "说明第3项"),
        ("三（一）1", "（2）①", "三（一）1（2）①"),
        ("三（一）1", "①", "三（一）1①"),
        ("一、服务技术要求", "二", "一、服务技术要求 二"),
        ("三、核心产品", "", "三、核心产品"),
    ],
)
def test_a_number_of_a_place_does_not_run_into_the_section_s(section, item, words):
    assert place_words(Citation(section=section, item=item)) == words


def test_rows_of_a_table_are_named_in_ranges():
    assert _ranges([1, 2, 4, 5, 6, 7, 9]) == "1、2、4至7、9"
    assert _ranges([3]) == "3"
