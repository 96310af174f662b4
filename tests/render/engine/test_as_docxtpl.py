"""Small templates of the kinds that docxtpl tests itself by: the same texts, or a difference with a name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from kit.rich_templates import noted
from kit.written_templates import saved, template

from scripts.compare_docxtpl import Render, by_docgen, by_docxtpl, differences, main, plain

ITEMS = [
    {"desc": "螺丝 & <垫片>", "qty": 2, "price": "免费"},
    {"desc": "扳手", "qty": 5403, "price": "1,000.00"},
]
ROW = ("{{ item.desc }}", "{{ item.qty }}", "{{ item.price }}")


def vertical(nested: bool = False) -> bytes:
    cells = ("类{% vm %}", "{{ loop.index }}") if not nested else ("{% vm %}{{ a }}", "{{ a }}{{ b }}")
    opening, closing = "{%tr for a in range(2) %}", "{%tr endfor %}"
    inner = [("{%tr for b in range(2) %}", ""), cells, (closing, "")] if nested else [cells]
    return template([("甲", "乙"), (opening, ""), *inner, (closing, "")])


def with_note() -> bytes:
    document = docx.Document()
    noted(document, "footnote", "注：{{ title }}")
    return saved(document)


def in_pieces() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("致 {", "{ ti", "tle }", "} 先生"):
        paragraph.add_run(piece).bold = len(piece) % 2 == 0
    return saved(document)


KINDS: dict[str, bytes] = {
    "multi_rendering": template("{{ title }}", "正文 {{ body }}", header="{{ title }}", footer="{{ body }}"),
    "comments": template("{# 注 #}甲", "{#p 整段 #}", [("{#tr 行 #}", ""), ("留", "{# 注 #}")]),
    "order": template(
        "致 {{ title }}",
        [("名", "数", "价"), ("{%tr for item in items %}", "", ""), ROW, ("{%tr endfor %}", "", "")],
        "{%p if paid %}",
        "已付",
        "{%p else %}",
        "{% if items %}未付{% endif %}",
        "{%p endif %}",
    ),
    "dynamic_table": template(
        [
            ("{% colspan labels|count %}表", ""),
            ("{%tc for each in labels %}", "{{ each }}", "{%tc endfor %}"),
            ("{%tr for item in items %}", "", ""),
            ("{%tc for each in labels %}", "{{ each }}{{ item.qty }}", "{%tc endfor %}"),
            ("{%tr endfor %}", "", ""),
        ]
    ),
    "cellbg": template(
        [
            ("{%tr for item in items %}", ""),
            ("{% cellbg colour %}{{ item.desc }}", "甲"),
            ("{%tr endfor %}", ""),
        ]
    ),
    "horizontal_merge": template(
        [("甲", "乙"), ("{%tc for a in range(2) %}", "{% hm %}并", "{%tc endfor %}")]
    ),
    "vertical_merge": vertical(),
    "vertical_merge_nested": vertical(nested=True),
    "less_cells_after_loop": template(
        [("{%tc for a in range(1) %}", "{{ a }}", "{%tc endfor %}", "乙", "丙")]
    ),
    "merge_paragraph": template("我", "{%- if paid %}住在城里{% else %}住在乡下{% endif -%}", "，很好。"),
    "nested_for": template(
        "{%p for item in items %}",
        "{{ item.desc }}",
        "{%p for each in labels %}",
        "· {{ each }}",
        "{%p endfor %}",
        "{%p endfor %}",
    ),
    "footnotes": with_note(),
    "header_footer_entities": template("甲", header="“{{ title }}” & <{{ body }}>", footer="© {{ title }}"),
    "preserve_spaces": template(" {{ title }} 与  {{ body }} "),
    "escape": template("{{ listing }}", "{{ body|e }}", "{{ title|escape }}", "{_{ 不填 }_} {_% 也不 %_}"),
    "in pieces": in_pieces(),
    "quotes": template("{{ “引” ~ ‘号’ }}{% if title != “” %}有{% endif %}"),
}
DATA: dict[str, Any] = {
    "title": "标题 <一> & “二”",
    "body": "第一份\t正文",
    "items": ITEMS,
    "labels": ["果", "菜", "石"],
    "paid": False,
    "colour": "FFDD00",
    "listing": "一\n二\t三\a新段\f新页",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_of_that_kind_has_docxtpl_s_texts(kind: str) -> None:
    render = Render(kind, KINDS[kind], DATA)

    assert differences(by_docxtpl(render), by_docgen(render)) == []
    assert not isinstance(by_docgen(render), str)


def test_difference_a_field_that_is_not_there_is_a_fault() -> None:
    render = Render("missing", template("{{ nobody }}"), {})

    assert differences(by_docxtpl(render), by_docgen(render))[0] == "filled"
    assert str(by_docgen(render)).startswith("TEMPLATE-FIELD there is no field nobody")


def test_difference_a_group_is_not_printed_as_a_whole() -> None:
    assert str(by_docgen(Render("group", template("{{ items }}"), DATA))).startswith("TEMPLATE-FORBIDDEN")


def test_difference_a_tab_within_a_tag_stays_behind_it() -> None:
    document = docx.Document()
    run = document.add_paragraph("{{ '").runs[0]
    run._r.append(OxmlElement("w:tab"))
    run._r.append(OxmlElement("w:t"))
    run._r[-1].text = "甲' }}乙"
    render = Render("tab", saved(document), {})

    assert by_docxtpl(render)["word/document.xml"] == ["甲乙"]  # type: ignore[index]
    assert by_docgen(render)["word/document.xml"] == ["甲\t乙"]  # type: ignore[index]


def test_objects_of_docxtpl_are_compared_by_their_text() -> None:
    from docxtpl import Listing, RichText

    said = {"a": RichText("甲\t<乙>", bold=True), "b": [Listing("丙\n丁")], "c": print, "d": 1}

    assert plain(said) == {"a": "甲\t<乙>", "b": ["丙\n丁"], "c": "", "d": 1}


def test_the_script_fills_what_a_folder_of_tests_fills(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a_tpl.docx").write_bytes(template("致{{ name }}"))
    (tmp_path / "a.py").write_text(
        'from docxtpl import DocxTemplate\nmade = DocxTemplate("templates/a_tpl.docx")\n'
        'made.render({"name": "甲"})\nmade.save("output/a.docx")\nmade.render({"nobody": 1})\n',
        encoding="utf-8",
    )

    assert main(tmp_path) == 1
    assert (
        capsys.readouterr().out.splitlines()[-1]
        == "2 renders; differs (plain data): 1, equal (plain data): 1"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.py", "templates"]
