"""`docgen templates`: list them, their fields, check one, own one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.app import App
from docgen.cli.options import BLOCKED, LangOption, choice, exit_code, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import DocgenError, Finding, has_errors
from docgen.resources import template_kinds

templates_app = App("Templates: list them, their fields, check one, own one.")
_KINDS = choice(template_kinds())
_Kind = Annotated[str, typer.Argument(metavar="KIND", help="kind of template", click_type=_KINDS)]

_OWNED = choice([*template_kinds(), "forms"])
_Owned = Annotated[
    str,
    typer.Argument(metavar="KIND", help="kind of template; forms: those of the tender", click_type=_OWNED),
]


@templates_app.command("list")
def list_templates(lang: LangOption = None) -> None:
    """List the built-in templates."""
    from docgen.tasks import templates

    Output(language(lang)).written(templates.built_in())


@templates_app.command()
def fields(kind: _Kind, lang: LangOption = None) -> None:
    """Print every field and filter that a template may use."""
    from docgen.tasks import templates

    output = Output(language(lang))
    output.lines(templates.field_lines(kind, output.say))


@templates_app.command()
def lint(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Word templates")],
    kind: Annotated[
        str | None,
        typer.Option(
            help="whose fields to check against; the kind that knows most of them if none is named",
            click_type=_KINDS,
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            help="what a template for `render` is to be filled with, YAML or JSON, to check against"
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Check templates: misspelt fields, wrong kinds of tag, tags open or split; say how each is filled."""
    from docgen.tasks import templates

    found: list[Finding] = []
    code = 0
    for file in files:
        try:
            found += templates.lint(file, kind or "", data)
        except DocgenError as problem:
            found += problem.findings
            code = exit_code(problem)
    output = Output(language(lang))
    output.findings(found)
    for file in files:
        said = (templates.against(file, kind or "", data), templates.way(file))
        output.lines(output.say(line) for line in said if line)
    raise typer.Exit(code or (BLOCKED if has_errors(found) else 0))


@templates_app.command()
def eject(
    kind: _Owned,
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="the project's folder; the templates go below its templates/"),
    ],
    lang: LangOption = None,
) -> None:
    """Copy the built-in templates, or the tender's own forms, into a project, where its own come first."""
    from docgen.tasks import templates

    output = Output(language(lang))
    with stopping(output):
        output.written(templates.eject(kind, folder))
