"""forms.yaml of a new project: an entry for each blank that a person fills, and never one put over."""

from __future__ import annotations

from pathlib import Path

from kit.prescribed import Form, cut, outline, source

from docgen.load.files.yaml import read_yaml
from docgen.model.response.form_answers import FormAnswers
from docgen.tasks.into.blanks import open_blanks, write_blanks

LETTER: Form = ("格式1　投标函", ["投标人名称：____", "传真：____", "吉祥物：____", "吉祥物：____"])
SUPPLIERS: Form = ("格式2　供应来源表", [[["序号", "品种", "产地"], ["", "", ""]]])


def written(folder: Path, *forms: Form) -> tuple[int, FormAnswers]:
    file = source(*forms)
    points = open_blanks(outline(file), cut(file), folder / "company")
    count = write_blanks(folder / "forms.yaml", points, "")
    data, _ = read_yaml(folder / "forms.yaml", "forms.yaml", FormAnswers)
    return count, FormAnswers.model_validate(data)


def test_what_a_record_says_is_not_asked(tmp_path: Path) -> None:
    count, answers = written(tmp_path, LETTER, SUPPLIERS)

    letter, suppliers = answers.forms
    assert count == 5
    assert [(each.label, each.number) for each in letter.blanks] == [
        ("传真", 1),
        ("吉祥物", 1),
        ("吉祥物", 2),
    ]
    assert [each.head for each in suppliers.columns] == ["品种", "产地"]
    assert not any(each.settled for form in answers.forms for each in (*form.blanks, *form.columns))


def test_the_words_around_stand_beside_each_entry(tmp_path: Path) -> None:
    written(tmp_path, LETTER)

    assert "# 传真:____\n" in (tmp_path / "forms.yaml").read_text(encoding="utf-8")


def test_written_again_what_a_person_wrote_stays_and_what_is_new_comes_behind(tmp_path: Path) -> None:
    written(tmp_path, (LETTER[0], LETTER[1][:2]))
    path = tmp_path / "forms.yaml"
    mine = path.read_text(encoding="utf-8").replace('value: ""', "value: 0771-1  # 总机")
    path.write_text(mine, encoding="utf-8")

    assert written(tmp_path, (LETTER[0], LETTER[1][:2]))[0] == 0
    assert path.read_text(encoding="utf-8") == mine
    count, answers = written(tmp_path, LETTER, SUPPLIERS)
    assert count == 4
    assert path.read_text(encoding="utf-8").startswith(mine)
    assert [each.value for each in answers.forms[0].blanks] == ["0771-1", "", ""]


def test_what_the_company_answers_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "company").mkdir()
    own = "forms:\n  - form: 函\n    blanks:\n      - {label: 传真, value: 0771-1}\n"
    (tmp_path / "company" / "forms.yaml").write_text(own, encoding="utf-8")

    _, answers = written(tmp_path, LETTER)

    assert [each.label for each in answers.forms[0].blanks] == ["吉祥物", "吉祥物"]


def test_without_anything_to_ask_the_list_is_empty(tmp_path: Path) -> None:
    assert written(tmp_path, (LETTER[0], LETTER[1][:1])) == (0, FormAnswers())


def test_what_no_form_asks_any_more_goes_unless_a_person_wrote_in_it(
    tmp_path: Path,
) -> None:
    other: Form = ("格式3　承诺函", ["吉祥物：____"])
    written(tmp_path, LETTER, SUPPLIERS, other)
    path = tmp_path / "forms.yaml"
    label = "label: 吉祥物\n        value:"
    mine = path.read_text(encoding="utf-8").replace(f'{label} ""', f"{label} 小铜鼓  # 李静", 1)
    path.write_text(mine, encoding="utf-8")

    count, answers = written(tmp_path, (LETTER[0], LETTER[1][:1]), SUPPLIERS)

    (letter, suppliers) = answers.forms
    assert count == 0
    assert [(each.label, each.value) for each in letter.blanks] == [("吉祥物", "小铜鼓")]
    assert [each.head for each in suppliers.columns] == ["品种", "产地"]
    text = path.read_text(encoding="utf-8")
    assert "小铜鼓  # 李静" in text
    assert "传真" not in text.split("forms:")[1]
    assert set(mine.splitlines()) > set(text.splitlines())


def test_a_form_that_each_person_fills_says_how_people_are_named(tmp_path: Path) -> None:
    count, answers = written(tmp_path, LETTER, ("格式3　项目人员简历表", ["姓名：____", "绰号：____"]))

    text = (tmp_path / "forms.yaml").read_text(encoding="utf-8")
    assert count == 4  # who fills it is no blank
    assert [(each.form, each.people) for each in answers.forms][1] == ("格式3 项目人员简历表", ())
    assert "people: []" in text
    assert "留空只印项目负责人一份" in text
    again, _ = written(tmp_path, LETTER, ("格式3　项目人员简历表", ["姓名：____", "绰号：____"]))
    assert (again, (tmp_path / "forms.yaml").read_text(encoding="utf-8")) == (0, text)
