"""现场交接文件: what must lie on the table, a sign-off page per site, people, keys and seals, photos."""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.handover_parts import contents, cover, end, gap, signatures, signing_row
from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import heading, introduction, paragraph, said, tag
from scripts.make_templates.tables import Cell, Column, Row, facts, listing, table

WIDTH = UPRIGHT.text


def write(document: Document, sheets: Sheets) -> None:
    """Write the paper."""
    cover(document)
    contents(document)
    _checklist(document)
    _sites(document)
    _people(document)
    _keys(document)
    _photos(document)
    sheets.finish(UPRIGHT)


def _checklist(document: Document) -> None:
    heading(document, "当日备齐清单")
    introduction(document, "移交日期：{{ day|date }}。逐项备齐后在方框内打勾，签收前由监交方核对。")
    fixed = (
        "各方公章；法定代表人身份证明或授权委托书",
        "《资产移交清册》电子表格（.xlsx）及数据（.json）",
        "账号{{ accounts|length }}项的登录设备、管理员本人到场，绑定手机在手",
        "钥匙、印章、门禁卡{{ keys|length }}项，装袋并贴站点名称",
        "差异{{ differences|length }}项的说明及证明材料",
        "在办事项{{ matters|length }}项的卷宗",
        "印泥、签字笔、资产标签、手机或相机",
    )
    columns = (
        Column("备齐", 16, "□", "center"),
        Column("文件或物品", 100, "《{{ p.title }}》{{ copies }}份，逐页核对页码"),
        Column("备注", 40, ""),
    )
    rows = [Row((Cell("□", "center"), Cell(text), Cell(""))) for text in fixed]
    listing(document, WIDTH, "p in papers", columns, closing=rows)
    tag(document, "if checklist")
    heading(document, "本项目另须备齐", 2)
    own = (columns[0], Column("文件或物品", 100, "{{ text }}"), columns[2])
    listing(document, WIDTH, "text in checklist", own)
    tag(document, "endif")
    tag(document, "if matters")
    heading(document, "在办事项", 2)
    listing(
        document,
        WIDTH,
        "m in matters",
        (
            Column("序号", 12, "{{ m.no }}", "center"),
            Column("站点", 36, "{{ m.site }}"),
            Column("事项", 38, "{{ m.name }}"),
            Column("进度", 34, "{{ m.state }}"),
            Column("下一步", 36, "{{ m.next }}"),
        ),
    )
    tag(document, "endif")


def _sites(document: Document) -> None:
    """A page for each site, signed there."""
    tag(document, "for s in sites")
    heading(document, "{{ s.name }}签收单")
    facts(
        document,
        (32, 46, 32, 46),
        (
            ("站点", "{{ s.name }}", "移交日期", "{{ day|date }}"),
            ("资产项数", "{{ s.count }}项", "本站账号", "{{ s.accounts }}项"),
            ("原值（元）", "{{ s.value|money }}", "净值（元）", "{{ s.net|money }}"),
            ("人员", "{{ s.posts|length }}人", "钥匙印章", "{{ s.keys|length }}项"),
            ("在办事项", "{{ s.matters|length }}项", "差异", "{{ s.differences|length }}项"),
            ("水表读数", "", "电表读数", ""),
            (
                "不列入移交",
                "{% if s.staying %}{% for x in s.staying %}{{ x.name }}{{ x.quantity|number }}{{ x.unit }}"
                "（{{ x.fate }}{% if x.ground %}，{{ x.ground }}{% endif %}）"
                "{% if not loop.last %}；{% endif %}{% endfor %}{% else %}无{% endif %}",
            ),
        ),
    )
    gap(document)
    listing(
        document,
        WIDTH,
        "g in s.groups",
        (
            Column("类别", 40, "{{ g.category }}"),
            Column("账面项数", 22, "{{ g.count }}", "center"),
            Column("原值（元）", 30, "{{ g.value|money }}", "right"),
            Column("实点项数", 26, ""),
            Column("备注", 38, ""),
        ),
        closing=(
            Row(
                (
                    Cell("合计", "center", style="TableHead"),
                    Cell("{{ s.count }}", "center"),
                    Cell("{{ s.value|money }}", "right"),
                    Cell(""),
                    Cell(""),
                )
            ),
        ),
    )
    gap(document)
    table(document, WIDTH, [WIDTH], ["现场情况及补充说明"], [Row((Cell(""),), height=14)])
    signatures(document, WIDTH, "本站资产、钥匙已当面清点，按现状移交；清点结果与清册不符的，已在上表备注。")
    end(document)


def _people(document: Document) -> None:
    tag(document, "if posts")
    heading(document, "人员交接表")
    introduction(document, "不列身份证号。留任人员由接收方另签劳动合同，工龄、社会保险的衔接由双方书面确定。")
    listing(
        document,
        WIDTH,
        "p in posts",
        (
            Column("序号", 12, "{{ p.no }}", "center"),
            Column("站点", 40, "{{ p.site }}"),
            Column("姓名", 18, "{{ p.name }}", "center"),
            Column("岗位", 34, "{{ p.role }}"),
            Column("去向", 16, "{{ p.intent }}", "center"),
            Column("说明", 36, said("p.note")),
        ),
        closing=(signing_row((2, 2, 2)),),
    )
    tag(document, "endif")


def _keys(document: Document) -> None:
    tag(document, "if keys")
    heading(document, "钥匙、印章及门禁卡交接表")
    listing(
        document,
        WIDTH,
        "k in keys",
        (
            Column("序号", 12, "{{ k.no }}", "center"),
            Column("名称", 40, "{{ k.name }}"),
            Column("站点", 36, "{{ k.site }}"),
            Column("数量", 16, "{{ k.quantity }}{{ k.unit }}", "center"),
            Column("现保管人", 20, said("k.holder"), "center"),
            Column("备注", 32, said("k.note")),
        ),
        closing=(signing_row((2, 2, 2)),),
    )
    tag(document, "endif")


def _photos(document: Document) -> None:
    """Two pictures a page."""
    tag(document, "if photos")
    heading(document, "现状照片")
    tag(document, "for p in photos")
    paragraph(document, "{{r p.picture }}", "Picture")
    caption = paragraph(document, "图{{ p.no }}　{{ p.site }}　{{ p.title }}", "Caption")
    caption.paragraph_format.keep_with_next = False
    end(document)
    tag(document, "endif")
