"""Narratives of a project: narratives/2026-03.docx or .md, pictures by event in narratives/2026-03/活动/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.guard.files import read_file
from docgen.guard.picture import check_picture
from docgen.model.acceptance.narrative import CODE, NARRATIVES, HeldEvent, Narrative
from docgen.model.finding import DocgenError, Finding, Message, Origin, found

_TEXTS = (".docx", ".md")
_PICTURES = (".png", ".jpg", ".jpeg")
_MOST_BYTES = 30_000_000


def narrative(folder: Path, code: str, wrong: list[Finding]) -> Narrative | None:
    """What was written of the unit `code`, and its pictures; None where there is neither."""
    place = folder / NARRATIVES
    texts = [path for suffix in _TEXTS if (path := place / f"{code}{suffix}").is_file()]
    if len(texts) > 1:
        said = Message("stands here as {names}: which one counts?", {"names": [path.name for path in texts]})
        wrong.append(found("NARRATIVE-FILE", Origin(f"{NARRATIVES}/{code}"), said, "twice"))
        texts = []
    events = tuple(_events(folder, place / code, wrong))
    if not texts and not events:
        return None
    text = texts[0] if texts else None
    return Narrative(text, f"{NARRATIVES}/{text.name if text else code}", events)


def strays(folder: Path) -> Iterator[Finding]:
    """Whatever in the folder of narratives is named as none is, and goes into no paper."""
    place = folder / NARRATIVES
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        fits = CODE.fullmatch(path.name if path.is_dir() else path.stem)
        if not path.name.startswith((".", "~$")) and not (
            fits and (path.is_dir() or path.suffix.lower() in _TEXTS)
        ):
            said = Message(
                "{name} is no narrative of a week, month or quarter: not read", {"name": path.name}
            )
            yield found("NARRATIVE-FILE", Origin(f"{NARRATIVES}/{path.name}"), said)


def _events(folder: Path, place: Path, wrong: list[Finding]) -> Iterator[HeldEvent]:
    """Each folder of a unit; pictures beside them are of the unit itself, without an event's name."""
    if not place.is_dir():
        return
    for name, paths in [
        ("", sorted(place.iterdir())),
        *((p.name, sorted(p.iterdir())) for p in _below(place)),
    ]:
        pictures = tuple(_pictures(folder, (path for path in paths if path.is_file()), wrong))
        if pictures:
            yield HeldEvent(name, pictures)


def _below(place: Path) -> list[Path]:
    return sorted(path for path in place.iterdir() if path.is_dir())


def _pictures(folder: Path, paths: Iterable[Path], wrong: list[Finding]) -> Iterator[Path]:
    for path in paths:
        shown = path.relative_to(folder).as_posix()
        if path.name.startswith((".", "~$")) or path.name == "Thumbs.db":
            continue
        try:
            if path.suffix.lower() in _PICTURES and check_picture(read_file(path, shown, _MOST_BYTES)):
                yield path
                continue
        except (DocgenError, OSError, ValueError):
            pass
        said = Message("{name} is no PNG or JPEG that can be printed", {"name": path.name})
        wrong.append(found("NARRATIVE-FILE", Origin(shown), said, "picture"))
