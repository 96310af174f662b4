"""A tender and its truth under other names: the same words in both, whatever runs they are cut into."""

from __future__ import annotations

from pathlib import Path

import docx
from ruamel.yaml import YAML

from benchmarks.renamed_tenders import renamed

TRUTH = {
    "meta": {
        "project": "云岭县档案整理项目",
        "purchaser": "云岭县档案馆",
        "agency": "南屏省求实代理公司",
        "number": "YL2031-07",
    },
    "lots": [],
    "facts": [{"key": "budget", "value": 120000}, {"key": "validity_days", "value": 90}],
    "requirements": [{"text": "每日整理不少于300页，超期每日扣200元。"}],
}


def test_names_numbers_and_amounts_change_alike(tmp_path: Path) -> None:
    folder, out = tmp_path / "a", tmp_path / "b"
    folder.mkdir()
    with (folder / "truth.yaml").open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(TRUTH, file)
    document = docx.Document()
    paragraph = document.add_paragraph()
    for run in (
        "采购人：云",
        "岭县档",
        "案馆，编号YL20",
        "31-07，预算120,0",
        "00.00元（大写：壹拾贰万元整）",
    ):
        paragraph.add_run(run)
    document.add_paragraph("每日整理不少于300页，超期每日扣200元。")
    document.save(str(folder / "tender.docx"))

    renamed(folder, out)

    truth = YAML(typ="safe").load((out / "truth.yaml").read_text("utf-8"))
    first, second = (each.text for each in docx.Document(str(out / "tender.docx")).paragraphs)
    assert "云岭" not in first
    assert truth["meta"]["purchaser"] in first
    assert first.endswith("编号YL5364-30，预算360,000.00元（大写：叁拾陆万元整）")
    assert second == truth["requirements"][0]["text"] == "每日整理不少于300页，超期每日扣600元。"
    assert [fact["value"] for fact in truth["facts"]] == [360000, 90]
