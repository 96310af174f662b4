"""Forms in a volume look as in the tender: each paragraph and table in the end, against its own file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

import docx
import pytest
from docx.shared import Pt
from kit.example_lot import TENDERS
from kit.looks import Look, Looks

from docgen.derive.forms.answering import Answers
from docgen.intake.forms.reading import forms
from docgen.intake.read import outline_of
from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import Document, paragraphs_of, tables_of
from docgen.model.reading.reading import TenderForm
from docgen.packages.form_plan import Content
from docgen.packages.forms import filled_forms
from docgen.render.forms.volume import FORM_LINE, PlacedForm, volume

INVENTED = TENDERS / "invented"
NAMES = ("f-green-messy", "a-property", "b-dispatch", "c-food", "d-itops")
there = pytest.mark.skipif(not INVENTED.is_dir(), reason="the invented tenders lie beside the repository")


@cache
def docgens_own(count: int) -> bytes:
    """What docgen makes around that many forms, with defaults that are none of a tender's."""
    own = docx.Document()
    own.styles["Normal"].font.size = Pt(31)
    own.styles["Normal"].paragraph_format.space_after = Pt(17)
    own.styles["Normal"].paragraph_format.first_line_indent = Pt(3)
    for at in range(count):
        own.add_paragraph(f"{FORM_LINE}F{at}")
    saved = io.BytesIO()
    own.save(saved)
    return saved.getvalue()


def in_a_volume(source: bytes, document: Document, read: tuple[TenderForm, ...]) -> bytes:
    made = filled_forms(source, document, read, {}, Content(Answers()))
    placed = [PlacedForm(f"F{at}", form.title, f"f{at}") for at, form in enumerate(read)]
    return volume(docgens_own(len(read)), made.content, placed, "x")


def differing(
    source: bytes, document: Document, read: tuple[TenderForm, ...]
) -> list[tuple[str, Look, Look]]:
    """The paragraphs and tables of forms that look otherwise in the volume: their words and both looks."""
    old, new = Looks(source), Looks(content := in_a_volume(source, document, read))
    found = open_word(content, "x", "x")
    after = [each for each in paragraphs_of(found.blocks) if each.source == "body" and each.index is not None]
    wanted = list(of_forms(document, read))
    assert [each.text for each in after if each.text.strip()] == [
        each.text for block in wanted for each in paragraphs_of((block,)) if each.text.strip()
    ]
    told = []
    mine = iter(each for each in after if each.text.strip())
    for block in wanted:
        for each in paragraphs_of((block,)):
            if each.text.strip():
                there = next(mine)
                looks = old.paragraph(old.paragraphs[each.index]), new.paragraph(new.paragraphs[there.index])
                told += [(each.text, *looks)] if looks[0] != looks[1] else []
    before = [each for each in tables_of(wanted) if each.index is not None]
    for each, there in zip(before, tables_of(found.blocks), strict=True):
        looks = old.table(old.tables[each.index]), new.table(new.tables[there.index])
        told += [("table", *looks)] if looks[0] != looks[1] else []
    return told


def of_forms(document: Document, read: tuple[TenderForm, ...]) -> Iterator[object]:
    blocks = [block for block in document.blocks if block.source == "body"]
    places = {each.id: at for at, block in enumerate(blocks) for each in (block, *paragraphs_of((block,)))}
    for form in read:
        yield from blocks[places[form.found.block] : places[form.last] + 1]


@there
@pytest.mark.sample(2)
@pytest.mark.parametrize("name", NAMES)
def test_forms_of_a_tender_look_as_they_do_there(name: str) -> None:
    source = (INVENTED / name / "tender.docx").read_bytes()
    document = open_word(source, "tender.docx", "tender.docx")

    assert differing(source, document, forms(outline_of(document))) == []
