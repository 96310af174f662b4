"""What all commands share: options, exit codes, and how errors end a command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, cast, get_args

import typer
from typer._types import TyperChoice

from docgen.cli.output import Output
from docgen.locale.messages import Language, preferred
from docgen.model.finding import DataFaults, DocgenError

BLOCKED, UNREADABLE = 1, 2


class Lang(StrEnum):
    """Languages of messages."""

    zh = "zh"
    en = "en"


def asked(words: Sequence[str]) -> Language:
    """The language that `--lang` names, wherever it stands in a command line, the last of several; else the
    locale's. What follows `--` is no option."""
    named: Language = preferred()
    for at, word in enumerate(words):
        if word == "--":
            break
        name, _, value = word.partition("=")
        if name == "--lang" and (given := value or "".join(words[at + 1 : at + 2])) in get_args(Language):
            named = cast(Language, given)
    return named


def _settled(ctx: typer.Context, lang: Lang | None) -> Lang:
    """The command line's language: it may have been named before the command."""
    return lang or Lang(ctx.obj)


LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="language of help and messages", callback=_settled)
]
JsonOption = Annotated[bool, typer.Option("--json", help="print one JSON document and nothing else")]


def put_right(ctx: typer.Context, folder: Path) -> Path:
    """The folder, once the packages in it stand as they should: a run that was killed while it published
    may have left them otherwise. What came to light is printed."""
    from docgen.tasks.recover import recovered

    if found := recovered(folder):
        output = Output(ctx.obj)
        output.list_findings(output.err, found)
    return folder


ProjectFolder = Annotated[
    Path, typer.Argument(metavar="DIR", help="the project's folder, with project.yaml", callback=put_right)
]


def language(lang: Lang | None) -> Language:
    """The language asked for, else the locale's."""
    return lang.value if lang else preferred()


def choice(names: Iterable[str]) -> TyperChoice[str]:
    """The type of a value that is one of `names`, where they are known only when the program runs."""
    return TyperChoice(names)


@contextmanager
def stopping(output: Output, building: bool = False) -> Iterator[None]:
    """Errors that cannot go on are printed as findings and end the command."""
    try:
        yield
    except DocgenError as problem:
        output.stopped(problem.findings)
        if building:
            output.nothing_made(incomplete=isinstance(problem, DataFaults))
        raise typer.Exit(exit_code(problem)) from None


def exit_code(problem: DocgenError) -> int:
    """1 where what was written is wrong, 2 where something could not be read or done."""
    return BLOCKED if isinstance(problem, DataFaults) else UNREADABLE
