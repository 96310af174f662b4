"""The command line: declare arguments, call tasks and packages, print. No rules live here."""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import click
import typer

from docgen.cli.batch import batch
from docgen.cli.options import BLOCKED, JsonOption, LangOption, exit_code, language, stopping
from docgen.cli.output import Output
from docgen.cli.sme import sme_app
from docgen.model.finding import DocgenError, Finding, has_errors
from docgen.packages.registry import FIRST, kinds
from docgen.resources import template_kinds

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help without Rich, which takes longer to import than the help to print
    help="从一份结构化资料生成投标、移交、考核文件。",
)
templates_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="模板：列出、字段、检查、取出。"
)
app.add_typer(templates_app, name="templates")
app.add_typer(sme_app, name="sme")
app.command()(batch)


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


KINDS = click.Choice(kinds())
TEMPLATE_KINDS = click.Choice(template_kinds())
PeriodOption = Annotated[int | None, typer.Option(min=1, help="考核周期，从 1 数起；只用于 acceptance")]
TemplateKindArgument = Annotated[str, typer.Argument(click_type=TEMPLATE_KINDS)]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="项目文件夹（含 project.yaml）")]


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="新项目文件夹")],
    source: Annotated[str, typer.Option("--from", help="示例名，或 blank")] = "blank",
    lang: LangOption = None,
) -> None:
    """新建项目文件夹，可从示例开始。"""
    from docgen.tasks.new import start

    output = Output(language(lang))
    with stopping(output):
        output.started(folder, start(folder, source))


@app.command()
def check(
    folder: Folder,
    kind: Annotated[str, typer.Option(help="检查哪一类文件", click_type=KINDS)] = FIRST,
    period: PeriodOption = None,
    format: Annotated[CheckFormat, typer.Option(help="table、json 或 sarif")] = CheckFormat.table,
    lang: LangOption = None,
) -> None:
    """检查项目资料，列出全部问题。"""
    from docgen.packages import runner

    output = Output(language(lang), format is not CheckFormat.table)
    try:
        findings, code = runner.check(folder, kind, period), None
    except DocgenError as problem:
        findings, code = list(problem.findings), exit_code(problem)
    if format is CheckFormat.sarif:
        output.sarif(findings)
    else:
        output.findings(findings)
    raise typer.Exit(code or (BLOCKED if has_errors(findings) else 0))


@app.command()
def build(
    folder: Folder,
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND]...", help="response、handover、acceptance；不写则生成全部", click_type=KINDS
        ),
    ] = None,
    period: PeriodOption = None,
    format: Annotated[
        Format, typer.Option(help="docx；pdf、both 由 LibreOffice 转换，页码为实际页码")
    ] = Format.docx,
    out: Annotated[Path | None, typer.Option(help="输出文件夹，默认为项目下的 outputs")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="有错误也生成，每页加水印")] = False,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """生成文件：先检查，有错误则不生成（--draft 除外）。"""
    from docgen.packages import runner

    output = Output(language(lang), json)
    with stopping(output), output.progress() as progress:
        order = runner.Order(out or folder / "outputs", draft, progress, period, format.value)
        built = runner.build(folder, kinds or (), order)
    output.built(built)
    raise typer.Exit(0 if built.complete else BLOCKED)


@app.command()
def score(
    folder: Folder,
    period: Annotated[int, typer.Option(min=1, help="考核周期，从 1 数起")],
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """由台账计算考核得分和应付金额。"""
    from docgen.cli.score import print_score
    from docgen.packages.runner import examine

    output = Output(language(lang), json)
    with stopping(output):
        run = examine(folder, "acceptance", period)
    print_score(output, run.figures, run.figures.results[0], run.findings)
    raise typer.Exit(BLOCKED if has_errors(run.findings) else 0)


@app.command()
def render(
    template: Annotated[Path, typer.Argument(metavar="TEMPLATE.docx")],
    data: Annotated[Path, typer.Argument(metavar="DATA.(yaml|json)")],
    out: Annotated[Path, typer.Argument(metavar="OUT.docx")],
    lang: LangOption = None,
) -> None:
    """用任意模板和数据生成一个 Word 文件。"""
    from docgen.tasks.render import render_file

    output = Output(language(lang))
    with stopping(output):
        output.written([render_file(template, data, out)])


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="旧的项目文件夹，或旧的输出文件夹")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="新的")],
    out: Annotated[Path | None, typer.Option(help="另写带修订痕迹的 .docx")] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """比较两个版本：条款、报价、人员、页有哪些变化。"""
    from docgen.tasks import diff as versions

    output = Output(language(lang), json)
    with stopping(output):
        found = versions.changes(old, new)
        output.changed(found, versions.write_redline(found, old, new, out) if out else None)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="问题编号，如 PRICE-CEILING")],
    lang: LangOption = None,
) -> None:
    """说明一个问题编号：原因、依据、改法、例子。"""
    from docgen.tasks import explain as pages

    output = Output(language(lang))
    with stopping(output):
        output.lines(pages.lines(code, output.language))


@app.command()
def schemas(
    check: Annotated[bool, typer.Option("--check", help="只检查是否过期")] = False,
    out: Annotated[Path, typer.Option(help="写到哪里")] = Path("data_schemas"),
    lang: LangOption = None,
) -> None:
    """写出 YAML 文件的 JSON Schema，或检查其是否过期。"""
    from docgen.tasks import schemas as made

    output = Output(language(lang))
    if not check:
        output.written(made.write(out))
        return
    old = made.stale(out)
    output.stale(old)
    raise typer.Exit(BLOCKED if old else 0)


@templates_app.command("list")
def list_templates(lang: LangOption = None) -> None:
    """列出内置模板。"""
    from docgen.tasks import templates

    Output(language(lang)).written(templates.built_in())


@templates_app.command()
def fields(kind: TemplateKindArgument, lang: LangOption = None) -> None:
    """打印模板可用的全部字段和过滤器。"""
    from docgen.tasks import templates

    Output(language(lang)).lines(templates.field_lines(kind))


@templates_app.command()
def lint(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    kind: Annotated[str, typer.Option(help="按哪一类文件的字段检查", click_type=TEMPLATE_KINDS)] = FIRST,
    lang: LangOption = None,
) -> None:
    """检查模板：字段拼写、未闭合的标签、被拆开的标签；并说明用哪种方式填充。"""
    from docgen.tasks import templates

    found: list[Finding] = []
    code = 0
    for file in files:
        try:
            found += templates.lint(file, kind)
        except DocgenError as problem:
            found += problem.findings
            code = exit_code(problem)
    output = Output(language(lang))
    output.findings(found)
    output.lines(output.say(way) for file in files if (way := templates.way(file)))
    raise typer.Exit(code or (BLOCKED if has_errors(found) else 0))


@templates_app.command()
def eject(
    kind: TemplateKindArgument,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="项目文件夹；模板写入其 templates/ 下")],
    lang: LangOption = None,
) -> None:
    """取出内置模板到项目中，改后优先使用。"""
    from docgen.tasks import templates

    output = Output(language(lang))
    with stopping(output):
        output.written(templates.eject(kind, folder))


def main() -> None:
    """The `docgen` command."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page shows what it can, and never stops a build.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
