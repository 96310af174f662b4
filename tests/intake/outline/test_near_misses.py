"""Signs that look like marks and are none: in explanations, catalogues, telephones, notes, bullets."""

from __future__ import annotations

from pathlib import Path

from kit.strangers import read, written

DEFINED = "标“★”的条款为实质性要求，不满足的投标无效；标“#”的条款须提供证明材料，未提供的视为不满足。"

NEAR_MISSES = [
    # explanations and mentions
    "标有“★”的条款须逐条响应。",
    "★号条款不允许负偏离。",
    "★条款共计3条，请供应商逐条响应。",
    "★的条款为关键条款。",
    "★：实质性要求。",
    "★表示实质性要求。",
    "★为实质性要求。",
    "▲代表一般要求。",
    "“★”和“▲”同时标注的，从严执行。",
    "★、▲条款均须提供证明。",
    "★标识的指标以检测报告为准。",
    "★要求：无",
    "★项为必须满足项。",
    "★指标：不得负偏离。",
    "（★）为实质性条款的标记。",
    "※注：本表仅供参考。",
    "※备注：数量以实际为准。",
    # bullets
    "◆服务人员统一着装。",
    "●每日巡查不少于2次。",
    "■已安装  □未安装",
    "•按时提交月报。",
    "◇负责门前三包。",
    "○以上内容须盖章。",
    "➢按月汇总台账。",
    "√ 已完成备案。",
    # star and hash that are no marks at the head
    "*注：核心产品见清单。",
    "**保密**要求见附件。",
    "3.售后电话400-000-0000*8",
    "2.规格为1280*2050，误差不超过2毫米。",
    "服务时间为7*24小时。",
    "近*年类似业绩情况说明。",
    "拨打0000-00000000#2转接值班室。",
    "2#楼保洁每日2次。",
    "配电室1#、2#变压器每月巡检1次。",
    "使用C#语言开发的接口须提供文档。",
    # marks in the middle of a text
    "对标注★的材料须加盖公章。",
    "五★级酒店标准的会议服务。",
    "评分表中▲条款每负偏离一条扣1分。",
    "详见本章带★部分的要求。",
    "其余要求（不含★条款）按一般条款响应。",
    "酒店星级不低于★★★★。",
    "能效等级符合节能清单中★标识产品的要求。",
]


def test_none_of_them_is_read_as_a_mark(tmp_path: Path) -> None:
    rows = [["序号", "要求"], *([str(number), text] for number, text in enumerate(NEAR_MISSES, 1))]
    tender = read(
        written(
            [
                {"chapter": "第一章 投标人须知"},
                {"p": DEFINED},
                {"chapter": "第二章 采购需求"},
                {"p": "一、服务要求"},
                {"p": "1.★每日清扫2次。"},
                *({"p": text} for text in NEAR_MISSES),
                {"table": rows},
                {"chapter": "第三章 合同条款"},
                {"p": "合同。"},
            ],
            tmp_path / "招标文件.docx",
        )
    )
    assert [(each.text, each.mark) for each in tender.demands if each.mark] == [("每日清扫2次。", "★")]


def test_forty_and_more_are_tried() -> None:
    assert len(NEAR_MISSES) >= 40
