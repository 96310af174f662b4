"""Forms read back: a finished volume's against the tender's file, and what the tender left in them.

The words to compare with are read from the tender's file anew, not from what was lifted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from docgen.derive.forms.fixed import altered, fixed_words, printed_of
from docgen.intake.word.open import open_word
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.reading.reading import TenderForm
from docgen.model.tender.tender import Volume
from docgen.model.text import folded
from docgen.packages.tender_forms import CutForms, blocks_of
from docgen.render.engine.values import form_bookmark
from docgen.render.forms.volume import stretches
from docgen.rules import label_words

_SHOWN = 40
_LEAST = 4
_FIELDS = ("tender.project_no", "tender.project_name")


def altered_forms(
    content: bytes, volume: Volume, cut: CutForms, copies: Mapping[str, int] = MappingProxyType({})
) -> Iterator[Finding]:
    """Forms of a finished volume whose fixed words are not the tender's, each copy of them in turn."""
    shown = f"{volume.title}.docx"
    codes = {form_bookmark(code): code for code in volume.parts if code in cut.forms}
    blocks = open_word(content, shown, shown).blocks
    places = stretches(content, shown, list(codes))
    for bookmark, code in codes.items():
        _, form = cut.forms[code]
        start, end = places.get(bookmark, (0, 0))
        words = altered(
            fixed_words(blocks_of(cut, code) * copies.get(code, 1), form), printed_of(blocks, start, end)
        )
        if words:
            values = {"form": f"{code} {form.label} {form.title}", "words": words[:_SHOWN]}
            said = Message("{form}: the tender's words differ at “{words}”", values)
            edited = code in cut.edited
            yield found("FORM-EDITED" if edited else "FORM-ALTERED", Origin(shown), said)


def leftovers(project: Project, cut: CutForms) -> Iterator[Finding]:
    """What a form of the tender itself says of another project: its number or name behind a label."""
    right = {_FIELDS[0]: project.tender.project_number, _FIELDS[1]: project.tender.project_name}
    places = {form.code: i for i, form in enumerate(project.tender.forms)}
    for code, (_, form) in cut.forms.items():
        for field, words in _labelled(cut, code, form):
            if folded(words) not in folded(right[field]) and folded(right[field]) not in folded(words):
                values = {"form": f"{code} {form.label} {form.title}", "words": words, "right": right[field]}
                said = Message("{form} prints “{words}”, and this project is {right}", values)
                yield project.found("FORM-LEFTOVER", ("tender", "forms", places[code]), said)


def _labelled(cut: CutForms, code: str, form: TenderForm) -> Iterator[tuple[str, str]]:
    labels: Mapping[str, tuple[str, ...]] = label_words().fields
    for field in _FIELDS:
        known = "|".join(re.escape(word) for word in sorted(labels.get(field, ()), key=len, reverse=True))
        pattern = re.compile(rf"(?:{known})[:：]\s*([^\s，,。；;（）()_＿“”\"]{{{_LEAST},}})")
        for each in fixed_words(blocks_of(cut, code), form) if known else ():
            for met in pattern.finditer(each.words):
                yield field, met[1]
