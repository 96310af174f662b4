"""Which template makes a paper: the project's own, under templates/<kind>/, before the built-in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.guard.paths import inside
from docgen.model.finding import DocgenError, Finding, Message, stop
from docgen.resources import bundled

if TYPE_CHECKING:
    from docgen.render.engine.values import Fields


def own_template(folder: Path, kind: str, name: str) -> str | None:
    """The project's own template, below its `folder`; None where the built-in one serves."""
    own = f"templates/{kind}/{name}.docx"
    return own if (folder / own).exists() or (folder / own).is_symlink() else None


def read_template(folder: Path, own: str) -> bytes:
    """The project's own template. Raises DocgenError where it may not be read."""
    return read_file(inside(folder, own), own, MAX_FILE_BYTES)


def built_in(kind: str, name: str) -> Path:
    """The template that comes with docgen. Raises DocgenError TEMPLATE-MISSING where there is none."""
    path = bundled("templates/docx") / kind / f"{name}.docx"
    if not path.is_file():
        known = "、".join(sorted(file.stem for file in path.parent.glob("*.docx")))
        raise stop(
            "TEMPLATE-MISSING",
            "tender.yaml",
            Message("no template makes the volume {volume}", {"volume": name}),
            kind=kind,
            known=known,
        )
    return path


def template_faults(
    folder: Path, kind: str, name: str, fields: Callable[[], Mapping[str, type[Fields]]]
) -> Iterator[Finding]:
    """What would stop the filling of a paper, as far as it can be said without data.

    `fields` gives, for each kind of template, the record of what it may name.
    """
    own = own_template(folder, kind, name)
    try:
        if own is None:
            built_in(kind, name)
        else:
            # They read Word, which few projects need.
            from docgen.render.templates.lint import lint_template
            from docgen.render.templates.shape import shape_of_fields

            yield from lint_template(read_template(folder, own), own, shape_of_fields(fields()[kind]))
    except DocgenError as problem:
        yield from problem.findings
