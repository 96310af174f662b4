"""Page numbers settled: against an office whose pages stand where the test says."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Mapping
from typing import Any, cast

import docx
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from kit.pdfs import pdf
from kit.project import EXAMPLES
from pypdf import PdfReader

from docgen.office.office import Export, Office, find_office
from docgen.pack.pdf.document import bookmark_pages
from docgen.pack.pdf.page_fields import Target, stored_pages
from docgen.pack.pdf.page_numbers import ROUNDS, settle
from docgen.packages.runner import examine
from docgen.render.engine.contents import far_page_field, page_field
from docgen.render.templates.papers import fill_paper

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def paper(*fields: str) -> bytes:
    document = docx.Document()
    for field in fields:
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{field}</w:p>"))
    return saved(document)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class Moving:
    """An office that puts the bookmark `here` on a page of the test's choice, round by round."""

    def __init__(self, *pages: int) -> None:
        self.pages = iter(pages)
        self.rounds = 0

    def convert(self, papers: Mapping[str, bytes], *_: object) -> dict[str, bytes]:
        self.rounds += 1
        self.last = papers
        return {name: pdf(next(self.pages)) for name in papers}


def settled(office: Moving, **papers: bytes) -> Any:
    return settle(
        {f"{name}.docx": content for name, content in papers.items()}, cast(Office, office), Export()
    )


@pytest.mark.parametrize("page", [7, 77])
def test_numbers_that_take_the_room_left_for_them_need_one_round(page: int) -> None:
    office = Moving(page)

    paged = settled(office, 甲=paper(page_field("here")))

    assert (office.rounds, paged.findings) == (1, ())
    assert stored_pages(paged.papers["甲.docx"]) == [(Target("here"), str(page))]


def test_a_number_that_needs_more_room_is_confirmed() -> None:
    office = Moving(120, 120)

    paged = settled(office, 甲=paper(page_field("here")))

    assert (office.rounds, paged.findings) == (2, ())
    assert stored_pages(office.last["甲.docx"]) == [(Target("here"), "120")]


def test_a_number_that_moves_is_followed() -> None:
    office = Moving(109, 110, 110)

    paged = settled(office, 甲=paper(page_field("here")))

    assert office.rounds == 3
    assert stored_pages(paged.papers["甲.docx"]) == [(Target("here"), "110")]


def test_a_paper_in_order_is_converted_once_and_keeps_its_bytes() -> None:
    office = Moving(3)
    before = paper(page_field("here", "3"))

    paged = settled(office, 甲=before)

    assert office.rounds == 1
    assert paged.papers["甲.docx"] == before


def test_numbers_that_never_rest_are_found() -> None:
    office = Moving(*(109 + number % 2 for number in range(ROUNDS)))

    paged = settled(office, 甲=paper(page_field("here")))

    assert [(f.code, f.origin.file) for f in paged.findings] == [("PAGES-UNSETTLED", "甲.docx")]


@pytest.mark.parametrize(
    "field",
    [page_field("gone"), far_page_field("乙", "here"), far_page_field("甲", "gone")],
    ids=["in this paper", "in a paper that is not there", "in a paper that is"],
)
def test_a_target_that_no_pdf_shows_is_found(field: str) -> None:
    paged = settled(Moving(2, 2, 2), 甲=paper(field))

    assert [f.code for f in paged.findings] == ["PAGES-LOST"]


def test_a_page_of_another_paper_is_said_in_words() -> None:
    office = Moving(6, 4)

    paged = settled(office, 甲=paper(far_page_field("乙", "here")), 乙=paper())

    assert office.rounds == 2
    assert paged.papers == office.last | {"乙.docx": paged.papers["乙.docx"]}
    assert stored_pages(paged.papers["甲.docx"]) == [(Target("here", "乙"), "第6页")]


def test_papers_that_name_pages_of_each_other_are_made_until_both_agree() -> None:
    office = Moving(4, 6, 5, 6, 6)

    paged = settled(office, 甲=paper(far_page_field("乙", "here")), 乙=paper(far_page_field("甲", "here")))

    assert stored_pages(office.last["乙.docx"]) == [(Target("here", "甲"), "第5页")]
    assert stored_pages(paged.papers["甲.docx"]) == [(Target("here", "乙"), "第6页")]


@needs_office
@pytest.mark.sample(1)
@pytest.mark.parametrize("example", ["gangbei", "pingxiang-lot2", "pingxiang-lot1"])
def test_pages_look_as_if_their_numbers_had_been_known_before(example: str) -> None:
    """Each paper made once more with its true numbers, and compared by what is drawn."""
    papers = filled(example)
    with Office(find_office()) as office:
        paged = settle(papers, office, Export())
        again = office.convert(paged.papers)
    # A list of contents is a field there, which shows what is stored.

    for name, made in paged.pdfs.items():
        assert list(drawn(made)) == list(drawn(again[name])), name


def filled(example: str) -> dict[str, bytes]:
    """The volumes of an example's response, before any page is known."""
    run = examine(EXAMPLES / example, "response", None, papers=True)
    return {
        f"{each.spec.title}.docx": fill_paper(run.stands_on.folder, each, "").content
        for delivery in run.package.deliveries(run.data, run.figures)
        if delivery.wanted
        for each in delivery.papers(run.findings, {})
    }


def drawn(content: bytes) -> Iterator[bytes]:
    """The picture of each page."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.render(scale=1).to_pil().tobytes()
    document.close()


@needs_office
def test_bookmarks_of_any_name_are_found_in_a_real_pdf() -> None:
    """LibreOffice writes names in a code of its own; a wrong key would lose every one of these."""
    names = ["_Toc000001", "evidence_E_1", "附件3", "第二章", "a-b.c", "ÄÖ"]
    document = docx.Document()
    for number, name in enumerate(names):
        document.add_page_break()
        mark = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>'
        written = document.add_paragraph("文字")
        written._p.insert(0, parse_xml(mark))
        written._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))
    with Office(find_office()) as office:
        made = office.convert({"甲.docx": saved(document)})["甲.docx"]

    assert bookmark_pages(made, names) == {name: number for number, name in enumerate(names, 2)}


@needs_office
@pytest.mark.parametrize("font", ["宋体", "黑体", "仿宋", "楷体"])
def test_rare_characters_are_drawn(font: str) -> None:
    """Each on a page of its own, beside one that no font has: drawn the same, it would be missing too."""
    rare = ["䶮", "㙍", "𠮷"]
    document = docx.Document()
    for text in [*rare, "\U0010fffd"]:
        run = document.add_paragraph().add_run(text)
        run.font.size = Pt(72)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        document.add_page_break()
    with Office(find_office()) as office:
        made = office.convert({"甲.docx": saved(document)})["甲.docx"]

    drawn = pypdfium2.PdfDocument(made)
    pictures = [drawn[number].render(scale=1).to_pil().tobytes() for number in range(4)]
    drawn.close()
    assert len(set(pictures)) == 4
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    assert all(character in text for character in rare)
