"""Templates: what each may name, what is wrong in one that is dropped, how the example comes out of it."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from starlette.responses import FileResponse, Response

from docgen.model.finding import DocgenError
from docgen.resources import template_kinds
from docgen.tasks.templates import built_in
from docgen.tasks.templates_desk import fields_of, linted, names, preview
from docgen.tasks.uploads import TEMPLATES, taken_in
from docgen.web.rooms.saving import not_there
from docgen.web.visit import Route, Visit


def templates(visit: Visit) -> Response:
    """The built-in templates of a kind, the fields that they may name, and where one's own is dropped."""
    return visit.show("templates.html", **_kind(visit), linted=None, stops=(), preview=None)


def builtin(visit: Visit) -> Response:
    """A built-in template, to be changed in Word."""
    kind, name = visit.request.path_params["kind"], visit.request.path_params["name"]
    path = next((each for each in built_in(kind) if each.stem == name), None) if _is(kind) else None
    return FileResponse(path, filename=path.name) if path else not_there()


def upload(visit: Visit) -> Response:
    """One's own template looked at; it is kept until the workbench ends."""
    told = _kind(visit)
    folder: Path = visit.bench.uploads / f"t-{secrets.token_hex(8)}"
    try:
        path = taken_in(visit.body, visit.asked.get("name", ""), folder, TEMPLATES)
    except DocgenError as problem:
        return visit.show(
            "template_linted.html", 422, **told, findings=problem.findings, linted=None, made=""
        )
    found = linted(path, str(told["kind"]))
    return visit.show("template_linted.html", **told, findings=found.findings, linted=found, made=folder.name)


def made(visit: Visit) -> Response:
    """The example's paper by one's own template."""
    told, name = _kind(visit), visit.form.get("name", "")
    folder = _uploaded(visit, visit.form.get("made", ""))
    own = next(iter(sorted(folder.glob("*.docx"))), None) if folder else None
    if folder is None or own is None or name not in told["names"]:
        return not_there()
    out, findings = preview(own, str(told["kind"]), name, folder / "made")
    return visit.show(
        "template_preview.html", **told, findings=findings, out=out, made=folder.name, paper=name
    )


def download(visit: Visit) -> Response:
    """The paper that was made."""
    folder = _uploaded(visit, visit.request.path_params["made"])
    path = next(iter(sorted((folder / "made").glob("*.docx"))), None) if folder else None
    return FileResponse(path, filename=path.name) if path else not_there()


def _uploaded(visit: Visit, name: str) -> Path | None:
    folder: Path = visit.bench.uploads / name
    return folder if name.startswith("t-") and name[2:].isalnum() and folder.is_dir() else None


def _is(kind: str) -> bool:
    return kind in template_kinds()


def _kind(visit: Visit) -> dict[str, Any]:
    kinds = list(template_kinds())
    kind = visit.asked.get("kind", "") or visit.form.get("kind", "")
    kind = kind if kind in kinds else "response"
    return {"template_kinds": kinds, "kind": kind, "names": names(kind), "fields": tuple(fields_of(kind))}


BENCH: tuple[Route, ...] = (
    ("/templates", templates, "GET"),
    ("/templates/{kind}/{name}.docx", builtin, "GET"),
    ("/templates/upload/template", upload, "POST"),
    ("/templates/preview", made, "POST"),
    ("/templates/made/{made}", download, "GET"),
)
