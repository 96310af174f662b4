"""Places to fill in a paragraph, by their look alone; what each asks for is said by `asked`."""

from __future__ import annotations

import re

from docgen.intake.forms.dates import dates
from docgen.intake.forms.drawn import instead_of_words, lines, named_crosses, underlined
from docgen.intake.forms.gaps import after_colons, gaps
from docgen.intake.forms.hints import with_hints
from docgen.intake.forms.places import Found, Spot
from docgen.model.reading.blocks import Paragraph
from docgen.model.rules.forms import BlankWords
from docgen.model.text import narrow

LONGEST = 20_000
"""A paragraph of more characters is no line of a form."""

_TICK = re.compile("[□☐◻▢]")


def spots(paragraph: Paragraph, words: BlankWords) -> list[Spot]:
    """The places to fill of a paragraph, left to right, none touching another; none in a whole book."""
    text = narrow(paragraph.text)
    if len(text) > LONGEST:
        return []
    found = Found([], bytearray(len(text) + 1))
    lined = underlined(paragraph)
    for start, end in dates(text, lined, words):
        found.add(Spot(start, end, "date"))
    for each in _TICK.finditer(text):
        if words.told_of.match(text, each.end()):  # 在□内打√ speaks of boxes and is none
            found.close(each.start(), each.end())
        else:
            found.add(Spot(each.start(), each.end(), "tick"))
    for each in words.placeholder.finditer(text):
        found.add(Spot(each.start(), each.end(), "bracket"))
    drawn, filled = lines(text, lined, found, words)
    drawn += named_crosses(text, found, words)
    for spot in with_hints(text, drawn, found, words):
        found.add(spot)
    for start, end in filled:
        found.close(start, end)
    for spot in instead_of_words(text):
        found.add(spot)
    for spot in after_colons(text, found, words):
        found.add(spot)
    for spot in gaps(text, found, words, centred=paragraph.align == "center"):
        found.add(spot)
    return found.in_order()
