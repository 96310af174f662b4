"""The lines of 扣分明细: each deduction with the rows of the ledgers behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docgen.locale.messages import say
from docgen.model.acceptance.behind import TakenRow, TakenRows
from docgen.model.finding import Message
from docgen.model.money import in_digits
from docgen.render.acceptance import fields as f
from docgen.render.engine.filters import number


def behind_lines(
    behind: Iterable[TakenRows], numbers: Mapping[str, str], sites: Mapping[str, str]
) -> Iterator[f.BehindLine]:
    """A line for each row; one for a deduction whose rows are not listed, which says why.

    `numbers`: of the scorecard's criteria, what is not among them stands beside it. `sites`: names by code.
    """
    no = 0
    for taken in behind:
        head = _head(taken, numbers.get(taken.code))
        rows: list[TakenRow | None] = [*taken.rows]
        for place, row in enumerate([*rows, *([None] if taken.unlisted else [])]):
            no += 1
            yield _line(no, head, place == 0, taken, row, sites)


def _line(
    no: int, head: str, opens: bool, taken: TakenRows, row: TakenRow | None, sites: Mapping[str, str]
) -> f.BehindLine:
    if row is None:
        reason = say(taken.unlisted, "zh") if taken.unlisted else ""
        return f.BehindLine(
            no=no, head=head, opens=opens, place=taken.ledger, key="", day="", site="", reason=reason,
            count="", points="",
        )  # fmt: skip
    at = row.row
    return f.BehindLine(
        no=no,
        head=head,
        opens=opens,
        place=_place(taken.ledger, row),
        key=at.key,
        day=at.day.isoformat() if at.day else "",
        site=sites.get(at.site, at.site),
        reason=row.reason if isinstance(row.reason, str) else say(row.reason, "zh"),
        count=in_digits(at.count) if at.count else "",
        points="" if row.points is None else in_digits(row.points),
    )


def _place(ledger: str, row: TakenRow) -> str:
    """File, sheet and row as the reader opens them; the ledger alone where there is no row."""
    at = row.row
    if not at.row:
        return ledger
    file = at.file.removeprefix("ledgers/")
    return f"{file}{f'“{at.sheet}”' if at.sheet else ''}第{at.row}行"


def _head(taken: TakenRows, number_of: str | None) -> str:
    """The criterion with its points and sum."""
    verb = "扣" if number_of else "计"
    said = "；".join(_zh(line) for line in taken.working)
    return f"{number_of or ''}　{taken.title}：{verb}{number(taken.points)}分（{said}）".strip("　")


def _zh(line: Message) -> str:
    return say(line, "zh")
