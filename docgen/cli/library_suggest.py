"""`docgen library suggest` and `take`: what was answered to the like of it, and taking it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from docgen.cli.options import JsonOption, LangOption, ProjectFolder, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.tasks.library.former.suggest import Near, Suggested

_RESULTS = {"won": Message("won"), "lost": Message("lost"), "unknown": Message("result unknown")}
_SHOWN = 60


def suggest(
    folder: ProjectFolder,
    code: Annotated[str, typer.Option(help="only for this code, with the whole of each answer")] = "",
    most: Annotated[int, typer.Option(help="how many for each", min=1, max=20)] = 3,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """For everything that is asked the nearest former answers of the company, with how near they are."""
    from docgen.tasks.library.former import suggest as task

    output = Output(language(lang), json)
    with stopping(output):
        made = task.suggest(folder, most)
    if json:
        output.document(_document(made, code))
    else:
        _print(output, made, code)


def take(
    folder: ProjectFolder,
    code: Annotated[str, typer.Argument(metavar="CODE", help="what is answered with it")],
    which: Annotated[
        str, typer.Argument(metavar="[N]", help="the number of the suggestion, or its key")
    ] = "1",
    replace: Annotated[bool, typer.Option("--replace", help="over an answer that is there")] = False,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Take a former answer over; figures and names of its bid are findings until they are changed."""
    from docgen.tasks.library.former.take import take as taking

    output = Output(language(lang), json)
    with stopping(output):
        taken = taking(folder, code, which, replace)
    former = taken.near.former
    if json:
        output.document(
            {
                "code": taken.code,
                "key": former.key,
                "file": taken.file,
                "watch": list(taken.figures),
                "names": list(taken.names),
            }
        )
        return
    values = {"code": code, "bid": former.bid.bid, "title": former.title, "file": taken.file}
    output.line(Message("{code}: taken from {bid}, {title}; written into {file}", values))
    if taken.figures:
        said = Message("to be changed or confirmed: {words}", {"words": taken.figures})
        output.line(said)
    if taken.names:
        said = Message("names of the old bid, now watched in project.yaml: {words}", {"words": taken.names})
        output.line(said)


def _print(output: Output, made: Suggested, code: str) -> None:
    from rich.table import Table
    from rich.text import Text

    wanted = [each for each in made.wanted if not code or each.code == code]
    if code:
        for each in wanted:
            output.lines([f"{each.code}  {each.title}", each.text, ""])
            for number, near in enumerate(each.near, 1):
                output.lines([f"{number}  {near.score} %  {_source(output, near)}", near.former.text, ""])
    else:
        table = Table(box=None, pad_edge=False)
        for heading in (Message("asked"), Message("near"), Message("former answer"), Message("bid")):
            table.add_column(output.say(heading), overflow="fold")
        for each in wanted:
            first = f"{each.code} {each.title}"
            for near in each.near:
                shown = near.former.text.replace("\n", " ")
                shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
                table.add_row(Text(first), f"{near.score} %", Text(shown), Text(_source(output, near)))
                first = ""
        output.out.print(table)
    nothing = [each.code for each in wanted if not each.near]
    values = {"asked": len(wanted), "bids": made.bids, "answers": made.answers}
    output.line(Message("{asked} asked; {answers} former texts of {bids} bids looked through.", values))
    if nothing:
        said = Message("nothing near for {n} of them: {codes}")
        output.line(Message(said.text, {"n": len(nothing), "codes": tuple(nothing)}))
    if made.own:
        output.line(Message("left out, being this very bid: {files}", {"files": made.own}))


def _source(output: Output, near: Near) -> str:
    bid, entry = near.former.bid, near.former
    told = (bid.bid, bid.date, output.say(_RESULTS[bid.result]), entry.title[:24])
    return "，".join(filter(None, told))


def _document(made: Suggested, code: str) -> dict[str, Any]:
    return {
        "project": str(made.folder),
        "company": str(made.company),
        "bids": made.bids,
        "answers": made.answers,
        "left_out": list(made.own),
        "suggestions": [
            {
                "code": each.code,
                "title": each.title,
                "kind": each.kind,
                "former": [_near(near) for near in each.near],
            }
            for each in made.wanted
            if not code or each.code == code
        ],
    }


def _near(near: Near) -> dict[str, Any]:
    former, bid = near.former, near.former.bid
    return {
        "key": former.key,
        "score": near.score,
        "bid": bid.bid,
        "number": bid.number,
        "purchaser": bid.purchaser,
        "date": bid.date,
        "result": bid.result,
        "title": former.title,
        "text": former.text,
        "place": former.entry.place,
    }
