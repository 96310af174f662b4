"""Templates for people: which there are, what they may use, what is wrong with one, how to own one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from docgen.guard.admitted import admitted
from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.model.finding import DocgenError, Finding, Message, reason, stop
from docgen.model.near import near_miss
from docgen.packages.registry import kinds, package
from docgen.render.engine.values import Fields
from docgen.render.engine.word import opened
from docgen.render.templates import fields as field_list
from docgen.render.templates.lint import lint_template, names_used
from docgen.render.templates.shape import Shape, shape_of_data, shape_of_fields
from docgen.resources import bundled
from docgen.tasks.render import read_data

FORMS = "forms"
"""The kind of template that the tender's own forms are."""


def built_in(kind: str = "*") -> list[Path]:
    """The built-in templates of a kind of package, or of all."""
    return sorted((bundled("templates/docx")).glob(f"{kind}/*.docx"))


def roots() -> dict[str, type[Fields]]:
    """For each folder of templates the record of what they may name, from every kind of package."""
    return {name: root for kind in kinds() for name, root in package(kind).fields().items()}


def field_lines(kind: str, say: Callable[[Message], str]) -> Iterator[str]:
    """What a template of `kind` may use, one line a field: path, type, meaning; then the filters."""
    for field in field_list.fields(roots()[kind]):
        yield f"{field.name}\t{say(field.type)}\t{say(field.meaning)}"
    yield ""
    for filter in field_list.filters():
        yield f"|{filter.name}\t{say(filter.type)}\t{say(filter.meaning)}"


def lint(path: Path, kind: str = "", data: Path | None = None) -> list[Finding]:
    """Everything wrong with the template at `path`, its fields held against what `against` says.

    Raises DocgenError where template or data cannot be read.
    """
    content = read_file(path, str(path), MAX_FILE_BYTES)
    admitted(content, str(path))
    try:
        return lint_template(content, str(path), _held_against(path, content, kind, data)[0])
    except DocgenError as problem:
        return list(problem.findings)


def against(path: Path, kind: str = "", data: Path | None = None) -> Message | None:
    """What the fields of the template at `path` are held against; None where it cannot be read.

    That is `data` it is to be filled with, the fields of `kind`, or of the kind whose fields it names. Where
    it names none it is one for `docgen render`, whose data may be anything: its syntax alone is judged.
    """
    try:
        return _held_against(path, read_file(path, str(path), MAX_FILE_BYTES), kind, data)[1]
    except DocgenError:
        return None


def _held_against(path: Path, content: bytes, kind: str, data: Path | None) -> tuple[Shape | None, Message]:
    values = {"file": path.name, "data": data.name if data else ""}
    if data:
        return shape_of_data(read_data(data)), Message("{file}: fields as in {data}", values)
    kind = kind or _kind_named(names_used(content, str(path)))
    if kind:
        said = Message("{file}: fields of {kind}", {**values, "kind": kind})
        return shape_of_fields(roots()[kind]), said
    return None, Message("{file}: fields not judged, its syntax alone; name --data or --kind", values)


def _kind_named(names: frozenset[str]) -> str:
    """The kind that knows most of the names, misspelt ones included; none where that is less than half."""

    def known(kind: str) -> int:
        fields = list(roots()[kind].model_fields)
        return sum(name in fields or bool(near_miss(name, fields)[0]) for name in names)

    best = max(roots(), key=known)
    return best if 2 * known(best) >= len(names) else ""


def way(path: Path) -> Message | None:
    """How the template at `path` is filled, and why so; None where it cannot be read."""
    try:
        reason = opened(read_file(path, str(path), MAX_FILE_BYTES), str(path)).reason
    except DocgenError:
        return None
    if reason is None:
        return Message("{file}: streamed, at any length", {"file": path.name})
    return Message(
        "{file}: filled through the package's tree, because {reason}", {"file": path.name, "reason": reason}
    )


def eject(kind: str, folder: Path) -> list[Path]:
    """Copy the built-in templates of `kind` into `folder`/templates/`kind`, where a project's own are found.

    Of the kind `forms` it is the tender's own forms, each as a file of its own.

    Nothing that is there already is overwritten.
    """
    if kind == FORMS:
        return _forms(folder)
    target = folder / "templates" / kind
    made = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for template in built_in(kind):
            with (target / template.name).open("xb") as file:
                file.write(template.read_bytes())
            made.append(target / template.name)
    except FileExistsError:
        said = Message("is there already")
        raise stop("FOLDER-TAKEN", str(target), said, "templates") from None
    except OSError as problem:
        said = Message("cannot be written: {reason}", {"reason": reason(problem)})
        raise stop("OUTPUT-LOCKED", str(target), said, "new") from None
    return made


def _forms(folder: Path) -> list[Path]:
    from docgen.packages.volumes import eject_forms

    made = eject_forms(folder)
    if not made:
        raise stop(
            "FOLDER-TAKEN", str(folder / "templates" / FORMS), Message("is there already"), "templates"
        )
    return made
