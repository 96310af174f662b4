"""LibreOffice beside the reader: the numbers that it prints, and what it makes of old formats."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from kit.example_lot import TENDERS
from kit.ooxml import (
    cell,
    first_table,
    grid,
    level,
    lists,
    n,
    num,
    number,
    p,
    printed,
    restarted,
    row,
    table,
    word_file,
)  # fmt: skip

from docgen.intake.opened import opened
from docgen.intake.word.numerals import numeral
from docgen.model.finding import Message
from docgen.model.reading.blocks import Paragraph

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")

PAPERS = {
    **{name: TENDERS / "invented" / name / "tender.docx" for name in (
        "a-property", "b-dispatch", "c-food", "d-itops", "f-green-messy",
    )},
    **{name: TENDERS / f"{name}.docx" for name in ("gangbei", "pingxiang")},
}  # fmt: skip
# As LibreOffice 7.4 prints them too; it knows neither ⑴ nor １, and takes no w:lvlRestart of 0.
KINDS = (
    "decimal", "upperLetter", "lowerLetter", "upperRoman", "lowerRoman", "chineseCounting", "none",
    "chineseCountingThousand", "japaneseCounting", "decimalEnclosedCircle", "decimalZero", "ordinal",
    "chineseLegalSimplified", "ideographTraditional", "ideographZodiac", "taiwaneseCounting",
)  # fmt: skip
COMPARED = 10
"""Characters after a number: a tracked change or a note's sign further on is printed in another way."""


def numbers() -> bytes:
    """A file of what lists can do: levels, restarts, overrides, formats, styles, empty paragraphs, cells."""
    chapters = (
        level(0, "第%1章", "chineseCounting")
        + level(1, "%1.%2", more='<w:pStyle w:val="H"/>')
        + level(2, "%1.%2.%3")
        + level(3, "（%4）")
        + level(6, "★%7)", "lowerLetter")
    )
    typed = level(0, "%1、", "chineseCounting", start=3) + level(1, "24.%2", start=2)
    levels = [chapters, typed, *(level(0, "%1、", kind) for kind in KINDS)]
    nums = num(101, 1, restarted(0, 1)) + num(102, 1)
    nums += num(103, 2, restarted(0, 7)) + num(104, 1, restarted(1, 5))
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    walks = [
        (1, 1), (1, 2), (1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 3), (1, 6), (1, 6), (1, 1), (1, 2),
        (1, 0), (1, 3), (102, 1), (102, 0), (101, 0), (101, 1), (1, 0), (101, 0), (104, 1), (104, 1), (1, 1),
        (2, 0), (2, 1), (2, 1), (2, 0), (2, 1), (103, 0), (103, 0), (2, 0), (103, 1),
    ]  # fmt: skip
    body = "".join(n(f"甲{at}", *walk) for at, walk in enumerate(walks))
    body += p("乙", style="H") + p("丙", style="H", properties=number(0)) + n("", 1, 1) + p("丁", style="H")
    body += table(*(row(cell(n("格", 2)), cell(n("格", 2))) for _ in range(2)))
    for at, kind in enumerate(KINDS, 3):
        body += p(kind) + "".join(n(kind, at) for _ in range(25))
    return word_file(body, numbering=lists(*levels, nums=nums), styles=styles)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers, and what LibreOffice exports of each as text, by one run of it."""
    made = tmp_path_factory.mktemp("papers")
    for name, path in PAPERS.items():
        if path.is_file():
            shutil.copyfile(path, made / f"{name}.docx")
    (made / "numbers.docx").write_bytes(numbers())
    convert(made, "txt:Text (encoded):UTF8", *made.glob("*.docx"))
    convert(made, "doc:MS Word 97", made / "numbers.docx")
    return made


def convert(made: Path, form: str, *papers: Path) -> None:
    profile = f"-env:UserInstallation={(made / 'profile').as_uri()}"
    given = ["soffice", profile, "--headless", "--norestore", "--convert-to", form, "--outdir", str(made)]
    subprocess.run([*given, *map(str, papers)], check=True, capture_output=True)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def as_office(paragraph: Paragraph) -> set[str]:
    """How its beginning may be printed: LibreOffice keeps Chinese upper levels where Word prints digits."""
    first = squeezed(paragraph.text.partition("\n")[0])[:COMPARED]
    chapter, dot, below = paragraph.label.partition(".")
    known = {paragraph.label}
    if chapter.isdigit() and dot and below[:1].isdigit():
        known.add(f"{numeral(int(chapter), 'chineseCounting')}.{below}")
    return {squeezed(label) + first for label in known}


@pytest.mark.parametrize("name", ["numbers", *PAPERS])
def test_every_number_is_the_one_that_libreoffice_prints(name: str, folder: Path) -> None:
    if not (folder / f"{name}.docx").is_file():
        pytest.skip(f"{name} is not at hand")
    lines = [squeezed(line) for line in (folder / f"{name}.txt").read_text("utf-8-sig").splitlines()]
    lines = [line for line in lines if line]
    other, at = [], 0
    for each in opened(folder / f"{name}.docx").paragraphs():
        if not each.label or each.source != "body":
            continue
        found = next((i for i in range(at, len(lines)) if lines[i].startswith(tuple(as_office(each)))), None)
        if found is None:
            other.append(each.printed)
        else:
            at = found + 1
    assert other == []


def test_numbers_of_the_invented_papers_are_all_compared(folder: Path) -> None:
    counted = {
        name: sum(bool(each.label) for each in opened(folder / f"{name}.docx").paragraphs())
        for name in ("numbers", "b-dispatch", "d-itops")
        if (folder / f"{name}.docx").is_file()
    }
    assert counted.items() <= {"numbers": 439, "b-dispatch": 161, "d-itops": 175}.items()


def test_an_old_file_is_read_as_what_it_is_whatever_its_name(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "采购文件.wps"
    shutil.copyfile(folder / "numbers.doc", path)
    told: list[Message] = []
    document = opened(path, told.append)

    assert printed(document)[:8] == printed(opened(folder / "numbers.docx"))[:8]
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (document.name, document.format) == (path.name, "docx")
    assert [each.values["file"] for each in told] == [path.name]
    assert list(tmp_path.iterdir()) == [path]


def test_rtf_is_read(tmp_path: Path) -> None:
    path = tmp_path / "公告.rtf"
    signs = "".join(rf"\u{ord(sign)}?" for sign in "采购公告")
    path.write_bytes(rf"{{\rtf1\ansi {signs}\par\trowd\cellx999\cellx1999\intbl a\cell b\cell\row}}".encode())
    document = opened(path)

    assert printed(document)[0] == "采购公告"
    assert grid(first_table(document)) == [["a", "b"]]
