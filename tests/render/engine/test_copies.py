"""What a loop repeats has numbers and names of its own: comments, notes, drawn shapes."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from kit.rich_templates import body, boxed, noted, part
from kit.written_templates import saved

from docgen.render.engine.package import Properties
from docgen.render.engine.word import fill, opened

ROWS = {"rows": ["甲", "乙", "丙"]}


def repeated(mark: Any) -> bytes:
    """A template with a paragraph for every row, `mark` put to it."""
    document = docx.Document()
    document.add_paragraph("{%p for row in rows %}")
    paragraph = document.add_paragraph("{{ row }}")
    mark(document, paragraph)
    document.add_paragraph("{%p endfor %}")
    return saved(document)


def made(template: bytes) -> bytes:
    return fill(template, "t.docx", ROWS, Properties()).content


def numbers(content: bytes, tag: str) -> list[str]:
    return [mark.get(qn("w:id")) for mark in body(content).iter(qn(tag))]


def test_a_comment_in_a_loop_is_there_once_for_every_row() -> None:
    def mark(document: Any, paragraph: Any) -> None:
        document.add_comment(paragraph.runs, "请核对", "王", "W")

    content = made(repeated(mark))

    places = [numbers(content, f"w:comment{name}") for name in ("RangeStart", "RangeEnd", "Reference")]
    assert places[0] == places[1] == places[2]
    assert len(set(places[0])) == 3
    comments = docx.Document(io.BytesIO(content)).comments
    assert {str(comment.comment_id): comment.text for comment in comments} == dict.fromkeys(
        places[0], "请核对"
    )


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_in_a_loop_is_there_once_for_every_row(kind: str) -> None:
    content = made(repeated(lambda document, paragraph: noted(document, kind, "见{{ rows[0] }}", paragraph)))

    used = numbers(content, f"w:{kind}Reference")
    assert len(set(used)) == 3
    notes = part(content, f"word/{kind}s.xml")
    assert all(f'w:id="{number}"' in notes for number in used)
    assert notes.count("见甲") == 3


def test_a_drawn_box_in_a_loop_has_a_name_of_its_own_in_every_row() -> None:
    content = made(repeated(lambda _, paragraph: boxed(paragraph, "{{ row }}")))

    shapes = list(body(content).iter("{urn:schemas-microsoft-com:vml}shape"))
    assert len({shape.get("id") for shape in shapes}) == 3
    assert len({shape.get("{urn:schemas-microsoft-com:office:office}spid") for shape in shapes}) == 3
    assert {shape.get("type") for shape in shapes} == {"#_x0000_t202"}


def test_what_stands_once_keeps_its_number_and_is_streamed() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ rows[0] }}")
    document.add_comment(paragraph.runs, "致{{ rows[1] }}", "王", "W")
    boxed(paragraph, "{{ rows[2] }}")

    assert opened(saved(document), "t.docx").reason is None
    content = made(saved(document))
    assert numbers(content, "w:commentReference") == ["0"]
    assert [comment.text for comment in docx.Document(io.BytesIO(content)).comments] == ["致乙"]
    assert 'id="文本框 1"' in part(content, "word/document.xml")
