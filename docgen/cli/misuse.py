"""What is wrong with a command line, as one line in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from enum import Enum

from typer._click import Context, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)

from docgen.cli.help import help_text
from docgen.locale.messages import Language, say
from docgen.model.finding import Message


class Misuse(UsageError):
    """A command line that cannot be followed, why, and what may have been meant."""

    def __init__(self, said: Message, ctx: Context | None = None, near: Sequence[str] = ()) -> None:
        super().__init__(said.text, ctx)
        self.said = said
        self.near = near


def usage_error(wrong: UsageError, reader: Language) -> str:
    """The command, what is wrong, and what to do: what may have been meant, or where its use is described."""
    if isinstance(wrong, NoSuchOption):
        wrong = _unknown_option(wrong)
    command = wrong.ctx.command_path if wrong.ctx else "docgen"
    near = wrong.near if isinstance(wrong, Misuse) else ()
    remedy = (
        Message("Did you mean {near}?", {"near": tuple(near)})
        if near
        else Message("See: {command} --help", {"command": command})
    )
    values = {"command": command, "wrong": _said(wrong, reader), "remedy": remedy}
    return say(Message("{command}: {wrong}. {remedy}", values), reader)


def unknown_command(name: str, known: Iterable[str], ctx: Context) -> Misuse:
    """A command that is not there."""
    return Misuse(Message("there is no command {name}", {"name": name}), ctx, get_close_matches(name, known))


def _unknown_option(wrong: NoSuchOption) -> Misuse:
    known = [name for param in _params(wrong.ctx) for name in param.opts]
    near = get_close_matches(wrong.option_name, known)
    return Misuse(Message("there is no option {name}", {"name": wrong.option_name}), wrong.ctx, near)


def _said(wrong: UsageError, reader: Language) -> Message:
    match wrong:
        case Misuse():
            return wrong.said
        case MissingParameter(param=Parameter() as param, ctx=Context() as ctx):
            values = {"name": _name(param, ctx), "help": help_text(param, reader)}
            if known := _choices(param):
                return Message("{name} is missing: {help}, one of {known}", {**values, "known": known})
            return Message("{name} is missing: {help}", values)
        case BadParameter(param=Parameter() as param, ctx=Context() as ctx):
            # typer's sentences on values begin with the value.
            value = wrong.message.partition(" is not ")[0].strip("'")
            return Message(
                "{name} {value}: {must}", {"name": _name(param, ctx), "value": value, "must": _must(param)}
            )
        case BadOptionUsage():
            name = {"name": wrong.option_name}
            given = [param for param in _params(wrong.ctx) if wrong.option_name in param.opts]
            flag = any(getattr(param, "is_flag", False) for param in given)
            return Message("{name} takes no value", name) if flag else Message("{name} needs a value", name)
    return Message("{problem}", {"problem": wrong.format_message().rstrip(".")})


def _params(ctx: Context | None) -> list[Parameter]:
    return ctx.command.get_params(ctx) if ctx else []


def _name(param: Parameter, ctx: Context) -> str:
    """The option, or the argument as the usage line calls it."""
    return param.opts[0] if param.param_type_name == "option" else param.make_metavar(ctx).strip("[].")


def _choices(param: Parameter) -> tuple[str, ...]:
    """The values that an option or argument with a choice takes."""
    return tuple(
        each.value if isinstance(each, Enum) else each for each in getattr(param.type, "choices", ())
    )


def _must(param: Parameter) -> Message:
    """What a value of this option or argument must be."""
    if known := _choices(param):
        return Message("must be one of {known}", {"known": known})
    least = getattr(param.type, "min", None)
    if least is not None:
        return Message("must be a whole number of at least {least}", {"least": least})
    return Message("must be a whole number")
