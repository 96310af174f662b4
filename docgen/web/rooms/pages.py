"""The built PDFs page by page, and where an answer stands in them."""

from __future__ import annotations

from starlette.responses import Response

from docgen.web.builds import built, built_path
from docgen.web.rooms.saving import not_there
from docgen.web.visit import Route, Visit


def view(visit: Visit) -> Response:
    """A PDF: its contents at the left, its pages, the other PDFs to turn to."""
    number = visit.request.path_params["number"]
    path = built_path(visit, number)
    if path is None or path.suffix != ".pdf":
        return not_there()
    return visit.show(
        "view.html",
        name=path.name,
        number=number,
        pdf=visit.bench.pdfs.shown(path),
        others=[(i, each) for i, each in enumerate(built(visit)) if each.name.endswith(".pdf")],
    )


def picture(visit: Visit) -> Response:
    """A page as a picture."""
    path = built_path(visit, visit.request.path_params["number"])
    if path is None or path.suffix != ".pdf":
        return not_there()
    made = visit.bench.pdfs.picture(path, visit.request.path_params["page"])
    if made is None:
        return not_there()
    return Response(made, media_type="image/png" if made.startswith(b"\x89PNG") else "image/jpeg")


def of_answer(visit: Visit) -> Response:
    """The pages on which an answer stands, in the PDFs that were built last."""
    code = visit.request.path_params["code"]
    held = (visit.desk.answers().data.get("answers") or {}).get(code) or {}
    files = [
        (i, each, path)
        for i, each in enumerate(built(visit))
        if each.folder == "response" and each.name.endswith(".pdf") and (path := built_path(visit, i))
    ]
    found = visit.bench.pdfs.where([path for _, _, path in files], str(held.get("text") or ""))
    places = [(files[each.file][0], files[each.file][1].name, each.page) for each in found[:10]]
    return visit.show("answer_pages.html", places=places, built=bool(files))


PROJECT: tuple[Route, ...] = (
    ("/view/{number:int}", view, "GET"),
    ("/view/{number:int}/{page:int}", picture, "GET"),
    ("/answers/{code}/pages", of_answer, "GET"),
)
