"""`docgen sme`: one enterprise, or a list of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import BLOCKED, UNREADABLE, JsonOption, LangOption, language, stopping
from docgen.cli.output import Output
from docgen.cli.sme_output import print_class, print_listed, print_price
from docgen.model.finding import has_errors

sme_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="中小企业划型：单个企业，或成批。")


@sme_app.command()
def classify(
    industry: Annotated[str, typer.Option(help="采购文件为标的明确的所属行业")],
    headcount: Annotated[str, typer.Option(help="从业人员（人）；未知则不写")] = "",
    revenue: Annotated[str, typer.Option(help="营业收入，如 12000000、1200万元、0.12亿元")] = "",
    assets: Annotated[str, typer.Option(help="资产总额，写法同上")] = "",
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """判断一个企业的类型，并给出依据。"""
    from docgen.tasks.sme import classify_one

    output = Output(language(lang), json)
    answer, faults = classify_one(industry, headcount, revenue, assets)
    if answer is None:
        output.stopped(faults)
        raise typer.Exit(UNREADABLE)
    print_class(output, answer)


@sme_app.command()
def price(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="项目文件夹（含 project.yaml）")],
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """评审价、价格分，以及不同报价对假设对手的测算；合同价不变。"""
    from docgen.tasks.sme import evaluated_price

    output = Output(language(lang), json)
    with stopping(output):
        evaluation, findings = evaluated_price(folder)
    print_price(output, evaluation, findings)
    raise typer.Exit(BLOCKED if has_errors(findings) else 0)


@sme_app.command()
def batch(
    source: Annotated[Path, typer.Argument(metavar="IN.(csv|xlsx)")],
    target: Annotated[Path, typer.Argument(metavar="OUT.(csv|xlsx)")],
    lang: LangOption = None,
) -> None:
    """成批判断：列 name, industry, headcount, revenue, assets（元，未知留空）。"""
    from docgen.tasks.sme import classify_list

    output = Output(language(lang))
    with stopping(output), output.counting() as told:
        rows, errors = classify_list(source, target, output.say, told)
    print_listed(output, target, rows, errors)
    raise typer.Exit(BLOCKED if errors else 0)
