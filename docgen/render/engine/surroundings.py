"""Where in a paragraph a value stands, and how several lines are laid out there, as docxtpl does it."""

from __future__ import annotations

import re

Surroundings = tuple[str, str] | None
"""The properties of the run and the paragraph around a value, as XML; None where it is not in a w:t."""


def last_paragraph(xml: str) -> str:
    """The end of `xml` from the last start of a paragraph: where a value after it stands."""
    return xml[max(xml.rfind("<w:p>"), xml.rfind("<w:p "), 0) :]


def surroundings_after(text: str) -> Surroundings:
    """The place after that much of a paragraph; properties are found by docxtpl's own patterns."""
    if max(text.rfind("<w:t>"), text.rfind("<w:t ")) <= text.rfind("</w:t>"):
        return None
    run = re.search(r"<w:rPr>.*?</w:rPr>", text[max(text.rfind("<w:r>"), text.rfind("<w:r ")) :])
    paragraph = re.search(r"<w:pPr>.*?</w:pPr>", text)
    return run.group() if run else "", paragraph.group() if paragraph else ""


def laid_out(text: str, run: str, paragraph: str) -> str:
    """Line breaks, tabs, new paragraphs (bell) and new pages (form feed) of an escaped text as XML."""
    more = f'<w:r>{run}<w:t xml:space="preserve">'
    fresh = f"<w:p>{paragraph}{more}"
    text = text.replace("\t", f"</w:t></w:r><w:r>{run}<w:tab/></w:r>{more}")
    text = text.replace("\a", f"</w:t></w:r></w:p>{fresh}")
    text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return text.replace("\f", f'</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>{fresh}')
