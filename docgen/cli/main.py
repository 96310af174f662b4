"""The command line: declare arguments, call tasks and packages, print. No rules live here."""

from __future__ import annotations

import gc
import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.app import App
from docgen.cli.batch import batch
from docgen.cli.carry import pack, unpack
from docgen.cli.confirm import confirm
from docgen.cli.due import due
from docgen.cli.ledgers import ledgers_app
from docgen.cli.library import library_app
from docgen.cli.open import open_
from docgen.cli.options import (
    BLOCKED,
    JsonOption,
    LangOption,
    ProjectFolder,
    choice,
    exit_code,
    language,
    put_right,
    stopping,
)
from docgen.cli.output import Output
from docgen.cli.read import read
from docgen.cli.share import gather, share
from docgen.cli.sign import sign, verify
from docgen.cli.sme import sme_app
from docgen.cli.templates import templates_app
from docgen.model.finding import DocgenError, has_errors
from docgen.packages.registry import FIRST, kinds

app = App(
    "Make tender responses, handovers and acceptance reports from one set of structured data.", "docgen"
)
app.add_typer(templates_app, name="templates")
app.add_typer(sme_app, name="sme")
app.add_typer(library_app, name="library")
app.add_typer(ledgers_app, name="ledgers")
app.command()(batch)
app.command()(read)
app.command()(confirm)
app.command()(sign)
app.command()(verify)
app.command()(share)
app.command()(gather)
app.command()(pack)
app.command()(unpack)
app.command("open")(open_)


class Format(StrEnum):
    """Files that a build makes of each paper."""

    docx = "docx"
    pdf = "pdf"
    both = "both"


class CheckFormat(StrEnum):
    """Ways to print findings."""

    table = "table"
    json = "json"
    sarif = "sarif"


KINDS = choice(kinds())
PeriodOption = Annotated[
    int | None, typer.Option(min=1, help="assessment period, counted from 1; for acceptance only")
]


MonthOption = Annotated[
    str | None, typer.Option(metavar="MONTH", help="the papers owed for a month, as of its last day")
]
WeekOption = Annotated[
    str | None, typer.Option(metavar="WEEK", help="the papers owed for a week, as of its Sunday")
]


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="the new project's folder")],
    source: Annotated[str, typer.Option("--from", help="name of an example, or blank")] = "blank",
    company: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="the company's folder, which projects may share"),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Start a project folder, from an example if you like."""
    from docgen.tasks.new import start

    output = Output(language(lang))
    with stopping(output):
        output.started(folder, start(folder, source, company))


@app.command()
def check(
    folder: ProjectFolder,
    kind: Annotated[str, typer.Option(help="which package to check for", click_type=KINDS)] = FIRST,
    period: PeriodOption = None,
    format: Annotated[CheckFormat, typer.Option(help="how to print what is found")] = CheckFormat.table,
    lang: LangOption = None,
) -> None:
    """Check a project's data and list everything found."""
    from docgen.packages import runner

    output = Output(language(lang), format is not CheckFormat.table)
    demands, code = None, None
    try:
        run = runner.examine(folder, kind, period)
        findings, demands = run.findings, run.demands
    except DocgenError as problem:
        findings, code = list(problem.findings), exit_code(problem)
    if format is CheckFormat.sarif:
        output.sarif(findings)
    else:
        output.findings(findings, demands)
    raise typer.Exit(code or (BLOCKED if has_errors(findings) else 0))


@app.command()
def build(
    folder: ProjectFolder,
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND]...",
            help="kinds of package; all that the data can make if none is named",
            click_type=KINDS,
        ),
    ] = None,
    period: PeriodOption = None,
    month: MonthOption = None,
    week: WeekOption = None,
    format: Annotated[
        Format, typer.Option(help="docx; pdf and both are converted by LibreOffice, with true page numbers")
    ] = Format.docx,
    out: Annotated[
        Path | None, typer.Option(help="output folder; the project's outputs if not named")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="build in spite of errors, with a watermark on every page")
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Build the papers: checked first, and not built where there are errors, except as a draft."""
    from docgen.packages import runner

    output = Output(language(lang), json)
    asked = due(period, month, week)
    if asked is not None and not isinstance(asked, int):
        kinds = kinds or ["acceptance"]
    with stopping(output, building=True), output.progress() as progress:
        order = runner.Order(out or folder / "outputs", draft, progress, asked, format.value)
        built = runner.build(folder, kinds or (), order)
    output.built(built)
    raise typer.Exit(0 if built.complete else BLOCKED)


@app.command()
def score(
    folder: ProjectFolder,
    period: Annotated[int, typer.Option(min=1, help="assessment period, counted from 1")],
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Compute an assessment's score and what is payable, from the ledgers."""
    from docgen.cli.score import print_score
    from docgen.packages.runner import examine

    output = Output(language(lang), json)
    with stopping(output):
        run = examine(folder, "acceptance", period)
    print_score(output, run.figures, run.figures.results[0], run.findings)
    raise typer.Exit(BLOCKED if has_errors(run.findings) else 0)


@app.command()
def render(
    template: Annotated[Path, typer.Argument(metavar="TEMPLATE.docx", help="any Word template")],
    data: Annotated[Path, typer.Argument(metavar="DATA.(yaml|json)", help="what it is filled with")],
    out: Annotated[Path, typer.Argument(metavar="OUT.docx", help="the Word file to write")],
    lang: LangOption = None,
) -> None:
    """Fill any template with any data: one Word file."""
    from docgen.tasks.render import render_file

    output = Output(language(lang))
    with stopping(output):
        output.written([render_file(template, data, out)])


@app.command()
def diff(
    old: Annotated[
        Path,
        typer.Argument(
            metavar="OLD", help="the older project folder, or the older output folder", callback=put_right
        ),
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="the newer one", callback=put_right)],
    out: Annotated[Path | None, typer.Option(help="also write a .docx with tracked changes")] = None,
    papers: Annotated[
        Path | None, typer.Option(help="of two builds: a folder for each paper whole, changes tracked")
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Compare two versions: what changed in clauses, prices, people, pages."""
    from docgen.cli.diff_output import print_changes
    from docgen.tasks import diff as versions

    output = Output(language(lang), json)
    with stopping(output):
        found = versions.changes(old, new)
        redline = versions.write_redline(found, old, new, out, output.say) if out else None
        print_changes(output, found, redline, versions.write_papers(old, new, papers) if papers else ())


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="code of a finding, such as PRICE-CEILING")],
    lang: LangOption = None,
) -> None:
    """Explain a finding's code: why, on what ground, how to mend it, an example."""
    from docgen.tasks import explain as pages

    output = Output(language(lang))
    with stopping(output):
        output.lines(pages.lines(code, output.language))


@app.command()
def schemas(
    check: Annotated[bool, typer.Option("--check", help="only check whether they are up to date")] = False,
    out: Annotated[Path, typer.Option(help="folder to write to")] = Path("data_schemas"),
    lang: LangOption = None,
) -> None:
    """Write the JSON Schemas of the YAML files, or check whether they are up to date."""
    from docgen.tasks import schemas as made

    output = Output(language(lang))
    if not check:
        output.written(made.write(out))
        return
    old = made.stale(out)
    output.stale(old)
    raise typer.Exit(BLOCKED if old else 0)


def main() -> None:
    """The `docgen` command."""
    # Starting makes much and drops nothing: looking for rubbish all along would take a twentieth of a check.
    gc.set_threshold(20_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page shows what it can, and never stops a build.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app.only(sys.argv[1:])()
