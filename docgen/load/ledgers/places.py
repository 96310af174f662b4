"""Where a ledger's rows stand: each by one number, which says file, sheet and row."""

from __future__ import annotations

from docgen.model.finding import Origin

_STEP = 10**9
"""More than a file has rows. A ledger in one list has its rows' own numbers."""


class Places:
    """The files and sheets of a ledger, in the order in which they were read.

    `shown`: what the ledger as a whole is called in findings, its file where it has only one.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self._parts: list[tuple[str, str]] = []

    def begin(self, file: str, sheet: str = "") -> int:
        """What is added to the number of every row of that sheet."""
        if (file, sheet) not in self._parts:
            self._parts.append((file, sheet))
        return self._parts.index((file, sheet)) * _STEP

    @property
    def files(self) -> frozenset[str]:
        """The files, as findings show them."""
        return frozenset(file for file, _ in self._parts)

    @staticmethod
    def part(number: str) -> str:
        """SQL that is the same for all rows of a sheet; `number`: SQL for a row's number."""
        return f"{number} // {_STEP}"

    def of(self, number: int) -> tuple[str, str, int]:
        """The file, the sheet where it is one of several, and the row as Excel counts."""
        part, row = divmod(int(number), _STEP)
        return (*(self._parts[part] if part < len(self._parts) else (self.shown, "")), row)

    def origin(self, number: int, column: str = "") -> Origin:
        """The row's place, or that of its cell in a column."""
        file, sheet, row = self.of(number)
        at = f"{sheet}!{row}" if sheet else str(row)
        return Origin(file, f"{at} {column}" if column else at)

    def beside(self, number: int, other: int) -> int | str:
        """The row in a finding about the row `other`: its number, and before it what is not the same."""
        file, sheet, row = self.of(number)
        if (file, sheet) == self.of(other)[:2]:
            return row
        at = f"{sheet}!{row}" if sheet else str(row)
        return at if file == self.of(other)[0] else f"{file.removeprefix('ledgers/')} {at}"
