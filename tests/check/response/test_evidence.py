"""Evidence: valid, readable, large enough, there where needed. Each case edits the lot-1 example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kit.edits import Edit, add, answer, edit
from kit.examples import bid
from kit.files import Change
from kit.found import clauses, codes, findings
from kit.pdfs import drawn, locked, one_page
from PIL import Image

from docgen.guard.pdf import PdfDesk
from docgen.load.evidence_facts import evidence_facts
from docgen.load.response.project import load_project

SITE = "evidence/site.png"


def picture(width: int, height: int, kind: str = "PNG") -> Change:
    return lambda project: Image.effect_noise((width, height), 60).save(project / SITE, kind)


def content(change: Callable[[bytes], bytes], kind: str = "PNG") -> Change:
    """The site's picture with other bytes than its own."""

    def write(project: Path) -> None:
        picture(1240, 1754, kind)(project)
        path = project / SITE
        path.write_bytes(change(path.read_bytes()))

    return write


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def disturbed(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(64) + data[middle + 64 :]


FAULTS: list[tuple[str, Change, str]] = [
    ("a PNG cut short", content(cut), "EVIDENCE-UNREADABLE"),
    ("a PNG damaged in the middle", content(disturbed), "EVIDENCE-UNREADABLE"),
    ("a JPEG cut short", content(cut, "JPEG"), "EVIDENCE-UNREADABLE"),
    ("a TIFF cut short", content(cut, "TIFF"), "EVIDENCE-UNREADABLE"),
    ("a text called .png", content(lambda _: "合同".encode()), "EVIDENCE-UNREADABLE"),
    ("a Word file called .png", content(lambda _: b"PK\x03\x04" + bytes(99)), "EVIDENCE-UNREADABLE"),
    ("an empty file", content(lambda _: b""), "EVIDENCE-UNREADABLE"),
    ("a kind that Word does not show", content(lambda data: data, "WEBP"), "EVIDENCE-UNREADABLE"),
    ("a PDF cut short", content(lambda _: one_page()[:40]), "EVIDENCE-UNREADABLE"),
    ("a PDF with a password", content(lambda _: locked(drawn("1 0 0"))), "EVIDENCE-ENCRYPTED"),
    ("a PDF of 301 pages", content(lambda _: drawn(*["1 0 0"] * 301)), "EVIDENCE-HUGE"),
    ("a picture of 59 dots an inch", picture(366, 366), "EVIDENCE-SMALL"),
    ("a thumbnail", picture(90, 120), "EVIDENCE-SMALL"),
]

# name; change; the theme's warnings
NEAR_MISSES: list[tuple[str, Change, list[str]]] = [
    ("a PDF", content(lambda _: one_page()), []),
    ("a PDF behind a line of mail", content(lambda _: b"\r\n\r\n" + one_page()), []),
    ("a PDF of 300 pages", content(lambda _: drawn(*["1 0 0"] * 300)), []),
    ("a JPEG called .png", picture(1240, 1754, "JPEG"), []),
    ("a GIF", picture(1240, 1754, "GIF"), []),
    ("a BMP", picture(1240, 1754, "BMP"), []),
    ("a TIFF", picture(1240, 1754, "TIFF"), []),
    ("a picture of just 100 dots an inch", picture(611, 611), []),
    ("a picture of 99 dots an inch", picture(610, 610), ["EVIDENCE-SMALL"]),
    ("a picture of just 60 dots an inch", picture(367, 367), ["EVIDENCE-SMALL"]),
    ("a narrow receipt, which the page's height bounds", picture(300, 900), []),
]


@pytest.mark.sample(6)
@pytest.mark.parametrize(("name", "change", "code"), FAULTS, ids=[case[0] for case in FAULTS])
def test_evidence_that_proves_nothing_is_found(name: str, change: Change, code: str, lot1: Path) -> None:
    change(lot1)

    assert clauses(findings(load_project(lot1))) == [(code, "")]


@pytest.mark.sample(5)
@pytest.mark.parametrize(("name", "change", "warnings"), NEAR_MISSES, ids=[case[0] for case in NEAR_MISSES])
def test_evidence_in_order_is_no_error(name: str, change: Change, warnings: list[str], lot1: Path) -> None:
    change(lot1)

    found = findings(load_project(lot1))

    assert codes(found, "error") == []
    assert [code for code in codes(found, "warning") if code.startswith("EVIDENCE")] == warnings


@pytest.mark.parametrize(
    ("day", "errors"),
    [
        ("2019-01-01", [("EVIDENCE-EXPIRED", "")]),
        ("2025-11-19", [("EVIDENCE-EXPIRED", "")]),
        ("2025-11-20", []),
        ("2025-11-21", []),
    ],
    ids=["years ago", "the day before the opening", "to the very day of the opening", "to the day after"],
)
def test_evidence_is_valid_on_the_day_of_the_opening(day: str, errors: list[tuple[str, str]]) -> None:
    found = findings(bid(edit("bidder/evidence/E-HRPERMIT/valid_until", day)))

    assert clauses(found) == errors
    assert ("EVIDENCE-SHORT" in codes(found, "warning")) is (not errors)


@pytest.mark.parametrize(
    ("day", "warned"),
    [("2025-11-20", True), ("2026-02-17", True), ("2026-02-18", False)],
    ids=["from the opening on", "the day before the response's end", "to its very end"],
)
def test_evidence_that_ends_within_the_validity_is_warned_of(day: str, warned: bool) -> None:
    """Opened on 2025-11-20 and valid for 90 days."""
    found = findings(bid(edit("bidder/evidence/E-HRPERMIT/valid_until", day)))

    assert ("EVIDENCE-SHORT" in codes(found, "warning")) is warned


UNPROVEN: list[tuple[str, str, Edit, bool]] = [
    ("surpassed by word alone", "T5", answer("T5", "另加两项。", deviation="positive"), True),
    ("a criterion surpassed by word alone", "Q6.2", answer("Q6.2", "半小时。", deviation="positive"), True),
    (
        "surpassed with evidence",
        "T5",
        answer("T5", "另加两项。", deviation="positive", evidence=["E-TAX"]),
        False,
    ),
    ("a marked clause by word alone", "B1.2", answer("B1.2", "确认由三方签约。"), True),
    (
        "a marked clause with evidence",
        "B1.2",
        answer("B1.2", "确认由三方签约。", evidence=["E-ID"]),
        False,
    ),
    ("an ordinary clause by word alone", "T5", answer("T5", "逐项落实。"), False),
]


@pytest.mark.parametrize(("name", "code", "change", "unproven"), UNPROVEN, ids=[case[0] for case in UNPROVEN])
def test_what_needs_evidence_and_has_none_is_warned_of(
    name: str, code: str, change: Edit, unproven: bool
) -> None:
    found = findings(bid(change))

    assert codes(found, "error") == []
    assert (("CLAUSE-UNPROVEN", code) in clauses(found, "warning")) is unproven


def unused(*edits: Edit) -> int:
    return codes(findings(bid(*edits)), "info").count("EVIDENCE-UNUSED")


SPARE = add(
    "response/evidence",
    {"code": "E-SPARE", "title": "备用", "file": SITE, "volume": "technical", "kind": "纳税证明"},
)


def test_evidence_that_nothing_refers_to_is_told() -> None:
    assert unused(SPARE) == unused() + 1


def test_evidence_of_a_kind_that_the_tender_asks_for_is_used() -> None:
    proof = {"kind": "纳税证明", "months": 1, "place": {"section": "资格"}}

    assert unused(SPARE, add("tender/lot/proofs", proof)) == unused(SPARE) - 1


def test_a_picture_with_too_many_pixels_is_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    Image.new("1", (9_000, 9_000)).save(path)

    with PdfDesk() as pdfs:
        facts = evidence_facts(path, pdfs)

    assert (facts.kind, facts.readable) == ("png", False)


def about(who: str, kind: str) -> Edit:
    paper = {
        "code": "E-OF",
        "title": "某人的材料",
        "file": SITE,
        "volume": "technical",
        "kind": kind,
        "about": who,
    }
    return add("response/evidence", paper)


@pytest.mark.parametrize(
    ("who", "kind", "warned"),
    [
        ("S01", "健康证", False),
        ("甄示例", "身份证", False),
        ("S99", "健康证", True),
        ("陌生人", "身份证", True),
        ("V-1", "行驶证", False),
        ("V-1", "", False),
        ("", "身份证", False),
    ],
)
def test_a_person_s_paper_is_about_somebody_known(who: str, kind: str, warned: bool) -> None:
    found = findings(bid(about(who, kind)))

    assert ("EVIDENCE-ABOUT" in codes(found, "warning")) is warned


def test_a_paper_about_somebody_who_is_posted_or_signs_is_used() -> None:
    assert unused(about("S01", "健康证")) == unused(about("甄示例", "身份证")) == unused()
    assert unused(about("S16", "健康证")) == unused() + 1


@pytest.mark.parametrize(("pages", "wrong"), [("1", False), ("1-2", True), ("", False)])
def test_pages_that_a_file_does_not_have_are_found(pages: str, wrong: bool) -> None:
    found = findings(bid(edit("response/evidence/E-SITE/pages", pages)))

    assert ("EVIDENCE-PAGES" in codes(found, "error")) is wrong
