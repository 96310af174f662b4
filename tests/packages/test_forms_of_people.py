"""A form that each person fills: the manager's alone until somebody says who else, then a copy for each."""

from __future__ import annotations

from collections.abc import Sequence

from kit.edits import edit, person
from kit.examples import bid
from kit.prescribed import Form, cut, source

from docgen.derive.forms.fixed import altered, fixed_words
from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import paragraphs_of
from docgen.model.response.form_answers import FormAnswers
from docgen.packages.form_content import form_content
from docgen.packages.forms import FilledForms, filled_forms
from docgen.rules import ruleset

RESUME: Form = (
    "格式1　主要人员简历表",
    [[["姓名", "", "性别", ""], ["拟任职务", "", "资格证书", ""]], "人员签字：____", "注：附证书复印件。"],
)
NEXT: Form = ("格式2　承诺函", ["投标人名称：____"])
POSTS = (
    edit("response/sites/0/posts", [{"staff": "S01", "role": "项目经理"}, {"staff": "S02", "role": "保安"}]),
    *(edit(f"response/sites/{i}/posts", []) for i in range(1, 5)),
    edit("certificates", []),
    person("S01", qualification="物业管理师证", certificates="无"),
    person("S02", qualification="保安员证", certificates="无"),
)


def filled(people: Sequence[str]) -> tuple[list[str], FilledForms]:
    project = bid(*POSTS)
    known, content = form_content(project, response_figures(project, ruleset(project.tender.opening)))
    own = {"form": RESUME[0].split()[1], "people": list(people)}
    content.answers.own = FormAnswers.model_validate({"forms": [own]})
    file = source(RESUME, NEXT)
    made = filled_forms(file, open_word(file, "x", "x"), cut(file), known, content)
    words = [each.text for each in paragraphs_of(open_word(made.content, "x", "x").blocks)]
    return [each for each in words if each.strip()], made


def test_the_managers_alone_until_somebody_says_who_fills_it() -> None:
    lines, made = filled(())

    assert lines.count(RESUME[0]) == 1
    assert bid().staff["S01"].name in lines
    assert "物业管理师证" in lines
    assert [each.kind for each in made.points] == ["people"]


def test_each_of_the_named_has_a_copy_with_own_data_and_the_next_form_stands_behind_them() -> None:
    lines, made = filled(("S02", "S01"))
    one, two = (bid().staff[code].name for code in ("S02", "S01"))

    assert lines.count(RESUME[0]) == 2
    assert lines.index(one) < lines.index("保安员证") < lines.index(two) < lines.index("物业管理师证")
    assert lines.index(NEXT[0]) > lines.index("物业管理师证")
    assert made.points == ()


def test_every_copy_has_the_tenders_words() -> None:
    lines, _ = filled(("S02", "S01"))
    file = source(RESUME, NEXT)
    form = cut(file)[0]
    blocks = open_word(file, "x", "x").blocks
    places = {each.id: at for at, each in enumerate(blocks)}
    own = blocks[places[form.found.block] : places[form.last] + 1]
    printed = "\n".join(lines[: lines.index(NEXT[0])])

    assert altered(fixed_words(own * 2, form), printed) == ""
    before, note, after = printed.rpartition("附证书复印件")
    assert altered(fixed_words(own * 2, form), f"{before}附复印件{after}") != ""
    assert note
