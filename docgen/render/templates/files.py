"""Which template makes a paper: the project's own, under templates/<kind>/, before the built-in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.guard.paths import inside
from docgen.model.finding import DocgenError, Finding, Message, stop
from docgen.render.engine.limits import fill_limited
from docgen.render.engine.word import Filled, Properties, fill
from docgen.render.templates.fields import ROOTS
from docgen.render.templates.lint import lint_template
from docgen.resources import bundled


def fill_template(
    folder: Path, kind: str, name: str, fields: Mapping[str, Any], properties: Properties, watermark: str
) -> Filled:
    """Fill templates/`kind`/`name`.docx of the project in `folder`, or the built-in one.

    The project's own template is a stranger and is filled under limits.
    """
    own = _own(folder, kind, name)
    if own is not None:
        return fill_limited(_read(folder, own), own, fields, properties, watermark)
    template = _built_in(kind, name).read_bytes()
    return fill(template, f"{name}.docx", fields, properties, watermark)


def template_faults(folder: Path, kind: str, name: str) -> Iterator[Finding]:
    """What would stop `fill_template`, as far as it can be said without data."""
    own = _own(folder, kind, name)
    try:
        if own is None:
            _built_in(kind, name)
        else:
            yield from lint_template(_read(folder, own), own, ROOTS[kind])
    except DocgenError as problem:
        yield from problem.findings


def _own(folder: Path, kind: str, name: str) -> str | None:
    """The project's own template, below its folder; None where the built-in one serves."""
    own = f"templates/{kind}/{name}.docx"
    return own if (folder / own).exists() or (folder / own).is_symlink() else None


def _read(folder: Path, own: str) -> bytes:
    return read_file(inside(folder, own), own, MAX_FILE_BYTES)


def _built_in(kind: str, name: str) -> Path:
    path = bundled("templates/docx") / kind / f"{name}.docx"
    if not path.is_file():
        known = "、".join(sorted(file.stem for file in path.parent.glob("*.docx")))
        raise stop(
            "TEMPLATE-MISSING",
            "tender.yaml",
            Message("no template makes the volume {volume}", {"volume": name}),
            Message(
                "Put templates/{kind}/{volume}.docx into the project, or use one of: {known}.",
                {"kind": kind, "volume": name, "known": known},
            ),
        )
    return path
