"""What a paragraph prints as a whole, and taking characters out of it until it prints some words alone."""

from __future__ import annotations

from lxml import etree

from docgen.render.forms.atoms import BOXES, atoms_of, cut_out, part_runs
from docgen.render.forms.names import drop

_TICKS = frozenset(f"{BOXES}■√✓✔")


def printed_by(paragraph: etree._Element) -> str:
    """All that a paragraph prints."""
    return "".join(atom.text for atom in atoms_of(paragraph))


def print_only(paragraph: etree._Element, words: str) -> bool:
    """Take out characters until a paragraph prints `words`; False, and nothing is done, where it has others.

    Of like characters in a row the first ones go.
    """
    part_runs(paragraph)
    printed, at = printed_by(paragraph), len(words) - 1
    gone: list[int] = []
    for place in range(len(printed) - 1, -1, -1):
        if at >= 0 and (printed[place] == words[at] or (printed[place] in _TICKS and words[at] in BOXES)):
            at -= 1
        else:
            gone.append(place)
    if at >= 0:
        return False
    for place in gone:  # from the end on, so that places before stay what they were
        start = 0
        for atom in list(atoms_of(paragraph)):
            if start <= place < start + len(atom.text):
                drop(cut_out(atom, place - start, place - start + 1))
                break
            start += len(atom.text)
    return True
