"""Every code has its page; the page says why, on what ground, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from kit.project import ROOT, Ran

from docgen.locale.messages import Language
from docgen.rules import code_pages
from docgen.tasks.explain import lines, table

CHINESE = re.compile("[\u4e00-\u9fff，。；：、（）]")
CODE = re.compile(r'"([A-Z]{2,}(?:-[A-Z]+)+)"')


def used() -> set[str]:
    """Codes that stand in the code as literals."""
    found = set()
    for path in (ROOT / "docgen").rglob("*.py"):
        found |= set(CODE.findall(path.read_text(encoding="utf-8")))
    return found - {"UTF-8"}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(used()) == sorted(code_pages())


def test_every_code_is_tested_or_made_by_a_test_of_its_kind() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))

    assert [code for code in code_pages() if code not in tests] == []


def test_every_code_stands_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert [code for code in code_pages() if code not in changelog] == []


@pytest.mark.parametrize(("language", "name"), [("zh", "checks.md"), ("en", "checks.en.md")])
def test_the_checks_page_is_up_to_date(language: Language, name: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")

    assert "\n".join(table(language)).strip() in page


def test_an_english_page_quotes_chinese_only_as_a_bid_or_a_name_of_a_field_has_it() -> None:
    for code in code_pages():
        for line in lines(code, "en"):
            if not line.startswith(("Example: ", "Remedy: ", "Why: ")):
                assert not CHINESE.search(line), code


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_code_is_explained_in_both_languages(language: str, docgen: Callable[..., Ran]) -> None:
    ran = docgen("explain", "price-ceiling", "--lang", language)

    assert ran.code == 0
    assert ran.out.startswith("PRICE-CEILING")
    assert len(ran.out.splitlines()) >= 4


def test_an_unknown_code_suggests_the_nearest(docgen: Callable[..., Ran]) -> None:
    ran = docgen("explain", "PRICE-CIELING")

    assert ran.code == 2
    assert "PRICE-CEILING" in ran.err
