"""The tender's own forms filled from a project: planned, written in their own runs, lifted into one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.derive.forms.values import Value
from docgen.model.reading.blocks import Document
from docgen.model.reading.reading import TenderForm
from docgen.model.response.forms import FormPoint
from docgen.packages.form_plan import Blank, Content, copies_of, planned_forms
from docgen.render.forms.lift import lifted
from docgen.render.forms.mended import mended
from docgen.render.forms.rebuild import rebuilt
from docgen.render.forms.stretch import Stretch, stretch


@dataclass(frozen=True, slots=True)
class FilledForms:
    """Forms in one .docx, each on its own page; the blanks left to a person, and how many wait for a hand.

    `points` is all that a person has to look at: open blanks and columns, forms that are not for this
    bidder; `unwritten` what showed only on writing. `rebuilt`: the tender is no Word file, and the forms
    look only alike.
    """

    content: bytes
    open: tuple[Blank, ...]
    by_hand: int
    rebuilt: bool = False
    points: tuple[FormPoint, ...] = ()
    unwritten: tuple[FormPoint, ...] = ()


def filled_forms(
    source: bytes,
    document: Document,
    forms: Sequence[TenderForm],
    known: Mapping[str, Value],
    content: Content | None = None,
    marked: bool = False,
) -> FilledForms:
    """The forms of a tender's .docx `source`, read as `document`, filled with what is known, in this order.

    Those of a PDF are rebuilt from what was read of it, a Word file that was made from one is mended. With
    `marked`, for a draft, what is filled and what is left to a person show, the latter with its label.
    Raises ValueError for a form that stands in no element of its file; DocgenError where the file cannot be
    opened.
    """
    of_pages = document.rebuilt and document.format == "pdf"
    if document.rebuilt:
        source, document = rebuilt(document) if of_pages else mended(source, document)
    made = planned_forms(document, forms, known, content or Content())
    fillings = {replace(each, shaded=marked): told for each, told in made.fillings.items()}
    rows = {replace(each, shaded=marked): told for each, told in made.rows.items()}
    stretches: list[Stretch] = []
    for form in forms:
        where = stretch(document, form)
        if where is None:
            raise ValueError(form.title)
        stretches += [replace(where, copy=copy) for copy in range(len(copies_of(form, content or Content())))]
    out = lifted(
        source,
        stretches,
        document.name,
        [*fillings, *(made.marks if marked else ())],
        list(rows),
        made.scans,
    )
    return FilledForms(
        out.content,
        (*made.open, *(fillings[each][0] for each in out.left if each in fillings)),
        made.by_hand,
        of_pages,
        tuple(made.points),
        (
            *(fillings[each][1] for each in out.left if each in fillings),
            *(rows[each] for each in out.left_rows),
        ),
    )
