"""Properties of files that could tie the bid to somebody else's: Word, PNG, JPEG, PDF."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from docx.document import Document
from kit.files import CHAPTER, Change, in_word, text, together
from kit.found import codes, expect_fine, findings, the
from kit.pdfs import one_page
from kit.project import rewrite
from PIL import Image, PngImagePlugin

from docgen.load.response.fingerprints import read_fingerprints
from docgen.load.response.project import load_project

PROJECT, RESPONSE = "project.yaml", "response.yaml"
NAME = "广西示例人力资源服务有限公司"


def rival(name: str) -> Change:
    return text(
        RESPONSE, ("\nsites:\n", f'\nrivals:\n  - {{name: {name}, price: "1.00", size: small}}\nsites:\n')
    )


RIVAL = rival("南宁对手人力资源有限公司")
WATCH = text(PROJECT, ("company: company", "company: company\nwatch: [样本驿站]"))


def word(**properties: str) -> Change:
    def write(document: Document) -> None:
        for name, value in {"author": NAME, **properties}.items():
            setattr(document.core_properties, name, value)

    return in_word(write)


def application(old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        rewrite(folder / CHAPTER, "docProps/app.xml", lambda xml: xml.replace(old.encode(), new.encode()))

    return together(word(), change)


def png(key: str, value: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / "evidence/site.png"
        texts = PngImagePlugin.PngInfo()
        texts.add_itxt(key, value)
        Image.open(path).save(path, pnginfo=texts)

    return together(word(), change)


def png_behind_its_pixels(key: str, value: str) -> Change:
    """Some programs write their texts last, after the pixels."""

    def change(folder: Path) -> None:
        path = folder / "evidence/site.png"
        said = key.encode() + b"\0\0\0\0\0" + value.encode()  # iTXt: not compressed, no language
        chunk = struct.pack(">I", len(said)) + b"iTXt" + said + struct.pack(">I", zlib.crc32(b"iTXt" + said))
        whole = path.read_bytes()
        end = whole.rindex(b"IEND") - 4
        path.write_bytes(whole[:end] + chunk + whole[end:])

    return together(word(), change)


def jpeg(tags: dict[int, object], place: dict[int, object] | None = None) -> Change:
    def change(folder: Path) -> None:
        exif = Image.Exif()
        exif.update(tags)
        if place:
            exif.get_ifd(0x8825).update(place)
        picture = Image.open(folder / "evidence/site.png").convert("RGB")
        picture.save(folder / "evidence/site.jpg", exif=exif)

    return together(word(), change, text(RESPONSE, ("evidence/site.png", "evidence/site.jpg")))


def pdf(dictionary: bytes) -> Change:
    def change(folder: Path) -> None:
        (folder / "evidence/site.pdf").write_bytes(one_page(dictionary))

    return together(word(), change, text(RESPONSE, ("evidence/site.png", "evidence/site.pdf")))


HEX_NAME = b"<FEFF" + "王某某".encode("utf-16-be").hex().encode() + b">"
GPS = {1: "N", 2: (22.0, 6.0, 3.0), 3: "E", 4: (106.0, 45.0, 0.0)}

CASES: list[tuple[str, Change, str, str]] = [
    ("a stranger wrote the chapter", word(author="王某某"), "warning", "FINGERPRINT-NAME"),
    ("a stranger saved it last", word(last_modified_by="王某某"), "warning", "FINGERPRINT-NAME"),
    ("one stranger beside an own name", word(author="陈样一；王某某"), "warning", "FINGERPRINT-NAME"),
    (
        "another company in the application's properties",
        application("<Company/>", "<Company>某某咨询有限公司</Company>"),
        "warning",
        "FINGERPRINT-NAME",
    ),
    (
        "another company's template",
        application("Normal.dotm", "某某公司投标模板.dotx"),
        "warning",
        "FINGERPRINT-NAME",
    ),
    ("a PNG's author", png("Author", "王某某"), "warning", "FINGERPRINT-NAME"),
    (
        "a PNG's author behind its pixels",
        png_behind_its_pixels("Author", "王某某"),
        "warning",
        "FINGERPRINT-NAME",
    ),
    ("a JPEG's artist", jpeg({0x013B: "Wang Moumou"}), "warning", "FINGERPRINT-NAME"),
    (
        "a JPEG's author as Windows writes it",
        jpeg({0x9C9D: "王某某\0".encode("utf-16-le")}),
        "warning",
        "FINGERPRINT-NAME",
    ),
    ("a PDF's author", pdf(b"/Author (Wang \\(M\\))"), "warning", "FINGERPRINT-NAME"),
    ("a PDF's author in UTF-16", pdf(b"/Author " + HEX_NAME), "warning", "FINGERPRINT-NAME"),
    ("the place of a picture", jpeg({}, GPS), "warning", "FINGERPRINT-PLACE"),
    (
        "a rival as author",
        together(RIVAL, word(author="南宁对手人力资源有限公司")),
        "error",
        "FINGERPRINT-RIVAL",
    ),
    (
        "a rival in a copyright line",
        together(RIVAL, png("Copyright", "© 2025 南宁对手人力资源有限公司")),
        "error",
        "FINGERPRINT-RIVAL",
    ),
    (
        "a watched word in the title",
        together(WATCH, word(title="样本 驿站服务方案")),
        "error",
        "FINGERPRINT-RIVAL",
    ),
    (
        "a watched word in a PDF's title",
        together(WATCH, pdf(b"/Title <FEFF" + "样本驿站合同".encode("utf-16-be").hex().encode() + b">")),
        "error",
        "FINGERPRINT-RIVAL",
    ),
]

BENIGN: list[tuple[str, Change]] = [
    ("the bidder wrote it", word()),
    ("nobody wrote it", word(author="")),
    ("its people wrote it", word(author="陈样一、甄示例", last_modified_by="贾样本")),
    ("a program's placeholder", word(author="Microsoft Office User", last_modified_by="Windows 用户")),
    ("the own company", application("<Company/>", f"<Company>{NAME}</Company>")),
    ("the own copyright", png("Copyright", f"© 2025 {NAME} 版权所有")),
    ("a camera and a program", jpeg({0x010F: "HUAWEI", 0x0131: "某某软件股份有限公司 看图 3.1"})),
    ("a title", word(title="人员配备、培训与排班", keywords="排班")),
    ("a place block without a place", jpeg({}, {29: "2025:11:15"})),
    ("a PDF's producer", pdf(b"/Producer (LibreOffice 24.2) /Creator (Writer)")),
    ("a rival of one character", together(rival("甲"), word(title="甲方用工"))),
    ("an author in a picture's own words", png("Description", "王某某在园区站前")),
]


@pytest.mark.sample(6)
@pytest.mark.parametrize(("name", "change", "severity", "code"), CASES, ids=[case[0] for case in CASES])
def test_a_trace_is_found_and_nothing_else(
    name: str, change: Change, severity: str, code: str, lot1: Path
) -> None:
    change(lot1)

    found = findings(load_project(lot1))

    assert codes(found, "error") == ([code] if severity == "error" else [])
    finding = the(found, "FINGERPRINT-")
    assert (finding.code, finding.severity) == (code, severity)
    assert str(finding.origin).startswith("response.yaml:")


@pytest.mark.sample(5)
@pytest.mark.parametrize(("name", "change"), BENIGN, ids=[case[0] for case in BENIGN])
def test_a_near_miss_is_let_pass(name: str, change: Change, lot1: Path) -> None:
    change(lot1)

    expect_fine(findings(load_project(lot1)), "FINGERPRINT-")


@pytest.mark.sample(4)
@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"%PDF-"])
@pytest.mark.parametrize("suffix", ["png", "jpg", "pdf"])
def test_a_damaged_file_has_no_properties(content: bytes, suffix: str, lot1: Path) -> None:
    (lot1 / f"evidence/site.{suffix}").write_bytes(content)
    text(RESPONSE, ("evidence/site.png", f"evidence/site.{suffix}"))(lot1)

    fingerprints = read_fingerprints(load_project(lot1))

    assert all("site" not in fingerprint.file for fingerprint in fingerprints)


def test_long_values_are_cut_and_damaged_properties_passed_over(lot1: Path) -> None:
    word(author="王" * 250)(lot1)

    (written,) = (one for one in read_fingerprints(load_project(lot1)) if one.file == CHAPTER)
    assert max(len(entry.value) for entry in written.properties) == 200

    project = load_project(lot1)
    rewrite(lot1 / CHAPTER, "docProps/core.xml", lambda xml: xml[:-40])
    assert all(one.file != CHAPTER for one in read_fingerprints(project))
