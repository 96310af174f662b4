"""Which volume a form goes into: as said at the form, under its heading, or by what its title is about."""

from __future__ import annotations

import re

from docgen.model.reading.outline import Outline
from docgen.model.rules.forms import TitleWords
from docgen.model.text import narrow, squeezed

_QUOTED = re.compile('[“"「《]([^“”"「」《》]{2,16})[”"」》]')
_ONE = re.compile("((?:投标|响应|谈判响应)文件)(?:应)?(?:编成|装订成|合订成|制成|合为|编为)?(?:一|1)[册本]")


def named(outline: Outline, words: TitleWords) -> tuple[str, ...]:
    """The volumes that the tender names where it says how a bid is bound; none where it does not."""
    best: tuple[str, ...] = ()
    for paragraph in outline.document.paragraphs():
        if paragraph.contents or not paragraph.text.strip():
            continue
        text = re.sub(r"\s+", "", paragraph.text)
        for sentence in re.split("[。；;]", text):
            if one := _ONE.search(sentence):
                best = best or (one[1],)
            if not words.stated.search(sentence):
                continue
            names = [name for name in _QUOTED.findall(sentence) if words.volumes.fullmatch(narrow(name))]
            if len(names) < 2:
                names = _listed(sentence, words)
            if len(names) > len(best):
                best = tuple(dict.fromkeys(names))
    return best


def _listed(sentence: str, words: TitleWords) -> list[str]:
    """Names one after another without quotes: 由资格证明文件、商务技术文件、报价文件三册组成."""
    found = []
    for piece in re.split("[、,，：:和及与]|分为|组成|由|包括|包含|编为|三|两|四|二", sentence):
        if words.volumes.fullmatch(piece):
            found.append(piece)
    return found if len(found) >= 2 and re.search("册|分别?装订|分为|单独|密封|包", sentence) else []


def volume_of(title: str, heading: str, notes: str, names: tuple[str, ...], headings: tuple[str, ...],
              words: TitleWords) -> tuple[str, bool]:  # fmt: skip
    """The volume of a form, and whether the tender says so there; both empty where it names none.

    A heading counts where the chapter has one for each of several volumes; one alone above the forms of
    all volumes is a leftover.
    """
    for apart in words.apart:
        if apart.words.search(notes):
            return apart.volume, True
    if heading and (len(headings) > 1 or len(names) <= 1):
        same = [name for name in names if squeezed(name) == squeezed(heading)]
        return (same[0] if same else heading), True
    if len(names) == 1:
        return names[0], True
    for sorting in words.sorting:
        fitting = [name for name in names if sorting.volume.search(name)]
        if fitting and sorting.title.search(title):
            return fitting[0], False
    rest = [name for name in names if words.rest.search(name)]
    others = [name for name in rest if not any(sorting.volume.search(name) for sorting in words.sorting)]
    return ((others or rest or [""])[0], False) if names else ("", False)
