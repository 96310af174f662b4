"""The pages of builds: begun, stopped, how far they are, what they made."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.responses import FileResponse, Response

from docgen.model.finding import Message
from docgen.tasks.desk import manifest
from docgen.tasks.making import Making
from docgen.web.rooms.saving import not_there
from docgen.web.visit import Visit
from docgen.web.words import WORDS


def build(visit: Visit) -> Response:
    """What can be built, what is being built, and what was."""
    kinds = visit.desk.kinds
    return visit.show(
        "build.html", kinds=kinds, errors=visit.desk.look(kinds[0]).count("error"), **state(visit)
    )


def start_build(visit: Visit) -> Response:
    """Begin; one build of a project at a time."""
    number, running = visit.number or 0, visit.bench.builds.get(visit.number or 0)
    known = visit.desk.kinds
    kinds = tuple(kind for kind in known if kind in visit.lists.get("kind", ()))
    if running is None or running.state != "running":
        format = "both" if visit.form.get("pdf") else "docx"
        visit.bench.builds[number] = Making(visit.desk.folder, kinds, bool(visit.form.get("draft")), format)
    return visit.show("state.html", **state(visit))


def stop_build(visit: Visit) -> Response:
    """End the build."""
    if making := visit.bench.builds.get(visit.number or 0):
        making.stop()
    return visit.show("state.html", **state(visit))


def build_state(visit: Visit) -> Response:
    """How far the build is."""
    return visit.show("state.html", **state(visit))


def download(visit: Visit) -> Response:
    """A file of a package, by its number in the list."""
    path = built_path(visit, visit.request.path_params["number"])
    return not_there() if path is None else FileResponse(path, filename=path.name)


def built_path(visit: Visit, number: int) -> Path | None:
    """The file of that number in the list of those that were built; None where it is none or is gone."""
    files = built(visit)
    if number >= len(files):
        return None
    path = visit.desk.folder / "outputs" / files[number].folder / files[number].name
    return path if path.is_file() and not path.is_symlink() else None


def state(visit: Visit) -> dict[str, Any]:
    """How far the project's build is, and what its packages hold."""
    making = visit.bench.builds.get(visit.number or 0)
    said = ""
    if making and making.state == "running":
        said = visit.say(_with("making", title=making.said) if making.said else WORDS["starting"])
    elif making and making.state == "done":
        said = visit.say(_with("done", count=len(making.files)))
    elif making:
        said = visit.say(WORDS[making.state])
    return {"making": making, "said": said, "files": built(visit)}


def _with(word: str, **values: object) -> Message:
    """A word of the pages with what stands in it."""
    return replace(WORDS[word], values=values)


@dataclass(frozen=True)
class File:
    """A file of a package: its folder below outputs, its size, when it was made."""

    folder: str
    name: str
    size: str
    made: str


def built(visit: Visit) -> list[File]:
    """The files of the packages that lie in the project's outputs."""
    told = []
    for folder, _ in visit.desk.packages():
        for name in manifest(visit.desk.folder, folder):
            path = visit.desk.folder / "outputs" / folder / name
            try:
                found = path.stat()
            except OSError:
                continue
            made = time.strftime("%Y-%m-%d %H:%M", time.localtime(found.st_mtime))
            told.append(File(folder, name, f"{max(1, found.st_size // 1024):,} KB", made))
    return told
