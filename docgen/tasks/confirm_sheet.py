"""What is unconfirmed as a list for a person to tick, and what of it came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.load.files.sheet import read_list
from docgen.model.finding import DataFaults, Message, has_errors
from docgen.model.sources import Place
from docgen.model.tender.ticked import TickedRow
from docgen.model.text import squeezed
from docgen.pack.sheets.book import Book as Workbook
from docgen.pack.sheets.book import Column
from docgen.pack.writing import writing
from docgen.tasks.confirm import Unconfirmed

_WIDTHS = {"name": 14, "kind": 12, "voids": 8, "certainty": 8, "cited": 22, "words": 60, "ticked": 8,
           "by": 10, "on": 12, "at": 26}  # fmt: skip
TITLE = Message("Entries of the tender to compare")
NOTE = Message(
    "Compare each with the tender, tick it, hand it back: docgen confirm DIR --from FILE --by NAME"
)


@dataclass(frozen=True)
class Ticked:
    """What came back: who confirmed what when; rows whose entry was changed since, or is not unconfirmed."""

    confirmed: dict[Place, tuple[str, date]]
    entries: tuple[Unconfirmed, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()


def write_list(entries: Sequence[Unconfirmed], target: Path, say: Callable[[Message], str]) -> Path:
    """Write the entries as an .xlsx, those that void a bid first."""
    book = Workbook(say(TITLE), say(NOTE), "docgen")
    titles = {name: str(each.title) for name, each in TickedRow.model_fields.items()}
    sheet = book.sheet(
        say(Message("unconfirmed")),
        [Column(titles[name], width, "date" if name == "on" else "text") for name, width in _WIDTHS.items()],
    )
    for each in sorted(entries, key=lambda each: not each.waiting.voids):
        seen = each.waiting
        cells = {
            "name": seen.name,
            "kind": say(seen.kind),
            "voids": "是" if seen.voids else "",
            "certainty": seen.certainty,
            "cited": each.cited,
            "words": each.words,
            "at": each.at,
        }
        sheet.add([cells.get(name) for name in _WIDTHS])
    with writing(target) as temporary:
        temporary.write_bytes(book.content())
    return target


def read_back(file: Path, entries: Sequence[Unconfirmed], by: str, on: date) -> Ticked:
    """What a person ticked; `by` and `on` where a row says neither.

    Raises DataFaults where the list cannot be read.
    """
    read = read_list(file, file.name, TickedRow)
    if has_errors(read.findings):
        raise DataFaults(*read.findings)
    known = {each.at: each for each in entries}
    confirmed: dict[Place, tuple[str, date]] = {}
    taken, changed, gone, unsigned = [], [], [], []
    for row in read.records:
        if row.ticked != "是":
            continue
        each = known.get(row.at)
        if each is None:
            gone.append(row.name)
        elif squeezed(each.words) != squeezed(row.words):
            changed.append(row.name)
        elif not (row.by or by):
            unsigned.append(row.name)
        else:
            confirmed[each.waiting.place] = row.by or by, row.on or on
            taken.append(each)
    return Ticked(confirmed, tuple(taken), tuple(changed), tuple(gone), tuple(unsigned))
