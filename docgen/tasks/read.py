"""A stranger's tender read: the neutral reading as JSON, or for a person to look over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen.intake import lot_names
from docgen.intake.facts.short import short
from docgen.intake.opened import opened
from docgen.intake.pdf.document import unread
from docgen.intake.read import outline_of, reading
from docgen.model.finding import Message, stop
from docgen.model.reading.blocks import Document, paragraphs_of
from docgen.model.reading.outline import ChapterKind, Lot, Outline
from docgen.model.reading.reading import Reading
from docgen.pack.writing import writing
from docgen.rules.tenders import fact_rule
from docgen.tasks.neutral import Read, document

Told = Callable[[Message], None]


def read(files: Sequence[Path], told: Told | None = None) -> Read:
    """Read a tender in one file or several. Raises DocgenError where a file cannot be read."""
    documents = tuple(opened(file, told) for file in files)
    outline = outline_of(*documents)
    return _told(documents, outline, reading(outline))


def only(whole: Read, lot: Lot) -> Read:
    """What a tender says of one lot alone."""
    outline = replace(whole.outline, lots=(lot,))
    found = _told(whole.documents, outline, of_lot(whole.reading, lot))
    return replace(found, whole=whole.whole)


def _told(documents: tuple[Document, ...], outline: Outline, found: Reading) -> Read:
    facts = short(found.stated, outline.lots, fact_rule().trust, kinds_of(outline))
    findings = tuple(finding for each in documents for finding in unread(each))
    return Read(documents, outline, found, facts, findings, found)


def write(
    read: Read,
    target: Path,
    findings: Sequence[dict[str, Any]],
    say: Callable[[Message], str],
    reason: Callable[[str], str],
) -> Path:
    """Write the neutral reading into `target`, all or nothing; the rest as `document` has it."""
    with writing(target) as temporary:
        text = json.dumps(document(read, findings, say, reason), ensure_ascii=False, indent=1)
        temporary.write_text(text + "\n", encoding="utf-8", newline="\n")
    return target


def kinds_of(outline: Outline) -> dict[str, ChapterKind]:
    """The kind of chapter that each paragraph stands in."""
    return {
        paragraph.id: chapter.kind
        for chapter in outline.chapters
        for paragraph in paragraphs_of(chapter.blocks)
    }


def of_lot(found: Reading, lot: Lot) -> Reading:
    """What a reading says of one lot: its own entries, and those of none."""

    def kept(entries: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(entry for entry in entries if entry.lot in ("", lot.code))

    return replace(
        found,
        stated=kept(found.stated),
        demands=kept(found.demands),
        listed=kept(found.listed),
        qualification=kept(found.qualification),
        conformity=kept(found.conformity),
        scoring=kept(found.scoring),
        service=kept(found.service),
        payment=kept(found.payment),
        bands=kept(found.bands),
        duties=kept(found.duties),
    )


def lot_named(code: str, outline: Outline, file: Path) -> Lot:
    """The lot of that code or number. Raises DocgenError where the tender has none that is called so."""
    number = lot_names.number(code)
    for lot in outline.lots:
        if code == lot.code or number == lot.number:
            return lot
    known = "、".join(lot.code for lot in outline.lots)
    if known:
        said = Message("has no lot {code}; it has {known}", {"code": code, "known": known})
        raise stop("READ-LOT", str(file), said)
    raise stop("READ-LOT", str(file), Message("has no lots"), "none")
