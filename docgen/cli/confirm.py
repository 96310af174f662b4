"""`docgen confirm`: entries read from a tender, compared with it and confirmed by a person."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docgen.cli.options import BLOCKED, JsonOption, LangOption, ProjectFolder, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.tasks.confirm import Unconfirmed


class EntryKind(StrEnum):
    """The kinds of entries of tender.yaml."""

    clause = "clause"
    mark = "mark"
    heading = "heading"
    review = "review"
    scoring = "scoring"
    scorecard = "scorecard"
    payment = "payment"
    price = "price"
    date = "date"
    site = "site"
    volume = "volume"
    form = "form"
    fact = "fact"


class Sure(StrEnum):
    """How sure the reading was."""

    exact = "exact"
    likely = "likely"
    asked = "asked"


def confirm(
    folder: ProjectFolder,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE]...", help="codes or names of entries, as the list prints them"),
    ] = None,
    by: Annotated[
        str, typer.Option(help="who compared them with the tender; without it they are listed")
    ] = "",
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day of it; today where not given")
    ] = None,
    kind: Annotated[EntryKind | None, typer.Option(help="all of a kind that void no bid")] = None,
    chapter: Annotated[str, typer.Option(help="all whose place has these words")] = "",
    certainty: Annotated[Sure | None, typer.Option(help="all that were read so surely")] = None,
    sheet: Annotated[
        Path | None,
        typer.Option("--list", metavar="FILE.xlsx", help="write what is unconfirmed, to be ticked"),
    ] = None,
    back: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE.xlsx", help="confirm what was ticked in such a list"),
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """List entries read from the tender that nobody confirmed, and confirm them; what voids a bid by name."""
    from docgen.tasks import confirm as task

    output = Output(language(lang), json)
    day = on.date() if on else date.today()
    wanted = task.Wanted(tuple(names or ()), kind or "", chapter, certainty or "")
    with stopping(output):
        book = task.open_book(folder)
        if back is not None:
            _back(output, book, back, by, day)
            return
        chosen = task.choose(book.entries, wanted)
        asked = bool(wanted.names) or wanted.filters
        if by and asked:
            task.confirm(book, {each.waiting.place: (by, day) for each in chosen.taken})
        elif by:
            raise typer.BadParameter(output.say(_WHICH), param_hint="CODE")
        shown = (
            (*chosen.taken, *chosen.alone) if asked else tuple(each for each in book.entries if each.needed)
        )
        if sheet is not None:
            from docgen.tasks.confirm_sheet import write_list

            output.written([write_list(shown, sheet, output.say)])
            return
    if output.as_json:
        output.document(
            {
                "confirmed": [_data(each) for each in chosen.taken] if by else [],
                "left": [_data(each) for each in (chosen.alone if by else shown)],
                "unknown": list(chosen.unknown),
            }
        )
    elif by:
        _listed(output, chosen.taken)
        output.line(Message("{count} entries confirmed by {by}", {"count": len(chosen.taken), "by": by}))
        _left(output, chosen.alone)
    else:
        _listed(output, shown)
        output.line(Message("{count} entries are unconfirmed", {"count": len(shown)}))
    if chosen.unknown:
        output.line(Message("no unconfirmed entry is called {names}", {"names": chosen.unknown}))
        raise typer.Exit(BLOCKED)


_WHICH = Message("say which: codes, --kind, --chapter or --certainty")


def _back(output: Output, book: Any, file: Path, by: str, day: date) -> None:
    from docgen.tasks import confirm as task
    from docgen.tasks.confirm_sheet import read_back

    ticked = read_back(file, book.entries, by, day)
    task.confirm(book, ticked.confirmed)
    if output.as_json:
        output.document(
            {
                "confirmed": [_data(each) for each in ticked.entries],
                "changed": list(ticked.changed),
                "unknown": list(ticked.gone),
                "unsigned": list(ticked.unsigned),
            }
        )
    else:
        _listed(output, ticked.entries)
        output.line(Message("{count} entries confirmed", {"count": len(ticked.entries)}))
        for said, names in (
            (Message("other words now, compare anew: {names}"), ticked.changed),
            (Message("not in tender.yaml, or confirmed already: {names}"), ticked.gone),
            (Message("ticked, and nobody says who did: {names}; add --by"), ticked.unsigned),
        ):
            if names:
                output.line(Message(said.text, {"names": names}))
    raise typer.Exit(BLOCKED if ticked.changed or ticked.unsigned else 0)


def _listed(output: Output, entries: tuple[Unconfirmed, ...]) -> None:
    """A row an entry: name, kind, certainty, place, the tender's words."""
    from rich.table import Table
    from rich.text import Text

    if not entries:
        return
    table = Table(pad_edge=False)
    for head in (_NAME, _KIND, _SURE, _PLACE, _WORDS):
        table.add_column(output.say(head), overflow="fold")
    for each in entries:
        seen = each.waiting
        sign = f"{seen.certainty} !" if seen.voids else seen.certainty
        words = " ".join(each.words.split())
        cells = (seen.name, output.say(seen.kind), sign, each.cited or each.at, words)
        table.add_row(*map(Text, cells))
    output.out.print(table)


_NAME, _KIND, _SURE = Message("entry"), Message("kind"), Message("certainty")
_PLACE, _WORDS = Message("place"), Message("the tender's words")


def _left(output: Output, entries: tuple[Unconfirmed, ...]) -> None:
    if entries:
        names = tuple(each.waiting.name for each in entries)
        values = {"count": len(entries), "names": names}
        output.line(Message("{count} that void the bid stay; name each that was compared: {names}", values))


def _data(each: Unconfirmed) -> dict[str, Any]:
    seen = each.waiting
    return {
        "name": seen.name,
        "kind": each.kind,
        "certainty": seen.certainty,
        "voids": seen.voids,
        "place": each.cited,
        "at": each.at,
        "text": each.words,
    }
