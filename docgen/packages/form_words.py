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
from docgen.model.tender.tender import Volume
from docgen.model.text import folded
from docgen.packages.own_forms import SHOWN
from docgen.packages.tender_forms import CutForms, blocks_of, own_blocks
from docgen.render.engine.values import form_bookmark
from docgen.render.forms.volume import stretches
from docgen.rules import label_words

_LEAST = 4


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
        times = copies.get(code, 1)
        fixed = fixed_words(blocks_of(cut, code) * times, form)
        if code in cut.edited:  # read back against what people made of it
            fixed = fixed_words(own_blocks(cut, code) * times, cut.edited[code][1])
        if words := altered(fixed, printed_of(blocks, start, end)):
            values = {"form": f"{code} {form.label} {form.title}", "words": words[:SHOWN]}
            said = Message("{form}: the tender's words differ at “{words}”", values)
            yield found("FORM-ALTERED", Origin(shown), said)


def leftovers(project: Project, cut: CutForms) -> Iterator[Finding]:
    """What a form of the tender itself says of another project: its number, name, purchaser or agency.

    Words that the project watches for, of bids before, count wherever they stand.
    """
    places = {form.code: i for i, form in enumerate(project.tender.forms)}
    others = _Others(project)
    for code, (_, form) in cut.forms.items():
        words = [each.words for each in fixed_words(blocks_of(cut, code), form)]
        for said, right in dict.fromkeys(pair for each in words for pair in others.met(each)):
            values = {"form": f"{code} {form.label} {form.title}", "words": said, "right": right}
            told = Message("{form} prints “{words}”, and this project is {right}", values)
            if not right:
                told = Message("{form} prints “{words}”, which is of another project", values)
            yield project.found("FORM-LEFTOVER", ("tender", "forms", places[code]), told)


class _Others:
    """How another project shows in words of a form: behind a label, or as a number like this one's."""

    def __init__(self, project: Project) -> None:
        tender = project.tender
        parties = tuple(party.name for party in tender.parties)
        self._right = {
            "tender.project_no": (tender.project_number,),
            "tender.project_name": (tender.project_name, tender.lot.title),
            "tender.purchaser": parties,
            "tender.agency": parties,
        }
        self._labelled = [(field, _behind(field)) for field in self._right]
        self._watched = [word for word in project.watch if len(folded(word)) >= _LEAST]
        self._number = _like(tender.project_number)

    def met(self, words: str) -> Iterator[tuple[str, str]]:
        """What is another project's, and what this one has in its place, empty where it is a watched word."""
        for field, pattern in self._labelled:
            right = [folded(each) for each in self._right[field] if each]
            for said in (each[1] for each in pattern.finditer(words)):
                if right and not any(said in each or each in said for each in right):
                    yield said, "、".join(filter(None, self._right[field]))
        (number,) = self._right["tender.project_no"]
        for said in self._number.findall(words) if self._number else ():
            if said not in folded(number) and folded(number) not in said:
                yield said, number
        for word in self._watched:
            if folded(word) in words:
                yield word, ""


def _behind(field: str) -> re.Pattern[str]:
    """What stands behind a field's labels and a colon; of a body, what reads like its name."""
    labels = sorted(label_words().fields.get(field, ()), key=len, reverse=True)
    known = "|".join(re.escape(folded(each)) for each in labels)
    if field in ("tender.purchaser", "tender.agency"):
        known += "|致" if field == "tender.purchaser" else ""
        return re.compile(rf"(?:{known}):({label_words().bodies.pattern})(?=$|[:,。;(])")
    if field == "tender.project_no":
        return re.compile(rf"(?:{known}):([^\s,。;()_“”\"的]{{{_LEAST},}})")
    return re.compile(rf"(?:{known}):([^\s,。;()_“”\"]{{{_LEAST},}})")


def _like(number: str) -> re.Pattern[str] | None:
    """Numbers that begin with the same letters as this project's; None where it has none."""
    letters = re.match(r"[a-z]{2,}", folded(number))
    if letters is None:
        return None
    return re.compile(rf"(?<![a-z0-9]){letters[0]}[a-z0-9〔〕\[\]/-]{{5,}}[0-9](?![a-z0-9])")
