"""What the reader made of a list that is not plain, as one finding: what was taken for what, and not used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from docgen.model.finding import Finding, Message, Origin, found


@dataclass
class Done:
    """What was done with one sheet; rows are numbered as Excel counts them."""

    heads: tuple[int, int] = (1, 1)
    taken: list[tuple[str, str]] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    unheaded: list[str] = field(default_factory=list)
    factors: list[tuple[str, str, str]] = field(default_factory=list)
    kinds: dict[str, list[int]] = field(default_factory=dict)
    above: list[int] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    serials: dict[str, int] = field(default_factory=dict)
    blanked: dict[str, int] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    parted: str = ""
    by_sheet: str = ""

    def row(self, kind: str, number: int) -> None:
        """A row that is no record, and what it is."""
        self.kinds.setdefault(kind, []).append(number)

    def finding(self, shown: str, sheet: str = "", more: Sequence[Message] = ()) -> Finding | None:
        """Everything done as one finding; None where the list was plain."""
        parts = [*self._parts(), *more]
        if not parts:
            return None
        said = parts[-1]
        for part in reversed(parts[:-1]):
            said = Message("{first}; {rest}", {"first": part, "rest": said})
        return found("SHEET-READ", Origin(shown, sheet), said)

    def _parts(self) -> Iterator[Message]:
        first, last = self.heads
        if first != last:
            yield Message("rows {first} and {last} taken as headings", {"first": first, "last": last})
        elif first != 1:
            yield Message("row {row} taken as headings", {"row": first})
        if self.above:
            yield Message("above them only title and notes: rows {rows}", {"rows": ranges(self.above)})
        if self.parted:
            yield Message("columns parted by {sign}", {"sign": self.parted})
        if self.by_sheet:
            yield Message("{title} taken from the sheet's name", {"title": self.by_sheet})
        if self.taken:
            pairs = tuple(
                Message("{heading} as {title}", {"heading": heading, "title": title})
                for heading, title in self.taken
            )
            yield Message("taken: {pairs}", {"pairs": pairs})
        if self.surplus:
            words = {"n": len(self.surplus), "headings": tuple(self.surplus)}
            yield Message("{n} columns not used: {headings}", words)
        if self.unheaded:
            yield Message("columns without a heading not used: {columns}", {"columns": tuple(self.unheaded)})
        for heading, unit, own in self.factors:
            words = {"heading": heading, "unit": unit, "own": own}
            yield Message("{heading} counted in {unit}, and turned into {own}", words)
        for kind, text in _KINDS.items():
            if rows := self.kinds.get(kind):
                yield Message(text.text, {"rows": ranges(rows)})
        if self.filled:
            yield Message(
                "merged cells read for each of their rows: {cells}", {"cells": tuple(self.filled[:10])}
            )
        for title, n in self.serials.items():
            yield Message("{title}: {n} numbers of days read as dates", {"title": title, "n": n})
        for title, n in self.blanked.items():
            yield Message("{title}: {n} cells say that there is nothing", {"title": title, "n": n})
        if self.hidden_rows:
            yield Message("hidden rows read like the others: {rows}", {"rows": ranges(self.hidden_rows)})
        if self.hidden_columns:
            yield Message(
                "hidden columns read like the others: {columns}", {"columns": tuple(self.hidden_columns)}
            )


_KINDS = {
    "total": Message("totals: rows {rows}"),
    "note": Message("notes and signatures: rows {rows}"),
    "section": Message("headings of parts: rows {rows}"),
    "heading": Message("headings repeated: rows {rows}"),
    "sample": Message("samples of filling in: rows {rows}"),
    "idle": Message("nothing but numbering or columns not used: rows {rows}"),
}


def ranges(numbers: Iterable[int]) -> tuple[str, ...]:
    """Numbers in their order, runs of three and more as one: 4, 18, 20–50."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return tuple(
        text
        for a, b in runs
        for text in ([f"{a}–{b}"] if b - a > 1 else [str(a)] if a == b else [str(a), str(b)])
    )
