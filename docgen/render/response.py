"""One volume of the response: its template, the project's own before the built-in one, and its fields."""

from __future__ import annotations

from pathlib import Path

from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.guard.paths import inside
from docgen.model.derived import ResponseFigures
from docgen.model.finding import Message, stop
from docgen.model.project import Project
from docgen.model.tender import Volume
from docgen.render.context import response_fields
from docgen.render.limits import fill_limited
from docgen.render.word import Filled, Properties, fill
from docgen.resources import bundled

WATERMARK = "草稿 不得递交"


def render_volume(project: Project, figures: ResponseFigures, volume: Volume, draft: bool) -> Filled:
    """Fill the volume's template. The project's own template is a stranger and is filled under limits."""
    fields = response_fields(project, figures, volume)
    properties = Properties(
        title=f"{project.tender.project_name} {volume.title}",
        author=project.bidder.name,
        dated=project.response.signed,
    )
    watermark = WATERMARK if draft else ""
    name = own_template(project, volume)
    if name is not None:
        template = read_file(inside(project.folder, name), name, MAX_FILE_BYTES)
        return fill_limited(template, name, fields, properties, watermark)
    return fill(built_in_template(volume).read_bytes(), f"{volume.code}.docx", fields, properties, watermark)


def own_template(project: Project, volume: Volume) -> str | None:
    """The project's own template for the volume, below its folder; None where the built-in one serves."""
    name = f"templates/response/{volume.code}.docx"
    own = project.folder / name
    return name if own.exists() or own.is_symlink() else None


def built_in_template(volume: Volume) -> Path:
    """The built-in template of the volume. Raises DocgenError TEMPLATE-MISSING."""
    path = bundled("templates/docx") / "response" / f"{volume.code}.docx"
    if not path.is_file():
        known = "、".join(sorted(file.stem for file in path.parent.glob("*.docx")))
        raise stop(
            "TEMPLATE-MISSING",
            "tender.yaml",
            Message("no template makes the volume {volume}", {"volume": volume.code}),
            Message(
                "Put templates/response/{volume}.docx into the project, or use one of: {known}.",
                {"volume": volume.code, "known": known},
            ),
        )
    return path
