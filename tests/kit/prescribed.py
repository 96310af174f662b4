"""Forms that a tender prescribes, a title and its lines and tables each, as its Word file and as read."""

from __future__ import annotations

from typing import Any

from docgen.intake.forms.reading import forms
from docgen.intake.word.open import open_word
from docgen.model.reading.outline import Chapter, Outline
from docgen.model.reading.reading import TenderForm
from kit.tender_file import page_break, paragraph, table, tender_file, text

Form = tuple[str, list[str | list[list[str]]]]
"""Its title, then what stands below: lines as texts, tables as rows of texts."""


def source(*prescribed: Form) -> bytes:
    """A tender's .docx with a chapter of these forms."""
    parts: list[Any] = [paragraph(text("第六章　响应文件格式", "<w:b/>"), '<w:jc w:val="center"/>')]
    for title, lines in prescribed:
        parts.append(paragraph(text(title, "<w:b/>"), '<w:pageBreakBefore/><w:jc w:val="center"/>'))
        parts += [table(line) if isinstance(line, list) else paragraph(text(line)) for line in lines]
    return tender_file(*parts, page_break())


def outline(content: bytes) -> Outline:
    """The file as one chapter of forms."""
    document = open_word(content, "x", "x")
    return Outline(document, (Chapter("格式", "", "forms", True, document.blocks),))


def cut(content: bytes) -> tuple[TenderForm, ...]:
    """The forms of the file as they are read."""
    return forms(outline(content))
