"""The shorter papers of a period: payment request, check forms, periodic papers, the unmasked annex."""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.acceptance_parts import (
    any_table,
    both_sign,
    cover,
    flowing_heading,
    note_of_cut,
    notices,
    spaced,
)
from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import heading, introduction, paragraph, signature, tag
from scripts.make_templates.tables import Column, facts, listing

_SIGNATORY = "负责人（签字）："


def request(document: Document, sheets: Sheets) -> None:
    """请款函."""
    paragraph(document, "请款函", "TOC Heading")
    notices(document)
    paragraph(document, "{{ project.purchaser }}：", "Form Address")
    paragraph(
        document,
        "我方于{{ contract.signed|date }}与贵方签订“{{ project.name }}”合同"
        "（合同编号：{{ contract.number }}，{{ project.lot }}），合同金额{{ contract.amount|money }}元"
        "{% if contract.adjusted %}（{{ contract.adjusted }}）{% endif %}。"
        "第{{ period.number }}期考核（{{ period.start|date }}至{{ period.end|date }}）"
        "于{{ assessed_on|date }}由{{ assessor }}评定"
        "{% if final.ranged %}（{% if assessor_paper %}{{ assessor_paper }}；{% endif %}"
        "评定未涉及的各条照自评，原文不明之处或抽查未定，得分按不同做法为{{ final.score }}分，应付金额相同）"
        "{% else %}，得分{{ final.score }}分"
        "{% if assessor_paper %}（{{ assessor_paper }}）{% endif %}{% endif %}，"
        "按合同约定应付本期款项如下，请予支付。",
    )
    facts(
        document,
        (44, 112),
        (
            (
                "款项",
                "{{ stage.name }}（全额{{ stage.amount|money }}元：{{ stage.working }}）",
            ),
            ("考核得分", "{{ final.score }}分{% if final.ranged %}（按不同做法，应付金额相同）{% endif %}"),
            (
                "支付比例",
                "{% if final.share is not none %}{{ final.share|percent }}{% else %}见考核报告{% endif %}",
            ),
            (
                "算式",
                "{{ final.outcomes[0].working }}"
                "{% if final.outcomes|length > 1 %}"
                "（原文有不明之处，各种做法金额相同，见考核报告）{% endif %}",
            ),
            (
                "请款金额（小写）",
                "人民币 {{ final.payable|money }} 元",
            ),
            (
                "请款金额（大写）",
                "人民币{{ final.payable|capitals }}",
            ),
            ("收款单位", "{{ bidder.name }}"),
            ("开户银行", "{{ bidder.bank }}"),
            ("账号", "{{ bidder.account }}"),
            ("附件", "1. 第{{ period.number }}期考核报告；2. 等额合法有效发票。"),
        ),
    )
    signature(document, (_SIGNATORY,), "特此函请。")
    sheets.finish(UPRIGHT)


def checks(document: Document, sheets: Sheets) -> None:
    """抽查检查表."""
    paragraph(document, "抽查检查表", "TOC Heading")
    notices(document)
    paragraph(
        document,
        "第{{ period.number }}期（{{ period.start|date }}至{{ period.end|date }}）。"
        "抽样办法：把“种子:编号”逐个求 SHA-256，按结果从小到大取前若干个；任何人用同一种子都抽中同样的单位。"
        "各单位的编号和次序见“抽样总体.csv”。检查后把结果填入“抽查结果.xlsx”，"
        "放到 samples/period-{{ period.number }}.xlsx。",
    )
    tag(document, "for s in samples")
    heading(document, "{{ s.code }}　{{ s.question }}", 2)
    paragraph(
        document,
        "{{ s.title }}；种子：{{ s.seed }}；抽{{ s.rows|length }}个。{{ s.population }}",
        "Table Text",
        keep=True,
    )
    for count in (1, 2, 3):
        tag(document, f"if s.columns|length == {count}")
        widths = {1: (60,), 2: (36, 42), 3: (26, 24, 28)}[count]
        known = [
            Column(f"{{{{ s.columns[{i}] }}}}", width, f"{{{{ row.cells[{i}] }}}}", "center")
            for i, width in enumerate(widths)
        ]
        result = "{% if s.marked %}　　分{% else %}□合格　□不合格{% endif %}"
        rest = UPRIGHT.text - 12 - sum(widths) - 36
        columns = [
            Column("序号", 12, "{{ loop.index }}", "center"),
            *known,
            Column("结果", 36, result, "center"),
            Column("说明", rest, "　"),
        ]
        listing(document, UPRIGHT.text, "row in s.rows", columns)
        tag(document, "endif")
    tag(document, "endfor")
    spaced(document, "检查人签字、单位盖章：", 12, keep=True)
    both_sign(document, UPRIGHT, (("检查方", "　"), ("运营方", "{{ bidder.name }}")))
    sheets.finish(UPRIGHT)


def periodic(document: Document, sheets: Sheets) -> None:
    """月报、周报、季报: a section each with its tables and the plan for the next."""
    cover(document)
    tag(document, "for s in sections")
    flowing_heading(document, "{{r s.heading }}")
    tag(document, "for w in s.written")
    heading(document, "工作叙述", 2)
    paragraph(document, "{{p w.body }}")
    tag(document, "endfor")
    tag(document, "for t in s.tables")
    heading(document, "{{r t.heading }}", 2)
    any_table(document, UPRIGHT, "t")
    note_of_cut(document, "t")
    tag(document, "endfor")
    tag(document, "for e in s.events")
    tag(document, "for p in e.pictures")
    paragraph(document, "{{r p.picture }}", "Picture")
    paragraph(document, "{% if e.name %}{{ e.name }}　{% endif %}{{ p.title }}", "Caption")
    tag(document, "endfor")
    tag(document, "endfor")
    tag(document, "if s.plan")
    spaced(document, "下期计划：", 9, keep=True)
    tag(document, "for line in s.plan")
    paragraph(document, "{{ loop.index }}．{{ line }}")
    tag(document, "endfor")
    tag(document, "endif")
    tag(document, "endfor")
    signature(document, (_SIGNATORY,), "以上由台账统计，个人信息已脱敏。")
    sheets.finish(UPRIGHT)


def annex(document: Document, sheets: Sheets) -> None:
    """The tables with personal data in clear, marked so on its cover and above every table."""
    cover(document, "证据附件")
    tag(document, "for s in samples")
    flowing_heading(document, "抽中的人和单位　{{ s.code }}　{{ s.question }}")
    paragraph(document, "{{ marking }}", "Table Text", keep=True)
    any_table(document, UPRIGHT, "s", least=1)
    tag(document, "endfor")
    tag(document, "for t in tables")
    flowing_heading(document, "{{r t.heading }}")
    paragraph(document, "{{ marking }}", "Table Text", keep=True)
    any_table(document, UPRIGHT, "t")
    note_of_cut(document, "t")
    tag(document, "endfor")
    introduction(document, "本附件只供考核人当面核对，核对后由运营方收回。")
    both_sign(document, UPRIGHT, (("运营方", "{{ bidder.name }}"), ("查阅人", "　")))
    sheets.finish(UPRIGHT)
