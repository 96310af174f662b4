"""The help page of a command, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from typer._click import Command, Context, HelpFormatter, Parameter

from docgen.locale.messages import Language, say
from docgen.model.finding import Message

_HELP_OPTION = Message("Show this message and exit.")
"""What typer writes of --help itself."""


def write_help(
    command: Command, ctx: Context, formatter: HelpFormatter, commands: Mapping[str, Command] | None = None
) -> None:
    """Usage, what the command does, its arguments, options and `commands`."""
    reader: Language = ctx.obj
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, say(Message("Usage: "), reader))
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(help_text(command, reader))
    params = command.get_params(ctx)
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    _section(formatter, say(Message("Arguments"), reader), _rows(arguments, ctx))
    _section(formatter, say(Message("Options"), reader), _rows(options, ctx))
    listed = ((name, help_text(each, reader)) for name, each in (commands or {}).items())
    _section(formatter, say(Message("Commands"), reader), listed)


def help_text(described: Command | Parameter, reader: Language) -> str:
    """What a command, argument or option says of itself."""
    english = " ".join((getattr(described, "help", None) or "").split())
    return say(Message(english), reader) if english else ""


def _section(formatter: HelpFormatter, heading: str, rows: Iterable[tuple[str, str]]) -> None:
    if written := list(rows):
        with formatter.section(heading):
            formatter.write_dl(written)


def _rows(params: Iterable[Parameter], ctx: Context) -> Iterator[tuple[str, str]]:
    reader: Language = ctx.obj
    for param in params:
        record = param.get_help_record(ctx)
        if record:
            notes = " ".join(f"[{say(note, reader)}]" for note in _notes(param))
            yield record[0], "  ".join(filter(None, (help_text(param, reader), notes)))


def _notes(param: Parameter) -> Iterator[Message]:
    """What must be known of the value besides its meaning."""
    if param.required:
        yield Message("required")
    known = getattr(param.type, "choices", ())
    if known and param.metavar:  # else the choices are the metavar
        yield Message("{known}", {"known": tuple(known)})
    least = getattr(param.type, "min", None)
    if least is not None:
        yield Message("at least {least}", {"least": least})
    default = param.default.value if isinstance(param.default, Enum) else param.default
    if default not in (None, False, ""):
        yield Message("default: {default}", {"default": default})
