"""How the paragraph of a tag {{p … }} was typed: docxtpl drops it, and a text there needs its look.

Before docxtpl takes such a paragraph away, its properties are put in front of it as an element of our own,
which the template's constants are freed of again when the part is compiled.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from docx.oxml.ns import nsmap, qn
from lxml import etree

from docgen.model.finding import Message

_SHOWN = 80
_KEPT = "docgen"
_REPLACES = re.compile(r"\{\{p\s")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ALONE = {name: re.compile(rf"\{{[{{%]{name}\s") for name in ("p", "tc", "tr")}
_TYPED = re.compile(
    r"<docgen>(?P<paragraph><w:pPr\b[^>]*/>|<w:pPr\b.*?</w:pPr>)?(?P<run><w:rPr\b.*?)?</docgen>(?P<end>\s*$)?",
    re.DOTALL,
)


def put_typed_formats(root: etree._Element) -> None:
    """Put the properties of every paragraph that {{p … }} replaces in front of it, once."""
    for paragraph in list(root.iter(qn("w:p"))):
        before = paragraph.getprevious()
        if _REPLACES.search(_text(paragraph)) and (before is None or before.tag != _KEPT):
            kept = etree.Element(_KEPT)
            for properties in (paragraph.find("w:pPr", nsmap), paragraph.find("w:r/w:rPr", nsmap)):
                if properties is not None:
                    kept.append(copy.deepcopy(properties))
            etree.strip_elements(kept, qn("w:pPrChange"), qn("w:rPrChange"))
            if len(kept):  # an empty one would stay in the paper, written as one tag
                paragraph.addprevious(kept)


def taken_out(constant: str) -> tuple[str, tuple[str, str]]:
    """A template's constant without these elements; properties of run and paragraph, of one at its end."""
    typed = ("", "")
    for found in _TYPED.finditer(constant):
        at_end = found["end"] is not None
        typed = (found["run"] or "", found["paragraph"] or "") if at_end else ("", "")
    return (_TYPED.sub(lambda found: found["end"] or "", constant), typed)


def crowded(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Tags that take the place of their paragraph, cell or row, and what else is typed in it and lost.

    Yields the text of the whole, and whether another tag is lost ("tag") or words are ("words").
    """
    seen: set[etree._Element] = set()
    for paragraph in root.iter(qn("w:p")):
        words = _text(paragraph)
        for name, alone in _ALONE.items() if "{" in words else ():
            if not alone.search(words):
                continue
            whole = paragraph if name == "p" else next(paragraph.iterancestors(qn(f"w:{name}")), None)
            if whole is None or whole in seen:
                continue
            seen.add(whole)
            text = _text(whole)
            if len(_TAG.findall(text)) > 1:
                yield text, "tag"
            elif _TAG.sub("", text).strip():
                yield text, "words"


def lost_words(text: str) -> Message:
    """What is wrong with a crowded paragraph, cell or row of that text."""
    values = {"text": text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"}
    return Message("one tag takes the place of all of this: “{text}”", values)


def _text(element: etree._Element) -> str:
    """The words of a paragraph, or of all paragraphs in it; text boxes are paragraphs of their own."""
    owner = element if element.tag == qn("w:p") else None
    return "".join(
        text.text or ""
        for text in element.iter(qn("w:t"))
        if owner is None or next(text.iterancestors(qn("w:p"))) is owner
    )
