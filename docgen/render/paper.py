"""A paper's template, the project's own before the built-in one, filled with its fields."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.guard.paths import inside
from docgen.model.finding import Message, stop
from docgen.render.limits import fill_limited
from docgen.render.word import Filled, Properties, fill
from docgen.resources import bundled


def fill_paper(
    folder: Path,
    kind: str,
    code: str,
    fields: Mapping[str, Any],
    properties: Properties,
    watermark: str = "",
) -> Filled:
    """Fill the template `code` of a kind of package for the project in `folder`.

    The project's own template is a stranger and is filled under limits.
    """
    name = f"templates/{kind}/{code}.docx"
    own = folder / name
    if own.exists() or own.is_symlink():
        template = read_file(inside(folder, name), name, MAX_FILE_BYTES)
        return fill_limited(template, name, fields, properties, watermark)
    return fill(_built_in(kind, code).read_bytes(), f"{code}.docx", fields, properties, watermark)


def _built_in(kind: str, code: str) -> Path:
    path = bundled("templates/docx") / kind / f"{code}.docx"
    if not path.is_file():
        known = "、".join(sorted(file.stem for file in path.parent.glob("*.docx")))
        raise stop(
            "TEMPLATE-MISSING",
            "tender.yaml",
            Message("no template makes the volume {volume}", {"volume": code}),
            Message(
                "Put templates/{kind}/{volume}.docx into the project, or use one of: {known}.",
                {"kind": kind, "volume": code, "known": known},
            ),
        )
    return path
