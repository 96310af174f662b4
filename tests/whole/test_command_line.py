"""Help and usage errors of every command, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from kit.project import ROOT, Ran
from typer._click import Command
from typer.main import get_command

from docgen.cli.main import app

Docgen = Callable[..., Ran]

CHINESE = re.compile("[\u4e00-\u9fff，。；：、]")
SENTENCE = re.compile(r"[a-z]+ [a-z]+ [a-z]+")
"""Three English words in a row, small letters; names of options and the like stand alone."""


def commands(command: Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that lead to every command and group."""
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*path, name))


COMMANDS = list(commands(get_command(app)))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_help_page_is_of_one_language(words: tuple[str, ...], docgen: Docgen) -> None:
    english = docgen(*words, "--help", "--lang", "en")
    chinese = docgen("--lang=zh", *words, "--help")

    assert (english.code, chinese.code) == (0, 0)
    assert not CHINESE.search(english.out)
    assert english.out.startswith("Usage: ")
    assert not SENTENCE.search(chinese.out.partition("\n")[2])  # the first line is made of names
    assert chinese.out.startswith("用法：")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_argument_and_option_has_its_help(words: tuple[str, ...]) -> None:
    command: Command = get_command(app)
    for word in words:
        command = command.commands[word]  # type: ignore[attr-defined]

    assert command.help
    assert [param.name for param in command.params if not getattr(param, "help", "")] == []


def test_without_lang_the_locale_decides(docgen: Docgen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert docgen("check", "--help").out.startswith("Usage: ")

    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert docgen("check", "--help").out.startswith("用法：")


def test_a_group_without_a_command_shows_its_help(docgen: Docgen) -> None:
    for words in ((), ("--lang", "en"), ("templates",), ("sme", "--lang", "en")):
        ran = docgen(*words)

        assert (ran.code, ran.out) == (2, "")
        assert "Usage: " in ran.err if "en" in words else "用法：" in ran.err


MISUSES = [
    (("buidl",), "there is no command buidl. Did you mean build?", "没有命令 buidl。是否想写 build？"),
    (("xyzzy",), "there is no command xyzzy. See: docgen --help", "没有命令 xyzzy。用法见：docgen --help"),
    (("templates", "lnt"), "there is no command lnt. Did you mean lint?", "没有命令 lnt。是否想写 lint？"),
    (
        ("score", ".", "--perod", "1"),
        "there is no option --perod. Did you mean --period?",
        "是否想写 --period？",
    ),
    (("check", ".", "--zzz"), "there is no option --zzz. See: docgen check --help", "没有选项 --zzz。用法见"),
    (("check",), "DIR is missing: the project's folder, with project.yaml.", "缺少 DIR：项目文件夹"),
    (("score", "."), "--period is missing: assessment period", "缺少 --period：考核周期"),
    (
        ("templates", "fields"),
        "KIND is missing: kind of template, one of acceptance, ",
        "缺少 KIND：模板类别，可写 acceptance、",
    ),
    (("check", ".", "--kind", "x"), "--kind x: must be one of response, ", "--kind x：应为 response、"),
    (("build", ".", "x"), "KIND x: must be one of response, ", "KIND x：应为 response、"),
    (
        ("build", ".", "--period", "0"),
        "--period 0: must be a whole number of at least 1.",
        "--period 0：应为不小于 1 的整数。",
    ),
    (
        ("score", ".", "--period", "二"),
        "--period 二: must be a whole number of at least 1.",
        "--period 二：应为不小于 1 的整数。",
    ),
    (("build", ".", "--out"), "--out needs a value.", "--out 后面要写值。"),
    (("build", ".", "--draft=1"), "--draft takes no value.", "--draft 后面不写值。"),
    (("check", ".", "a", "b"), "too much: a b.", "多出了：a b。"),
    (
        ("batch", "a.csv", "--out", "b", "--jobs", "1", "--scheduler", "c"),
        "--jobs and --scheduler exclude each other.",
        "--jobs 与 --scheduler 只能写一个。",
    ),
]


@pytest.mark.parametrize(
    ("words", "english", "chinese"), MISUSES, ids=[" ".join(case[0]) for case in MISUSES]
)
def test_a_usage_error_is_one_line_in_the_reader_s_language(
    words: tuple[str, ...], english: str, chinese: str, docgen: Docgen
) -> None:
    for lang, expected in (("en", english), ("zh", chinese)):
        ran = docgen("--lang", lang, *words)

        assert (ran.code, ran.out) == (2, "")
        assert expected in ran.err
        (line,) = ran.err.splitlines()
        assert line.startswith("docgen")


def test_a_language_nobody_speaks_is_a_usage_error(docgen: Docgen) -> None:
    ran = docgen("check", ROOT, "--lang", "fr")

    assert (ran.code, ran.out) == (2, "")
    assert "--lang fr：应为 zh、en 之一" in ran.err


def test_the_language_named_before_the_command_is_the_command_s(docgen: Docgen) -> None:
    assert "Known here" in docgen("--lang", "en", "explain", "NO-SUCH").err
    assert "Known here" not in docgen("--lang", "en", "explain", "NO-SUCH", "--lang", "zh").err


def test_the_command_that_a_line_names_is_made_alone_and_any_other_line_has_them_all() -> None:
    assert [each.name for each in app.only(["check", "p"]).registered_commands] == [None]
    assert [each.name for each in app.only(["sme", "list"]).registered_groups] == ["sme"]
    for line in ([], ["chek"], ["--lang", "en", "check"], ["--help"]):
        assert app.only(line) is app
