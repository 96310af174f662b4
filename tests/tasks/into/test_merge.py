"""What is read again goes into what people wrote: nothing of theirs is put over, what differs is told."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from kit.drafts import drafted, plain
from kit.project import EXAMPLES

from docgen.edit import yaml_text
from docgen.load.files.yaml import read_yaml
from docgen.model.tender.tender_file import TenderFile
from docgen.tasks.into.entries import Entry
from docgen.tasks.into.merge import Merged, merge

CLAUSE = "地面湿滑时设置警示牌，10分钟内处理。"


def file(folder: Path, data: Entry, change: Callable[[str], str] = str) -> Path:
    """tender.yaml as it was drafted, then changed by hand."""
    path = folder / "tender.yaml"
    path.write_text(change("".join(f"{line}\n" for line in yaml_text.lines(data))), encoding="utf-8")
    return path


def again(path: Path, data: Entry) -> tuple[str, Merged]:
    told = Merged()
    text = merge(path, data, told)
    path.write_text(text, encoding="utf-8")
    TenderFile.model_validate(read_yaml(path, path.name, TenderFile)[0])
    return text, told


def only_added(old: str, new: str) -> bool:
    """Whether every line of the old text stands in the new one, in its order."""
    blocks = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) == len(old.splitlines())


def swapped(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def test_the_same_tender_again_changes_no_sign(tmp_path: Path) -> None:
    path = file(tmp_path, drafted())
    before = path.read_text("utf-8")
    text, told = again(path, drafted())
    assert text == before
    assert (told.added, told.differs, told.vanished, told.beside) == ({}, [], [], [])


def test_a_value_that_a_person_wrote_stays_and_both_are_told(tmp_path: Path) -> None:
    path = file(tmp_path, drafted(), swapped("validity_days: 90", "validity_days: 120  # 电话问过"))
    before = path.read_text("utf-8")
    text, told = again(path, drafted())
    assert text == before
    assert [(each.field, each.kept, each.read) for each in told.differs] == [("validity_days", "120", "90")]


def test_words_and_confirmations_of_a_clause_stay(tmp_path: Path) -> None:
    confirmed = "code: T3.1.3\n      # 与采购人核对过\n      confirmed: {by: 李静, on: 2027-08-20}"
    path = file(tmp_path, drafted(), swapped("code: T3.1.3", confirmed))
    text, told = again(path, drafted())
    assert confirmed in text
    assert not told.differs


def test_a_clause_that_is_new_stands_behind_the_others_under_a_code_of_its_own(tmp_path: Path) -> None:
    path = file(tmp_path, drafted())
    before = path.read_text("utf-8")
    amended = drafted(("- p: 5.观众满意率不低于96%。", f"- p: 5.观众满意率不低于96%。\n- p: 6.{CLAUSE}"))
    text, told = again(path, amended)
    assert only_added(before, text)
    assert told.added == {"clauses": 1}
    clauses = read_yaml(path, path.name)[0]["lot"]["clauses"]
    assert (clauses[-1]["code"], clauses[-1]["verbatim"]) == ("T3.1.6", CLAUSE)


def test_a_code_that_a_person_gave_away_is_not_given_again(tmp_path: Path) -> None:
    path = file(tmp_path, drafted(), swapped("code: B3.3.1", "code: T3.1.6"))
    again(path, drafted(("- p: 5.观众满意率不低于96%。", f"- p: 5.观众满意率不低于96%。\n- p: 6.{CLAUSE}")))
    codes = [each["code"] for each in read_yaml(path, path.name)[0]["lot"]["clauses"]]
    assert codes[-2:] == ["T3.1.6", "T3.1.6-2"]


def test_other_words_of_a_clause_are_told_with_its_place(tmp_path: Path) -> None:
    path = file(tmp_path, drafted())
    _, told = again(path, drafted(("观众满意率不低于96%", "观众满意率不低于98%")))
    assert [(each.field, each.kept, each.read) for each in told.differs] == [
        ("lot.clauses[T3.1.5].verbatim", "观众满意率不低于96%。", "观众满意率不低于98%。")
    ]


def test_what_was_read_and_is_gone_is_told_and_stays(tmp_path: Path) -> None:
    path = file(tmp_path, drafted())
    before = path.read_text("utf-8")
    text, told = again(path, drafted(("- p: 5.观众满意率不低于96%。\n", "")))
    assert text == before
    assert told.vanished == [("tender.yaml", "lot.clauses[T3.1.5]")]


def test_a_blank_is_filled_and_the_comment_behind_it_stays(tmp_path: Path) -> None:
    blank = "validity_days:      # 响应有效期（日）"
    path = file(tmp_path, drafted(), swapped("validity_days: 90", blank))
    text, _ = again(path, drafted())
    assert "validity_days: 90      # 响应有效期（日）" in text


def test_who_writes_null_says_that_there_is_none(tmp_path: Path) -> None:
    path = file(
        tmp_path, drafted(), swapped("consortium: forbidden", "consortium: unstated\n  scorecard: null")
    )
    data = drafted()
    data["lot"]["scorecard"] = {"title": "考核表", "total": 100}
    text = merge(path, data, told := Merged())
    assert "scorecard: null\n" in text
    assert [(each.field, each.kept) for each in told.differs] == [
        ("lot.consortium", "unstated"),
        ("lot.scorecard", "null"),
    ]


@pytest.mark.parametrize("blank", ['project_number: ""', "project_number: ''", "project_number:"])
def test_a_blank_may_be_written_in_any_way(blank: str, tmp_path: Path) -> None:
    path = file(tmp_path, drafted(), swapped("project_number: PSB-2027-031", blank))
    again(path, drafted())
    assert read_yaml(path, path.name)[0]["project_number"] == "PSB-2027-031"


def test_a_field_that_is_missing_stands_behind_its_group(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        drafted(),
        swapped("  subcontracting: unstated\n  consortium: forbidden\n", "  subcontracting: unstated\n"),
    )
    text, _ = again(path, drafted())
    assert "\n  consortium: forbidden\n" in text
    assert read_yaml(path, path.name)[0]["lot"]["consortium"] == "forbidden"


def test_lists_in_brackets_take_in_more(tmp_path: Path) -> None:
    data = plain(drafted())
    marks = "".join(f"{line}\n" for line in yaml_text.lines({"marks": data["marks"]}))
    flow = '[{symbol: "▲", effect: points, place: {section: 前附表}, certainty: exact}]'
    path = file(tmp_path, data, swapped(marks, f"marks: {flow}\n"))
    _, told = again(path, drafted())
    assert [mark["symbol"] for mark in read_yaml(path, path.name)[0]["marks"]] == ["▲", "★"]
    assert told.added["marks"] == 1


def test_a_list_that_a_person_typed_whole_is_not_doubled(tmp_path: Path) -> None:
    data = plain(drafted())
    stages = data["lot"]["payment"]["stages"]
    data["lot"]["payment"]["stages"] = [
        {
            "code": "K1",
            "name": "合同款",
            "share": 100,
            "terms": "按季度",
            "scored": False,
            "place": stages[0]["place"],
        }
    ]
    path = file(tmp_path, data)
    _, told = again(path, drafted())
    assert [each["code"] for each in read_yaml(path, path.name)[0]["lot"]["payment"]["stages"]] == ["K1"]
    assert [said for _, _, said in told.beside] == ["每季度考核合格后，支付合同金额的70%"]


def test_clauses_typed_in_words_of_ones_own_are_known_by_place_and_matter(tmp_path: Path) -> None:
    data = plain(drafted())
    for clause in data["lot"]["clauses"]:
        for name in ("verbatim", "block", "certainty", "requires"):
            clause.pop(name, None)
    own = ["至少八名讲解员", "每月两次讲解员培训", "一天内答复观众投诉", "开馆前巡查展厅并存记录",
           "观众满意率", "半年一次疏散演练", "突发事件到场", "地点在博物馆"]  # fmt: skip
    for clause, words in zip(data["lot"]["clauses"], own, strict=True):
        clause |= {"text": words, "title": words, "code": f"K{clause['code'][1:]}"}
    path = file(tmp_path, data)
    _, told = again(path, drafted())
    assert told.added.get("clauses", 0) == 0


def test_facts_of_values_that_a_person_typed_are_not_put_in(tmp_path: Path) -> None:
    data = plain(drafted())
    data.pop("facts")
    data["lot"].pop("facts")
    path = file(tmp_path, data)
    text, _ = again(path, drafted())
    assert "facts:" not in text


def test_forms_that_nobody_filled_in_make_room(tmp_path: Path) -> None:
    path = tmp_path / "tender.yaml"
    path.write_text((EXAMPLES / "blank" / "tender.yaml").read_text("utf-8"), encoding="utf-8")
    text = merge(path, drafted(), Merged())
    path.write_text(text, encoding="utf-8")
    lot = read_yaml(path, path.name)[0]["lot"]
    assert [each["code"] for each in lot["clauses"]][:2] == ["T3.1.1", "T3.1.2"]
    assert lot["sme"]["industry"] == "租赁和商务服务业"
    assert "# 采购文件用的符号" in text


def test_a_missing_last_line_end_stays_readable(tmp_path: Path) -> None:
    path = file(tmp_path, drafted(), lambda text: text.rstrip("\n"))
    again(path, drafted(("- p: 5.观众满意率不低于96%。", f"- p: 5.观众满意率不低于96%。\n- p: 6.{CLAUSE}")))
    assert read_yaml(path, path.name)[0]["lot"]["clauses"][-1]["verbatim"] == CLAUSE


@pytest.mark.parametrize("example", ["pingxiang-lot1", "pingxiang-lot2", "gangbei"])
def test_a_tender_put_into_an_example_leaves_every_line_of_it(example: str, tmp_path: Path) -> None:
    path = tmp_path / "tender.yaml"
    before = (EXAMPLES / example / "tender.yaml").read_text("utf-8")
    path.write_text(before, encoding="utf-8")
    text = merge(path, drafted(), Merged())
    # An empty list takes its entries below its name; the comment behind it stays.
    assert only_added(before.replace(": []", ":"), text.replace(": []", ":"))
    path.write_text(text, encoding="utf-8")
    old, new = (read_yaml(each, "tender.yaml")[0] for each in (EXAMPLES / example / "tender.yaml", path))
    assert old["lot"]["clauses"] == new["lot"]["clauses"][: len(old["lot"]["clauses"])]
    assert all(new[name] == old[name] for name in old if name not in ("lot", "marks", "parties", "volumes"))
