"""What every kind of package has from the one runner: waivers, a preflight of own templates, a comparison."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from kit.edits import edit
from kit.examples import bid
from kit.found import codes, findings
from kit.project import EXAMPLES, Ran, replace

Docgen = Callable[..., Ran]
LOT1 = EXAMPLES / "pingxiang-lot1"


def waive(project: Path, code: str) -> None:
    waiver = f"waivers: [{{code: {code}, reason: 会上同意, name: 甄示例, on: 2026-03-01}}]\n"
    with (project / "project.yaml").open("a", encoding="utf-8") as file:
        file.write(waiver)


def unchecked_sample(project: Path) -> None:
    (project / "samples/period-1.xlsx").unlink()


def share_missing(project: Path) -> None:
    replace(project / "tender.yaml", "share: 40", "share: 39")


@pytest.mark.sample(1)
@pytest.mark.parametrize(
    ("kind", "code", "broken"),
    [
        ("acceptance", "PAYMENT-SHARES", share_missing),
        ("acceptance", "SAMPLE-UNCHECKED", unchecked_sample),
    ],
)
def test_a_waiver_lowers_a_finding_of_a_period(
    kind: str, code: str, broken: Callable[[Path], None], lot1: Path, docgen: Docgen
) -> None:
    broken(lot1)
    before = docgen("check", lot1, "--kind", kind, "--format", "json")
    assert code in before.codes("error") + before.codes("warning")

    waive(lot1, code)
    ran = docgen("check", lot1, "--kind", kind, "--format", "json")

    assert code in ran.codes("info")
    assert code not in ran.codes("error") + ran.codes("warning")
    assert "WAIVER-IDLE" not in ran.codes("warning")


@pytest.mark.parametrize("code", ["SAMPLE-UNCHECKED", "FACILITY-SHORT", "LEDGER-DUPLICATE", "TEMPLATE-FIELD"])
def test_the_response_calls_no_waiver_of_another_package_idle(code: str) -> None:
    waiver = {"code": code, "reason": "会上同意", "name": "甄示例", "on": "2026-03-01"}

    assert "WAIVER-IDLE" not in codes(findings(bid(edit("project/waivers", [waiver]))), "warning")


@pytest.mark.parametrize(
    ("kind", "code"), [("response", "PRICE-TOTAL"), ("handover", "FACILITY-SHORT"), ("acceptance", "NO-SUCH")]
)
def test_a_waiver_that_meets_nothing_is_idle_in_its_own_package(
    kind: str, code: str, lot1: Path, docgen: Docgen
) -> None:
    waive(lot1, code)

    ran = docgen("check", lot1, "--kind", kind, "--format", "json")

    assert ran.codes("warning").count("WAIVER-IDLE") == 1


@pytest.mark.parametrize(
    ("kind", "template"), [("handover", "handover/agreement"), ("acceptance", "acceptance/report")]
)
def test_what_would_stop_the_build_in_an_own_template_is_found_by_check(
    kind: str, template: str, lot1: Path, docgen: Docgen
) -> None:
    path = lot1 / f"templates/{template}.docx"
    path.parent.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph("{{ projcet.name }}")
    document.save(str(path))

    ran = docgen("check", lot1, "--kind", kind, "--format", "json")

    assert (ran.code, ran.codes()) == (1, ["TEMPLATE-FIELD"])


EDITS: list[tuple[str, str, str, str, str]] = [
    ("response.yaml", "validity_days: 90", "validity_days: 91", "response", "91"),
    ("contract.yaml", 'amount: "1862400.00"', 'amount: "1862000.00"', "contract", "1862000.00"),
    ("scoring.yaml", "least_share: 60}", "least_share: 61}", "scoring", "61"),
    ("handover.yaml", 'residual_percent: "5"', 'residual_percent: "4"', "handover", "4"),
]


@pytest.mark.sample(3)
@pytest.mark.parametrize(("file", "old", "new", "kind", "shown"), EDITS, ids=[edit[0] for edit in EDITS])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_comparison_sees_every_file(
    file: str, old: str, new: str, kind: str, shown: str, language: str, lot1: Path, docgen: Docgen
) -> None:
    replace(lot1 / file, old, new)

    ran = docgen("diff", LOT1, lot1, "--json", "--lang", language)

    (only,) = ran.json["changes"]
    assert (only["kind"], shown in only["new"]) == (kind, True)


def test_a_comparison_sees_samples_and_ledgers(lot1: Path, docgen: Docgen) -> None:
    (lot1 / "samples/period-1.xlsx").unlink()
    (lot1 / "ledgers/disputes.xlsx").unlink()

    found = docgen("diff", LOT1, lot1, "--json").json["changes"]

    assert {change["kind"] for change in found} == {"acceptance", "ledger"}
