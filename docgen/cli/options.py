"""What all commands share: options, exit codes, and how errors end a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer

from docgen.cli.output import Output
from docgen.locale.messages import Language, preferred
from docgen.model.finding import DataFaults, DocgenError

BLOCKED, UNREADABLE = 1, 2


class Lang(StrEnum):
    """Languages of messages."""

    zh = "zh"
    en = "en"


LangOption = Annotated[Lang | None, typer.Option("--lang", help="消息语言")]
JsonOption = Annotated[bool, typer.Option("--json", help="标准输出只有一个 JSON 文档")]


def language(lang: Lang | None) -> Language:
    """The language asked for, else the locale's."""
    return lang.value if lang else preferred()


@contextmanager
def stopping(output: Output) -> Iterator[None]:
    """Errors that cannot go on are printed as findings and end the command."""
    try:
        yield
    except DocgenError as problem:
        output.stopped(problem.findings)
        raise typer.Exit(exit_code(problem)) from None


def exit_code(problem: DocgenError) -> int:
    """1 where what was written is wrong, 2 where something could not be read or done."""
    return BLOCKED if isinstance(problem, DataFaults) else UNREADABLE
