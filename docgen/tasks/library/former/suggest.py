"""What the company answered to the like of it: the nearest former answers for everything that a bid asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.derive.former.ranking import Field, Ranking
from docgen.load.company.former import FORMER, read_former
from docgen.load.reading import Reading
from docgen.model.company.former import FormerBid, FormerChapter, FormerPair
from docgen.model.finding import Message, stop
from docgen.model.project_file import ProjectFile
from docgen.model.remembered import Remembered
from docgen.model.tender.asked import everything_asked
from docgen.model.tender.tender import Lot, Tender

MOST = 3
_TITLE, _ASKED, _ANSWER = 2.0, 1.0, 0.5
"""How often the words of a former text count: what was asked tells more of an answer than the answer."""
_FAR = 8
"""Below so many percent two texts share no more than any two of a trade."""

Kind = Literal["requirement", "item"]


@dataclass(frozen=True)
class Former:
    """A former answer or section, with the bid it comes from; `key` names it in commands."""

    key: str
    bid: FormerBid
    entry: FormerPair | FormerChapter

    @property
    def title(self) -> str:
        """What it is called."""
        if isinstance(self.entry, FormerPair):
            return self.entry.title or self.entry.asked[:30]
        return " / ".join(self.entry.headings)

    @property
    def text(self) -> str:
        """What was written."""
        return self.entry.answer if isinstance(self.entry, FormerPair) else self.entry.text


@dataclass(frozen=True)
class Near:
    """A former answer and how near it is, in percent."""

    former: Former
    score: int


@dataclass(frozen=True)
class Wanted:
    """Something asked, and the former answers nearest to it, the best first; none where none is near."""

    code: str
    title: str
    text: str
    kind: Kind
    near: tuple[Near, ...] = ()


@dataclass(frozen=True)
class Suggested:
    """Everything asked of a lot; `bids` were looked through, `own` are states of this very bid, left out."""

    folder: Path
    company: Path
    wanted: tuple[Wanted, ...]
    bids: int
    answers: int
    own: tuple[str, ...] = ()


class Shelf:
    """The former answers of a company, ready to be asked."""

    def __init__(self, bids: dict[str, FormerBid], leave_out: Tender | None = None) -> None:
        self.own = tuple(stem for stem, bid in bids.items() if leave_out and _is_own(bid, leave_out))
        self.bids = [bid for stem, bid in bids.items() if stem not in self.own]
        self.held: list[Former] = []
        for stem, bid in bids.items():
            if stem not in self.own:
                self.held += [Former(f"{stem}#p{n}", bid, each) for n, each in enumerate(bid.pairs, 1)]
                self.held += [Former(f"{stem}#c{n}", bid, each) for n, each in enumerate(bid.chapters, 1)]
        self._pairs = frozenset(at for at, each in enumerate(self.held) if isinstance(each.entry, FormerPair))
        self._ranking = Ranking([_fields(each.entry) for each in self.held])

    def near(self, title: str, text: str, kind: Kind, most: int = MOST) -> tuple[Near, ...]:
        """The nearest: for a requirement answers alone, for an item that is scored sections too."""
        asked = [Field(title, _TITLE), Field(text, _ASKED)]
        found = self._ranking.best(asked, most, self._pairs if kind == "requirement" else None)
        return tuple(Near(self.held[each.at], each.score) for each in found if each.score >= _FAR)

    def by_key(self, key: str) -> Former | None:
        """The former answer of that key."""
        return next((each for each in self.held if each.key == key), None)


def suggest(folder: Path, most: int = MOST) -> Suggested:
    """For each requirement and each item that is scored the nearest former answers of the bid's company.

    Raises DocgenError where tender or company cannot be read, or there are no former answers.
    """
    tender, company = bid_of(folder)
    shelf = shelf_of(company, tender)
    wanted = [
        Wanted(code, title, text, kind, shelf.near(title, text, kind, most))
        for code, title, text, kind in asked_of(tender.lot)
    ]
    return Suggested(folder, company, tuple(wanted), len(shelf.bids), len(shelf.held), shelf.own)


def bid_of(folder: Path) -> tuple[Tender, Path]:
    """The tender that the bid in `folder` is for, and its company's folder. Raises DocgenError."""
    reading = Reading(folder)
    project = reading.yaml("project", folder / "project.yaml", ProjectFile)
    tender, company = reading.tender(project), reading.company(project)
    if tender is None or company is None:
        raise reading.stopped()
    return tender, company


def shelf_of(company: Path, tender: Tender) -> Shelf:
    """The company's former answers for a tender. Raises DocgenError FORMER-NONE where there are none."""
    stamps = tuple((path.name, path.stat().st_mtime_ns) for path in sorted((company / FORMER).glob("*.yaml")))
    key = (company.resolve(), stamps, tender.project_number, tender.lot.code)
    shelf = _shelves.get(key, lambda: Shelf(read_former(company), tender))
    if not shelf.held:
        said = Message("holds no former answers")
        raise stop("FORMER-NONE", str(company), said, "own" if shelf.own else "")
    return shelf


_shelves: Remembered[Shelf] = Remembered(4)
"""By the files that they were made of: a project that stays open is asked for each answer."""


def asked_of(lot: Lot) -> list[tuple[str, str, str, Kind]]:
    """Code, title, words and kind of everything that is answered: clauses, criteria, items of the panel."""
    asked: list[tuple[str, str, str, Kind]] = [
        (each.code, each.title, each.text, "requirement") for each in everything_asked(lot)
    ]
    for item in lot.evaluation:
        if not item.answered_elsewhere:
            parts = "\n".join(part.text for part in item.parts)
            asked.append((item.code, item.name, f"{item.text}\n{parts}".strip(), "item"))
    return asked


def _is_own(bid: FormerBid, tender: Tender) -> bool:
    return bool(bid.number) and bid.is_of(tender.project_number, tender.lot.code, tender.project_name)


def _fields(entry: FormerPair | FormerChapter) -> Sequence[Field]:
    if isinstance(entry, FormerPair):
        return (
            Field(entry.title, _TITLE),
            Field(entry.asked, _ASKED),
            Field(entry.answer, _ANSWER),
        )
    return (*(Field(each, _TITLE) for each in entry.headings[-2:]), Field(entry.text, _ANSWER))
