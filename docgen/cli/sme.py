"""`docgen sme`: one enterprise, or a list of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.app import App
from docgen.cli.options import BLOCKED, UNREADABLE, JsonOption, LangOption, language, stopping
from docgen.cli.output import Output
from docgen.cli.sme_output import print_class, print_listed, print_price
from docgen.model.finding import has_errors

sme_app = App("Classes of small and medium enterprises: one, or a list.")


@sme_app.command()
def classify(
    industry: Annotated[
        str, typer.Option(help="the tender's industry, a code of GB/T 4754, or what the business is called")
    ],
    headcount: Annotated[str, typer.Option(help="people employed; leave it out if unknown")] = "",
    revenue: Annotated[str, typer.Option(help="revenue in yuan, as 12000000, or with its unit")] = "",
    assets: Annotated[str, typer.Option(help="total assets, written in the same way")] = "",
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Classify one enterprise, and say on what ground."""
    from docgen.tasks.sme import classify_one

    output = Output(language(lang), json)
    answer, faults = classify_one(industry, headcount, revenue, assets)
    if answer is None:
        output.stopped(faults)
        raise typer.Exit(UNREADABLE)
    print_class(output, answer)


@sme_app.command()
def price(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="the project's folder, with project.yaml")],
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Evaluated price and price score, and what other prices would give against supposed rivals."""
    from docgen.tasks.sme import evaluated_price

    output = Output(language(lang), json)
    with stopping(output):
        evaluation, findings = evaluated_price(folder)
    print_price(output, evaluation, findings)
    raise typer.Exit(BLOCKED if has_errors(findings) else 0)


@sme_app.command()
def batch(
    source: Annotated[Path, typer.Argument(metavar="IN.(csv|xlsx)", help="the list")],
    target: Annotated[Path, typer.Argument(metavar="OUT.(csv|xlsx)", help="the list with classes, to write")],
    lang: LangOption = None,
) -> None:
    """Classify a list: columns name, industry, headcount, revenue, assets (yuan; blank if unknown)."""
    from docgen.tasks.sme import classify_list

    output = Output(language(lang))
    with stopping(output), output.counting() as told:
        rows, errors, done = classify_list(source, target, output.say, told)
    output.list_findings(output.err, done)
    print_listed(output, target, rows, errors)
    raise typer.Exit(BLOCKED if errors else 0)
