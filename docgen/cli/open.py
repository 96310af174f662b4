"""`docgen open`: the workbench, in a browser of this machine."""

from __future__ import annotations

import webbrowser
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import LangOption, language, put_right, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message, stop


def open_(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]", help="a project's folder, or one that holds several", callback=put_right
        ),
    ] = Path(),
    port: Annotated[int, typer.Option(min=0, max=65535, help="where it listens; any free port for 0")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="open it in the browser")] = True,
    lang: LangOption = None,
) -> None:
    """Open the workbench: the project in a browser of this machine, until Ctrl-C."""
    output = Output(language(lang))
    with stopping(output):
        if not (find_spec("starlette") and find_spec("uvicorn")):
            raise stop(
                "OPEN-PARTS", "docgen open", Message("the workbench's Python packages are not installed")
            )
        from docgen.tasks.desk import desks, home_of
        from docgen.web.serve import is_built, serving

        if not is_built():
            said = Message("the workbench's front-end files are not there")
            raise stop("OPEN-PARTS", "docgen open", said, "front")
        ready = serving(desks(folder), output.language, port, home_of(folder))
    output.line(Message("The workbench is at {address}", {"address": ready.address}))
    output.line(Message("It ends with Ctrl-C."))
    if browser:
        webbrowser.open(ready.address)
    ready.run()
