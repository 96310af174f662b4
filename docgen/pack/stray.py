"""Numbers of persons in a paper that no field of theirs put there: somebody typed them into a text."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import docx
from docx.oxml.ns import qn

from docgen.model.base import Record
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.paper import PaperSpec
from docgen.model.personal import in_part, person_numbers
from docgen.pack.read_back import around, text_of
from docgen.rules.sheets import personal_words

_NAMED = 3


def own_numbers(data: Any, public: Any) -> frozenset[str]:
    """Every number of a person in a field of its own in the records `data`, or anywhere in `public`, as the
    tender says whom to call."""
    fields = personal_words().own
    texts = [text for name, text in _texts(data, "") if name in fields]
    return frozenset(person_numbers(" ".join((*texts, *(text for _, text in _texts(public, ""))))))


def stray_numbers(content: bytes, paper: PaperSpec, own: Collection[str]) -> Iterator[Finding]:
    """Identity and mobile numbers in the paper that are none of `own`, said once for the paper."""
    document = docx.Document(io.BytesIO(content))
    roots = (document.element.body, *around(document))
    paragraphs = (text_of(each) for root in roots for each in root.iter(qn("w:p")))
    stray = list(dict.fromkeys(n for text in paragraphs for n in person_numbers(text) if n not in own))
    if stray:
        words = {"n": len(stray), "numbers": tuple(in_part(each) for each in stray[:_NAMED])}
        said = Message("{n} numbers of persons stand in texts, such as {numbers}", words)
        yield found("PAPER-PERSONAL", Origin(f"{paper.title}.docx"), said)


def _texts(data: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every text in records, with the name of its field."""
    if isinstance(data, str):
        yield name, data
    elif isinstance(data, Record):
        for field in type(data).model_fields:
            yield from _texts(getattr(data, field), field)
    elif dataclasses.is_dataclass(data):
        for each in dataclasses.fields(data):
            yield from _texts(getattr(data, each.name), each.name)
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value, name)
    elif isinstance(data, list | tuple | set | frozenset):
        for value in data:
            yield from _texts(value, name)
