"""What became of a tender's every paragraph and mark, and what its files hold that was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.intake.account import by_use, partly
from docgen.intake.account_rows import rows_of
from docgen.intake.mark_counts import marks_counted
from docgen.model.reading.blocks import Document, paragraphs_of
from docgen.model.reading.used import MarkCount, Used
from docgen.rules.tenders import account_rule

if TYPE_CHECKING:
    from docgen.tasks.neutral import Read


@dataclass(frozen=True, slots=True)
class Unread:
    """A paragraph that nothing was made of.

    `text` as printed; `row` is what its row says where it stands in one. `why` are the words by which it
    bears on the bid, empty where none does.
    """

    block: str
    place: str
    text: str
    row: str
    why: str


def unread_lines(read: Read) -> tuple[Unread, ...]:
    """All that is unread: first what bears on the bid, each in reading order."""
    whole = read.outline.document
    texts = {paragraph.id: paragraph.printed for paragraph in whole.paragraphs()}
    unread = {each.block for each in read.reading.used if each.use == "unread"}
    rows = {
        block: row.text
        for row in reversed(list(rows_of(whole.blocks)))
        for block in unread.intersection(row.blocks)
    }
    places = _places(read)
    lines = [
        Unread(each.block, places.get(each.block, ""), texts[each.block], rows.get(each.block, ""), each.why)
        for each in read.reading.used
        if each.use == "unread"
    ]
    return tuple(sorted(lines, key=lambda line: not line.why))


def _places(read: Read) -> dict[str, str]:
    """Each block with its number path as printed, or else its chapter."""
    places = {
        paragraph.id: chapter.label or chapter.title
        for chapter in read.outline.chapters
        for paragraph in paragraphs_of(chapter.blocks)
    }
    return places | {
        node.line.block: node.path
        for chapter in read.outline.chapters
        for node in chapter.walk()
        if node.path
    }


def clauses_left(read: Read) -> tuple[Unread, ...]:
    """Clauses with a word of duty behind a fact in one paragraph, of which only the fact was read."""
    places = _places(read)
    left = partly(read.outline, read.whole or read.reading, account_rule())
    return tuple(Unread(each.block, places.get(each.block, ""), each.why, "", "") for each in left)


def mark_counts(read: Read) -> tuple[MarkCount, ...]:
    """Each mark that the tender defines, counted in the file and in the reading."""
    symbols = dict.fromkeys(
        mark for mark in (meaning.symbol for meaning in read.reading.marks) if len(mark) == 1
    )
    return marks_counted(read.outline, read.whole or read.reading, symbols)


def uses(read: Read) -> dict[str, int]:
    """How many paragraphs went to each use; they add up to all that the files say."""
    return by_use(read.reading.used, read.outline.document)


def left_out(document: Document) -> Counter[str]:
    """Why → how many texts and pictures of a file were left out when it was opened."""
    return Counter(missed.why for missed in document.missed)


def account(read: Read, reason: Callable[[str], str] = str) -> dict[str, Any]:
    """All of it as JSON; a file's running heads are counted and not listed. `reason` tells fixed reasons."""
    used, counted, marks = read.reading.used, uses(read), mark_counts(read)
    return {
        "context": [{"block": each.block, "why": reason(each.why)} for each in used if each.use == "context"],
        "unread": [
            {
                "block": line.block,
                "text": line.text,
                "place": line.place,
                "row": line.row or None,
                "why": line.why or None,
            }
            for line in unread_lines(read)
        ],
        "partly": [
            {"block": each.block, "text": each.text, "place": each.place} for each in clauses_left(read)
        ],
        "contents_unfound": list(read.outline.unfound),
        "unreadable_pages": [page for each in read.documents for page in each.unreadable],
        "blocks": {
            "total": sum(counted.values()),
            "by_use": counted,
            "uses": [{"block": each.block, "use": each.use, "why": _why(each, reason)} for each in used],
        },
        "mark_counts": {
            "file": {count.symbol: count.file for count in marks},
            "read": {count.symbol: count.read for count in marks},
            "difference": {count.symbol: len(count.lost) for count in marks},
            "lost": {count.symbol: list(count.lost) for count in marks if count.lost},
            "beside": {
                count.symbol: [{"block": block, "why": reason(why)} for block, why in count.beside]
                for count in marks
            },
        },
        "left_out": [_left_out(each) for each in read.documents],
    }


def _why(used: Used, reason: Callable[[str], str]) -> str | None:
    """A fixed reason told; a block's id, and the tender's own words, as they are."""
    fixed = used.use in ("context", "heading")
    return (reason(used.why) if fixed else used.why) or None if used.why else None


def _left_out(document: Document) -> dict[str, Any]:
    counts = left_out(document)
    return {
        "file": document.name,
        "counts": {why: counts[why] for why in ("hidden", "deleted", "picture", "furniture")},
        "texts": [
            {"text": each.text, "why": each.why} for each in document.missed if each.why != "furniture"
        ],
        "unreadable_pages": list(document.unreadable),
        "recognised_pages": list(document.recognised),
    }
