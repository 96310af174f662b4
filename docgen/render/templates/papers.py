"""A paper to fill, and the filling of it by the template that makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.model.paper import PaperSpec
from docgen.render.engine.limits import fill_limited
from docgen.render.engine.package import Filled, Properties
from docgen.render.templates.which import built_in, own_template, read_template


@dataclass(frozen=True)
class Paper:
    """A paper to fill: the folder of its template, what it is and must hold, its fields, its properties.

    The code names the template in the folder, the title the file.
    """

    templates: str
    spec: PaperSpec
    fields: Mapping[str, Any]
    properties: Properties


def fill_paper(folder: Path, paper: Paper, watermark: str = "") -> Filled:
    """Fill the project's own template of the paper, or the built-in one.

    The project's own template is a stranger and is filled under limits.
    """
    own = own_template(folder, paper.templates, paper.spec.code)
    if own is not None:
        return fill_limited(read_template(folder, own), own, paper.fields, paper.properties, watermark)
    from docgen.render.engine.word import (
        fill,  # imported here: limits have a child import it, not this process
    )

    template = built_in(paper.templates, paper.spec.code)
    return fill(template.read_bytes(), template.name, paper.fields, paper.properties, watermark)
