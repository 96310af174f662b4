"""Severity and remedy of every finding: the compiled catalogue is that of the pages, complete and used."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit.project import ROOT

from docgen.locale.messages import say
from docgen.model.finding import Message, Origin, found, stop
from docgen.model.sources import Sources
from docgen.rules import code_pages, written_pages
from scripts.update_rules import findings

CASES = [(code, case) for code, (_, page) in code_pages().items() for case in page.entries()]


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every call in the code that names its finding as a literal."""
    for path in (ROOT / "docgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("found", "stop"):
                    yield path, node


def test_the_catalogue_in_json_is_that_of_the_pages() -> None:
    kept = json.loads((ROOT / "docgen/rules/generated/findings.json").read_text(encoding="utf-8"))

    assert kept == findings(), "run make rules"


def test_the_pages_in_json_are_those_that_are_written() -> None:
    assert code_pages() == written_pages(), "run make rules"
    assert list(code_pages()) == list(written_pages())


@pytest.mark.parametrize(("code", "case"), CASES)
def test_both_languages_of_a_remedy_have_the_same_places(code: str, case: str) -> None:
    _, remedy = code_pages()[code][1].entries()[case]

    assert places(remedy.zh) == places(remedy.en)


def test_no_page_prints_a_bare_place() -> None:
    pages = {code: page.remedy for code, (_, page) in code_pages().items()}

    assert [code for code, remedy in pages.items() if places(remedy.zh) | places(remedy.en)] == []


def test_every_call_names_a_code_and_a_case_that_are_there() -> None:
    catalogue = findings()
    for path, call in calls():
        code = ast.literal_eval(call.args[0])
        named = [*call.args[3:4], *(word.value for word in call.keywords if word.arg == "case")]
        cases = [node.value for each in named for node in ast.walk(each) if isinstance(node, ast.Constant)]
        assert {str(case) for case in cases} <= set(catalogue[code]), f"{path}:{call.lineno}"


def test_every_case_is_named_in_the_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docgen").rglob("*.py"))

    assert [case for _, case in CASES if case and f'"{case}"' not in code] == []


def test_a_remedy_is_filled_from_the_values_and_from_the_message() -> None:
    said = Message("the site {site} is not offered", {"site": "武冈"})
    finding = found("SITE-MISSING", Origin(), said, code="wg")

    assert say(finding.remedy, "zh") == "请加一项 site: wg。"
    assert say(finding.remedy, "en") == "Add an entry with site: wg."
    late = found("SIGNING-LATE", Origin(), Message("", {"limit": 15}), "unmarked", clause="5.1")
    assert (late.severity, late.clause) == ("warning", "5.1")
    assert say(late.remedy, "en") == "Offer 15 days or fewer."


def test_a_case_or_place_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError):
        found("SITE-MISSING", Origin(), Message(""), "no such case", code="wg")
    with pytest.raises(KeyError):
        found("SITE-MISSING", Origin(), Message(""))


def test_what_stops_is_an_error_at_its_path() -> None:
    (finding,) = stop("FILE-SIZE", "tender.yaml", Message("is too large"), location="3").findings

    assert (finding.severity, str(finding.origin)) == ("error", "tender.yaml:3")


def test_a_finding_leads_to_its_field() -> None:
    sources = Sources({"response": "response.yaml"}, {"response": {(): "1", ("offer",): "7"}})
    finding = sources.found("PRICE-TOTAL", ("response", "offer", "total"), Message(""))

    assert str(finding.origin) == "response.yaml:7"
    assert (finding.origin.source, finding.origin.place) == ("response", ("offer", "total"))
