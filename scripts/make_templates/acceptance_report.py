"""考核报告: the result, the scorecard with its working, evidence, ledgers, what to mend, the signatures."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates.acceptance_parts import any_table, both_sign, cover, note_of_cut, spaced
from scripts.make_templates.page import LANDSCAPE, UPRIGHT, Sheets
from scripts.make_templates.parts import figure, heading, introduction, paragraph, said, tag, unit
from scripts.make_templates.tables import Cell, Column, Row, facts, listing

_ITEM = ("x.opens", "{{ x.item }}（{{ x.item_points|number }}分，自评{{ x.item_score|number }}分）")


def write(document: Document, sheets: Sheets) -> None:
    """Write the paper."""
    cover(document)
    _result(document)
    sheets.end(UPRIGHT)
    _scorecard(document)
    sheets.end(LANDSCAPE)
    _charts(document)
    _evidence(document)
    _ledgers(document)
    _plan(document)
    _payments(document)
    _accounts(document)
    _signing(document)
    sheets.finish(UPRIGHT)


def _result(document: Document) -> None:
    heading(document, "考核结论")
    facts(
        document,
        (44, 112),
        (
            ("考核周期", "第{{ period.number }}期，{{ period.start|date }}至{{ period.end|date }}"),
            ("最迟考核日", "{{ period.assess_by|date }}（{{ period.assess_term }}）"),
            (
                "自评得分",
                "{{ own.score }}分"
                "{% if vetoes %}（一票否决；各项合计{{ own.earned|number }}分"
                "{% if own.open %}，待定事项各取第一种做法{% endif %}）{% endif %}",
            ),
            (
                "考核人评分",
                "{% if assessor %}{{ final.score }}分（{{ assessor }}）"
                "{% if final.ranged %}：评定未涉及的各条照自评，原文不明之处或抽查未定，按不同做法得分不同"
                "{% endif %}"
                "{% if total_only %}，只给总分，未逐条评分{% endif %}{% else %}待考核{% endif %}",
            ),
            (
                "考核日期与文件",
                "{{ assessed_on|date }}{% if assessor_paper %}，{{ assessor_paper }}{% endif %}"
                "{% if assessed_early %}（早于本期截止日{{ period.end|date }}；"
                "此后至截止日的台账仍计入）{% endif %}",
            ),
            ("本期应付款（全额）", "{{ stage.amount|money }}元（{{ stage.working }}）"),
            (
                "支付比例",
                "{% if final.share is not none %}{{ final.share|percent }}{% else %}未定，见下表{% endif %}",
            ),
            (
                "{% if assessor %}应付金额{% else %}按自评试算，待考核{% endif %}",
                "{% if final.payable is not none %}{{ final.payable|money }}元"
                "（人民币{{ final.payable|capitals }}）{% else %}"
                "未定：{{ final.least|money }}元至{{ final.most|money }}元"
                "{% endif %}",
            ),
        ),
        only={"最迟考核日": "period.assess_by", "考核日期与文件": "assessor"},
    )
    tag(document, "for line in vetoes")
    spaced(document, "一票否决：{{ line }}")
    tag(document, "endfor")
    _moves(document)
    heading(document, "金额的计算", 2)
    introduction(
        document,
        "{% if assessor %}按考核人评分计算。{% else %}按自评得分计算，以考核人评分为准。{% endif %}"
        "{% if final.outcomes|length > 1 %}原文有不明之处，各种做法逐一列出，未作选择。{% endif %}",
    )
    listing(
        document,
        UPRIGHT.text,
        "o in final.outcomes",
        (
            Column("序号", 12, "{{ o.no }}", "center"),
            Column("做法", 50, said("o.assumption")),
            Column(
                "得分",
                16,
                "{{ o.total|number }}{% if o.most > o.total %}至{{ o.most|number }}{% endif %}",
                "center",
            ),
            Column("算式", 48, "{{ o.working }}"),
            Column("应付金额（元）", 30, "{{ o.payable|money }}", "right"),
        ),
        free_texts=("o.assumption", "o.working"),
    )
    tag(document, "if assessor and own.outcomes|length > 1")
    heading(document, "自评的各种做法", 2)
    listing(
        document,
        UPRIGHT.text,
        "o in own.outcomes",
        (
            Column("序号", 12, "{{ o.no }}", "center"),
            Column("做法", 98, said("o.assumption")),
            Column(
                "得分",
                16,
                "{{ o.total|number }}{% if o.most > o.total %}至{{ o.most|number }}{% endif %}",
                "center",
            ),
            Column("应付金额（元）", 30, "{{ o.payable|money }}", "right"),
        ),
        free_texts=("o.assumption",),
    )
    tag(document, "endif")
    tag(document, "if points")
    heading(document, "原文的不明之处", 2)
    listing(
        document,
        UPRIGHT.text,
        "p in points",
        (
            Column("序号", 12, "{{ loop.index }}", "center"),
            Column("不明之处", 58, "{{ p.text }}（{{ p.place }}）"),
            Column("可能的做法", 50, "{{ p.outcomes }}"),
            Column("决定", 36, "{% if p.decision %}{{ p.decision }}{% else %}未决定{% endif %}"),
        ),
    )
    tag(document, "endif")


def _moves(document: Document) -> None:
    """What is still to be decided or mended, and what hangs on it: all that the first page is read for."""
    tag(document, "if moves")
    heading(document, "待决定的事项", 2)
    introduction(
        document,
        "下列各项由原文不明而起，决定之前得分和金额不定；影响为各种做法之间的最大差额，各项不能相加。",
    )
    listing(
        document,
        UPRIGHT.text,
        "m in moves",
        (
            Column("序号", 12, "{{ m.no }}", "center"),
            Column("原文的不明之处", 66, "{{ m.text }}"),
            Column("影响得分", 18, "{{ m.points }}", "center"),
            Column("影响金额（元）", 28, "{{ m.money }}", "right"),
            Column("由谁、何时前决定", 32, "{{ m.decides }}"),
        ),
    )
    tag(document, "endif")
    tag(document, "if missing")
    spaced(
        document,
        "台账缺少的记录{{ missing|length }}处：{{ missing[:5]|join('；') }}"
        "{% if missing|length > 5 %}等，见“原文的不明之处”{% endif %}。补齐之前按已有记录计分。",
    )
    tag(document, "endif")


def _scorecard(document: Document) -> None:
    heading(document, "评分表")
    paragraph(document, "{{ scorecard_title }}", "Table Text", keep=True)
    paragraph(
        document,
        "各数字后括注的日期是统计的起止日，首末两日都计在内。",
        "Table Text",
        keep=True,
    )
    listing(
        document,
        LANDSCAPE.text,
        "x in scorecard",
        (
            Column("编号", 14, "{{ x.number }}", "center"),
            Column("评分内容与要求", 54, ("{{ x.title }}", "{{ x.requirement }}")),
            Column("分值", 12, "{{ x.points|number }}", "center"),
            Column("扣分办法", 40, said("x.rule")),
            Column(
                "台账所示与算式",
                77,
                (
                    "{%p for line in x.working %}",
                    "{{ line }}",
                    "{%p endfor %}",
                    "{%p if x.readings %}",
                    "待定：各种做法扣{{ x.spread }}分，算式见“各种做法的算式”",
                    "{%p endif %}",
                    "{%p if x.differs %}",
                    "考核人：{{ x.differs }}",
                    "{%p endif %}",
                ),
            ),
            Column("扣分", 15, "{{ x.deduction|number }}", "center"),
            Column("自评", 15, "{{ x.score|number }}", "center"),
            Column("考核人", 20, figure("x.assessed", ""), "center"),
        ),
        closing=(
            Row(
                (
                    Cell(
                        "合计{% if own.open %}（待定事项各取第一种做法）{% endif %}"
                        "{% if vetoes %}（一票否决，视同{{ own.score }}分）{% endif %}",
                        "center",
                        6,
                    ),
                    Cell("{{ own.earned|number }}", "center"),
                    Cell("{% if assessor %}{{ final.earned|number }}{% endif %}", "center"),
                )
            ),
        ),
        free_texts=("x.requirement", "x.rule"),
        group=_ITEM,
    )
    tag(document, "if readings")
    heading(document, "各种做法的算式", 2)
    introduction(document, "原文有不明之处的各条，逐种做法列出；上表按每条的第一种做法扣分。")
    listing(
        document,
        LANDSCAPE.text,
        "r in readings",
        (
            Column("做法", 72, said("r.assumption")),
            Column("台账所示与算式", 160, ("{%p for line in r.working %}", "{{ line }}", "{%p endfor %}")),
            Column("扣分", 15, "{{ r.deduction|number }}", "center"),
        ),
        free_texts=("r.assumption",),
        group=("r.opens", "{{ r.number }}　{{ r.title }}"),
    )
    tag(document, "endif")
    tag(document, "if bonuses or maluses")
    heading(document, "加分与扣分项目", 2)
    for name, loop, label in (("加分事项", "bonuses", "加"), ("扣分事项", "maluses", "减")):
        tag(document, f"if {loop}")
        listing(
            document,
            LANDSCAPE.text,
            f"e in {loop}",
            (
                Column(name, 120, "{{ e.name }}"),
                Column("算式", 87, "{{ e.working }}"),
                Column(f"{label}分", 40, "{{ e.points|number }}", "center"),
            ),
        )
        paragraph(document, "　", "Table Text")
        tag(document, "endif")
    tag(document, "endif")


def _charts(document: Document) -> None:
    tag(document, "if charts")
    heading(document, "逐月情况")
    tag(document, "for c in charts")
    paragraph(
        document,
        "{{ c.title }}（单位：{{ c.unit }}{% if c.target is not none %}；"
        "虚线为每月目标{{ c.target|number }}{{ c.unit }}，未达的月份为红色{% endif %}）",
        "Table Text",
        keep=True,
    )
    paragraph(document, "{{r c.picture }}", "Picture").paragraph_format.keep_with_next = False
    tag(document, "endfor")
    tag(document, "endif")


def _evidence(document: Document) -> None:
    heading(document, "证据表")
    paragraph(document, "以下各表由台账直接统计，个人信息已脱敏。")
    tag(document, "for t in tables")
    heading(document, "{{r t.heading }}", 2)
    paragraph(document, "证明评分条目：{{ t.criteria }}", "Table Text", keep=True)
    any_table(document, UPRIGHT, "t")
    note_of_cut(document, "t")
    tag(document, "endfor")


def _ledgers(document: Document) -> None:
    heading(document, "台账清单")
    introduction(document, "本报告所依据的台账文件如下；文件一有改动，SHA-256 即不同。")
    listing(
        document,
        UPRIGHT.text,
        "l in ledgers",
        (
            Column("序号", 11, "{{ l.no }}", "center"),
            Column("台账", 46, ("{{ l.title }}", "{{ l.file }}")),
            Column("行数", 13, "{{ l.rows }}", "right"),
            Column("重复不计", 12, "{{ l.repeated }}", "right"),
            Column("SHA-256", 74, "{{ l.sha256 }}"),
        ),
    )


def _plan(document: Document) -> None:
    tag(document, "if short or rectify or measures")
    heading(document, "扣分与整改计划")
    tag(document, "if rectify")
    paragraph(document, "{{ rectify }}")
    tag(document, "endif")
    tag(document, "if short")
    listing(
        document,
        UPRIGHT.text,
        "s in short",
        (
            Column("编号", 16, "{{ s.number }}", "center"),
            Column("评分内容", 36, "{{ s.title }}"),
            Column("扣分", 16, "{{ s.deduction|number }}", "center"),
            Column("原因与算式", 88, "{{ s.working }}"),
        ),
        free_texts=("s.working",),
    )
    tag(document, "endif")
    tag(document, "if measures")
    heading(document, "整改措施", 2)
    tag(document, "for m in measures")
    paragraph(document, "{{ loop.index }}．{{ m }}")
    tag(document, "endfor")
    tag(document, "endif")
    tag(document, "endif")


def _payments(document: Document) -> None:
    heading(document, "各期付款", new_page=False).paragraph_format.space_before = Pt(18)
    unit(document, "单位：人民币元")
    listing(
        document,
        UPRIGHT.text,
        "s in stages",
        (
            Column("序号", 12, "{{ s.no }}", "center"),
            Column(
                "付款期",
                46,
                "{{ s.name }}{% if s.now %}（本期）{% endif %}"
                "{% if s.supplement %}（依{{ s.supplement }}）{% endif %}",
            ),
            Column(
                "比例",
                16,
                "{% if s.share is not none %}{{ s.share|percent }}{% else %}见下{% endif %}",
                "center",
            ),
            Column("金额", 32, "{{ s.amount|money }}", "right"),
            Column("按得分", 16, "{% if s.scored %}是{% else %}否{% endif %}", "center"),
            Column(
                "付款时点",
                34,
                "{% if s.due %}{{ s.due|date }}{% if s.day_off %}（休息日）{% endif %}"
                "{% if s.provisional %}（暂定）{% endif %}"
                "{% else %}—{% endif %}",
                "center",
            ),
        ),
        closing=(
            Row(
                (
                    Cell("合计", "center", 3),
                    Cell("{{ stages_total|money }}", "right"),
                    Cell("", "center", 2),
                )
            ),
        ),
    )
    tag(document, "for line in stages_notes")
    spaced(document, "{{ line }}")
    tag(document, "endfor")


def _accounts(document: Document) -> None:
    """What is recorded of money stands beside what was due; without a record there is no table."""
    tag(document, "if accounts")
    heading(document, "应付与已付", 2)
    introduction(
        document,
        "截至本报告日期的付款和发票记录。应付为按考核人评分应付的金额；尚未考核或尚未确定的记“—”，不作比较。",
    )
    unit(document, "单位：人民币元")
    listing(
        document,
        UPRIGHT.text,
        "a in accounts",
        (
            Column("序号", 12, "{{ a.no }}", "center"),
            Column("付款期", 44, "{{ a.name }}"),
            *(
                Column(
                    title,
                    25,
                    f"{{% if a.{name} is not none %}}{{{{ a.{name}|money }}}}{{% else %}}—{{% endif %}}",
                    "right",
                )
                for title, name in (
                    ("应付", "due"),
                    ("已开发票", "invoiced"),
                    ("已付", "paid"),
                    ("已付减应付", "differs"),
                )
            ),
        ),
    )
    tag(document, "endif")


def _signing(document: Document) -> None:
    heading(document, "签署", new_page=False).paragraph_format.space_before = Pt(18)
    introduction(
        document,
        "运营方对所报台账的真实性负责。本期自评得分{{ own.score }}分"
        "{% if assessor %}，按考核人评定{{ final.score }}分{% endif %}。",
    )
    sides = (
        ("运营方", "{{ bidder.name }}"),
        ("考核方", "{% if assessor %}{{ assessor }}{% else %}　{% endif %}"),
    )
    both_sign(document, UPRIGHT, sides)
