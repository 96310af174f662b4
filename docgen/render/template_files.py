"""Which template makes a paper: the project's own, under templates/<kind>/, before the built-in one."""

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


def fill_template(
    folder: Path, kind: str, name: str, fields: Mapping[str, Any], properties: Properties, watermark: str
) -> Filled:
    """Fill templates/`kind`/`name`.docx of the project in `folder`, or the built-in one.

    The project's own template is a stranger and is filled under limits.
    """
    own = f"templates/{kind}/{name}.docx"
    if (folder / own).exists() or (folder / own).is_symlink():
        template = read_file(inside(folder, own), own, MAX_FILE_BYTES)
        return fill_limited(template, own, fields, properties, watermark)
    template = _built_in(kind, name).read_bytes()
    return fill(template, f"{name}.docx", fields, properties, watermark)


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
