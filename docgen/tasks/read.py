"""A stranger's tender read: the neutral reading as JSON, or for a person to look over."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from docgen.intake.facts.short import short
from docgen.intake.opened import opened
from docgen.intake.passages import lot_ordinal
from docgen.intake.read import outline_of, reading
from docgen.model.finding import Message, stop
from docgen.model.money import in_digits
from docgen.model.reading.blocks import Document, paragraphs_of
from docgen.model.reading.outline import ChapterKind, Lot, Outline
from docgen.model.reading.reading import Found, Reading, ReviewRow
from docgen.pack.writing import writing
from docgen.rules.tenders import fact_rule

Told = Callable[[Message], None]


@dataclass(frozen=True, slots=True)
class Read:
    """A tender's files, how they are built, what they say, and the facts by name."""

    documents: tuple[Document, ...]
    outline: Outline
    reading: Reading
    facts: dict[str, Any]


def read(files: Sequence[Path], lot: str = "", told: Told | None = None) -> Read:
    """Read a tender in one file or several, all of it or what one lot needs (its code or its number).

    Raises DocgenError where a file cannot be read or no lot is called so.
    """
    documents = tuple(opened(file, told) for file in files)
    outline = outline_of(*documents)
    whole = _told(documents, outline, reading(outline))
    return only(whole, lot_named(lot, outline, files[0])) if lot else whole


def only(whole: Read, lot: Lot) -> Read:
    """What a tender says of one lot alone."""
    return _told(whole.documents, replace(whole.outline, lots=(lot,)), of_lot(whole.reading, lot))


def _told(documents: tuple[Document, ...], outline: Outline, found: Reading) -> Read:
    facts = short(found.stated, outline.lots, fact_rule().trust, kinds_of(outline))
    return Read(documents, outline, found, facts)


def write(read: Read, target: Path) -> Path:
    """Write the neutral reading into `target`, all or nothing."""
    with writing(target) as temporary:
        text = json.dumps(document(read), ensure_ascii=False, indent=1)
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
    number = int(code) if code.isdecimal() else lot_ordinal(code)
    for lot in outline.lots:
        if code == lot.code or number == lot.number:
            return lot
    known = "、".join(lot.code for lot in outline.lots)
    if known:
        said = Message("has no lot {code}; it has {known}", {"code": code, "known": known})
        raise stop("READ-LOT", str(file), said)
    raise stop("READ-LOT", str(file), Message("has no lots"), "none")


def document(read: Read) -> dict[str, Any]:
    """The neutral reading as docs/reading.md names it: figures as text, lots by number."""
    numbers = {lot.code: lot.number for lot in read.outline.lots}

    def entry(found: Found, lot: str | None = None, **own: Any) -> dict[str, Any]:
        at = {"place": found.place, "block": found.block, "certainty": found.certainty}
        return {**own, **({} if lot is None else {"lot": numbers.get(lot)}), **at}

    def rows(kept: Iterable[ReviewRow]) -> list[dict[str, Any]]:
        return [
            entry(
                row.found, row.lot, text=f"{row.name}：{row.text}" if row.name and row.text else row.name or row.text,
                name=row.name, proof=row.proof, places=[at.place for at in row.also],
            )
            for row in kept
        ]  # fmt: skip

    said = read.reading
    first = read.documents[0]
    return {
        "source": {"file": first.name, "sha256": first.sha256, "pages": first.pages},
        "files": [
            {"file": each.name, "sha256": each.sha256, "pages": each.pages} for each in read.documents
        ],
        "facts": read.facts,
        "stated": [
            entry(
                each.found, each.lot, key=each.key, value=each.value, condition=each.condition,
                printed=each.printed,
            )
            for each in said.stated
        ],
        "marks": [entry(each.found, symbol=each.symbol, effect=each.effect, quote=each.quote) for each in said.marks],
        "marked": [
            entry(each.found, each.lot, symbol=each.mark, text=each.text) for each in said.demands if each.mark
        ],
        "requirements": [
            entry(
                each.found, each.lot, text=each.text, mark=each.mark or None, inherited=each.inherited,
                figures=list(each.figures),
            )
            for each in said.demands
        ],
        "qualification": rows(said.qualification),
        "conformity": rows(said.conformity),
        "scoring": [
            entry(
                each.found, each.lot, name=each.name, points=_figure(each.points), kind=each.kind,
                text=each.text, group=each.group or None,
            )
            for each in said.scoring
        ],
        "service": [
            entry(
                each.found, each.lot, name=each.name, text=each.text, points=_figure(each.points),
                whole=_figure(each.whole), deduction=each.deduction,
            )
            for each in said.service
        ],
        "payment": [
            entry(
                each.found, each.lot, text=each.text, percent=_figure(each.percent),
                amount=_figure(each.amount), when=each.when or None,
            )
            for each in said.payment
        ],
        "bands": [
            entry(
                each.found, each.lot, text=each.text, least=_figure(each.least), most=_figure(each.most),
                share=_figure(each.share), each=each.each or None,
            )
            for each in said.bands
        ],
        "duties": [
            entry(each.found, each.lot, text=each.text, who=each.who, limit=each.limit, handover=each.handover)
            for each in said.duties
        ],
        "forms": [
            entry(
                each.found, title=each.title, label=each.label, volume=each.volume or None,
                blanks=[blank.label for blank in each.blanks], tables=[list(table.heads) for table in each.tables],
            )
            for each in said.forms
        ],
        "contradictions": [
            {
                "about": each.about,
                "places": [
                    {"place": at.place, "block": at.block, "text": value}
                    for at, value in zip(each.places, each.values, strict=False)
                ],
                "values": list(each.values),
                "why": each.why,
            }
            for each in said.contradictions
        ],
        **_account(read),
    }  # fmt: skip


def _account(read: Read) -> dict[str, Any]:
    """What became of the blocks, and of the marks in the file."""
    used = read.reading.used
    texts = {paragraph.id: paragraph.printed for paragraph in read.outline.document.paragraphs()}
    by_use = Counter(each.use for each in used)
    return {
        "context": [{"block": each.block, "why": each.why} for each in used if each.use == "context"],
        "unread": [{"block": each.block, "text": texts.get(each.block, "")} for each in used if each.use == "unread"],
        "blocks": {"total": sum(by_use.values()), "by_use": dict(by_use)},
        "mark_counts": {"file": {}, "read": {}},
    }  # fmt: skip


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else in_digits(value)
