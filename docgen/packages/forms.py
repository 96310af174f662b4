"""The tender's own forms filled from a project: read, bound, written, and what is left for a person.

What a form's blanks ask for is bound by `derive`, what the data say is taken from the project, how it is
written in the form's own runs is `render`'s. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.derive.forms.binding import Binding, bindings
from docgen.derive.forms.values import Value
from docgen.model.reading.blocks import Document, Paragraph, paragraphs_of
from docgen.model.reading.reading import TenderForm
from docgen.render.forms.filling import TICKED, Filling
from docgen.render.forms.lift import lifted
from docgen.render.forms.rebuild import rebuilt
from docgen.render.forms.stretch import Stretch, stretch
from docgen.render.forms.writing import written
from docgen.rules import blank_words, label_words


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank of a form that was not filled, with why: nobody knows what it asks for, or the data do not say.

    `field` is empty in the first case. Places to sign, seal and put scans are no such blanks.
    """

    form: TenderForm
    label: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class FilledForms:
    """Forms in one .docx, each on its own page; the blanks left to a person, and how many wait for a hand.

    `rebuilt`: the tender is no Word file, and the forms look only alike.
    """

    content: bytes
    open: tuple[Blank, ...]
    by_hand: int
    rebuilt: bool = False


def filled_forms(
    source: bytes,
    document: Document,
    forms: Sequence[TenderForm],
    known: Mapping[str, Value],
    marked: bool = False,
) -> FilledForms:
    """The forms of a tender's .docx `source`, read as `document`, filled with what is known, in this order.

    Those of a PDF are rebuilt from what was read of it. With `marked`, blanks that are left stand out.
    Raises ValueError for a form that stands in no element of its file; DocgenError where the file cannot be
    opened.
    """
    if document.rebuilt:
        source, document = rebuilt(document)
    paragraphs = {each.id: each for each in paragraphs_of(document.blocks)}
    stretches: list[Stretch] = []
    fillings: dict[Filling, Blank] = {}
    left: list[Blank] = []
    marks: list[Filling] = []
    by_hand = 0
    for form in forms:
        where = stretch(document, form)
        if where is None:
            raise ValueError(form.title)
        stretches.append(where)
        for binding in bindings(form, label_words(), blank_words()):
            by_hand += binding.how in ("by_hand", "file")
            filling = _filling(binding, paragraphs, known)
            blank = Blank(form, binding.blank.label, binding.field)
            if filling is not None:
                fillings[filling] = blank
            elif _wanted(binding, known):
                left.append(blank)
                owner = paragraphs.get(binding.blank.block)
                if marked and owner is not None and owner.index is not None:
                    start, end = binding.blank.start, binding.blank.end
                    marks.append(Filling(owner.index, owner.text, start, end, "", marked=True))
    made = lifted(source, stretches, document.name, [*fillings, *marks])
    return FilledForms(
        made.content,
        (*left, *(fillings[each] for each in made.left if each in fillings)),
        by_hand,
        document.rebuilt,
    )


def _filling(
    binding: Binding, paragraphs: Mapping[str, Paragraph], known: Mapping[str, Value]
) -> Filling | None:
    """What to write for a binding; None where the data say nothing, or nothing that fits there."""
    blank = binding.blank
    owner = paragraphs.get(blank.block)
    if (
        binding.how not in ("field", "ask")
        or binding.field not in known
        or owner is None
        or owner.index is None
    ):
        return None
    value = known[binding.field]
    if binding.option:
        said: str | None = TICKED if value == binding.option else None
    else:
        said = written(binding.field, value, blank, owner.text[blank.start : blank.end])
    return None if said is None else Filling(owner.index, owner.text, blank.start, blank.end, said)


def _wanted(binding: Binding, known: Mapping[str, Value]) -> bool:
    """Whether a person has to say what goes into a blank that stays as it is."""
    if binding.option and binding.field in known:
        return False
    return binding.how in ("field", "ask", "open")
