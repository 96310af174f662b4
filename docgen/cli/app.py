"""Groups and commands that speak the reader's language: help, and what is wrong with a command line.

The reader is known before anything is parsed: `--lang` counts wherever it stands on the command line. The
root hands the language down as the context's `obj`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from copy import copy
from typing import Any

import typer

# typer brings its own click and exports a part of it only.
from typer._click import Command as AnyCommand
from typer._click import Context, HelpFormatter
from typer._click.exceptions import NoArgsIsHelpError, UsageError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_name
from typer.models import CommandInfo

from docgen.cli.help import write_help
from docgen.cli.misuse import Misuse, unknown_command, usage_error
from docgen.cli.options import UNREADABLE, LangOption, asked
from docgen.model.finding import Message


class Command(TyperCommand):
    """A command."""

    allow_extra_args = True  # so that what is too much is said here

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The help page in the reader's language."""
        write_help(self, ctx, formatter)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take the arguments; what is wrong with them names the command."""
        try:
            rest = super().parse_args(ctx, args)
        except UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            raise Misuse(Message("too much: {words}", {"words": " ".join(rest)}), ctx)
        return rest


class Group(TyperGroup):
    """A group of commands; the outermost one runs the whole command line."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002 (what is wrong is always printed here)
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and exit: with its own code, or with 2 and a line that says what is wrong."""
        reader = asked(sys.argv[1:] if args is None else args)
        try:
            code = super().main(
                args, prog_name, complete_var, False, windows_expand_args, obj=reader, **extra
            )
        except NoArgsIsHelpError as alone:
            alone.show()
            sys.exit(UNREADABLE)
        except UsageError as wrong:
            typer.echo(usage_error(wrong, reader), err=True)
            sys.exit(UNREADABLE)
        sys.exit(code)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The help page in the reader's language."""
        write_help(self, ctx, formatter, self.commands)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take the group's options; a group without a command shows its help."""
        try:
            rest = super().parse_args(ctx, args)
        except UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise
        if not (rest or ctx._protected_args or ctx.resilient_parsing):
            raise NoArgsIsHelpError(ctx)
        return rest

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """The command named, or what it may have been meant to be."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise unknown_command(args[0], self.commands, ctx)
        return super().resolve_command(ctx, args)


class App(typer.Typer):
    """Commands under one name; `help` is its English text, translated by the catalogue."""

    def __init__(self, help: str, name: str | None = None) -> None:
        super().__init__(
            name=name,
            cls=Group,
            no_args_is_help=True,
            add_completion=False,
            pretty_exceptions_enable=False,
            rich_markup_mode=None,  # help without Rich, which takes longer to import than the help to print
            help=help,
        )
        self.callback()(_takes_language)

    def only(self, words: Sequence[str]) -> App:
        """The same with the one command that the words of a command line begin with; whole where they do not.

        Making all commands takes as long as a small one's work.
        """
        chosen = copy(self)
        chosen.registered_commands = [
            each for each in self.registered_commands if words[:1] == [_name_of(each)]
        ]
        chosen.registered_groups = [each for each in self.registered_groups if words[:1] == [each.name]]
        return chosen if chosen.registered_commands or chosen.registered_groups else self

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Declare a command; its docstring is its English help text."""
        return super().command(name, cls=Command, **settings)


def _name_of(command: CommandInfo) -> str:
    return command.name or get_command_name(command.callback.__name__) if command.callback else ""


def _takes_language(lang: LangOption = None) -> None: ...
