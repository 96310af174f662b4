"""Numbers of persons in a paper that no field of theirs put there: somebody typed them into a text."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import docx
from docx.oxml.ns import qn

from docgen.model.base import Record
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.id_number import verified
from docgen.model.paper import PaperSpec
from docgen.model.personal import in_part
from docgen.rules.sheets import personal_words

# Within a file's digest letters and digits stand for nothing.
_MOBILE = re.compile(r"(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z.])", re.ASCII)
_ID = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])", re.ASCII)
_NAMED = 3


def own_numbers(data: Any, public: Any) -> frozenset[str]:
    """Every number of a person in a field of its own in the records `data`, or anywhere in `public`, as the
    tender says whom to call."""
    fields = personal_words().own
    texts = [text for name, text in _texts(data, "") if name in fields]
    return frozenset(_numbers(" ".join((*texts, *(text for _, text in _texts(public, ""))))))


def stray_numbers(content: bytes, paper: PaperSpec, own: Collection[str]) -> Iterator[Finding]:
    """Identity and mobile numbers in the paper's text that are none of `own`, said once for the paper."""
    body = docx.Document(io.BytesIO(content)).element.body
    paragraphs = ("".join(node.text or "" for node in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    stray = list(dict.fromkeys(n for text in paragraphs for n in _numbers(text) if n not in own))
    if stray:
        words = {"n": len(stray), "numbers": tuple(in_part(each) for each in stray[:_NAMED])}
        said = Message("{n} numbers of persons stand in texts, such as {numbers}", words)
        yield found("PAPER-PERSONAL", Origin(f"{paper.title}.docx"), said)


def _numbers(text: str) -> Iterator[str]:
    """Mobile numbers, and identity numbers whose check digit is right."""
    for match in _ID.finditer(text):
        try:
            yield verified(match[0])
        except ValueError:
            continue
    yield from _MOBILE.findall(text)


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
