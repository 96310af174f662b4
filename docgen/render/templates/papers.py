"""A paper to fill, and the filling of it by the template that makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docgen.model.paper import PaperSpec
from docgen.render.engine.limits import fill_limited
from docgen.render.engine.package import Filled, Properties
from docgen.render.templates.which import built_in, own_template, read_template


@dataclass(frozen=True)
class Paper:
    """A paper to fill: the folder of its template, what it is and must hold, its fields, its properties.

    The code names the template in the folder, or `template` does, and the title the file. `made` makes the
    paper of what was filled, given the watermark; without it what was filled is the paper. `personal`: it is
    for those alone who may see personal data.
    """

    templates: str
    spec: PaperSpec
    fields: Mapping[str, Any]
    properties: Properties
    template: str = ""
    made: Callable[[Filled, str], Filled] | None = None
    personal: bool = False


def fill_paper(folder: Path, paper: Paper, watermark: str = "") -> Filled:
    """Fill the project's own template of the paper, or the built-in one.

    The project's own template is a stranger and is filled under limits.
    """
    if paper.made is not None:
        return paper.made(fill_paper(folder, replace(paper, made=None)), watermark)
    name = paper.template or paper.spec.code
    own = own_template(folder, paper.templates, name)
    if own is not None:
        return fill_limited(read_template(folder, own), own, paper.fields, paper.properties, watermark)
    from docgen.render.engine.word import (
        fill,  # imported here: limits have a child import it, not this process
    )

    template = built_in(paper.templates, name)
    return fill(template.read_bytes(), template.name, paper.fields, paper.properties, watermark)
