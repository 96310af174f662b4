"""What people put into a package or changed in it goes along when a new package takes its place.

It is brought over twice. `carry` reads the old folder while people still work in it. `settle` goes through
it once the new one stands in its place and no path leads there any more: what was saved in between comes
over then, and only what is judged file by file, out of everybody's reach, is removed.

Files are linked rather than copied where the system can: a program that still writes into one writes into
the new package.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count, takewhile
from pathlib import Path

from docgen.model.finding import Finding, Message, Origin, found
from docgen.pack.interrupted import beside
from docgen.pack.manifest import MANIFEST, SUMS
from docgen.pack.system import held

_ROUNDS = 10
_BLOCK = 2**20
_FOLDER = "folder"
_EDITED = re.compile(r"（手工修改\d+）$")


@dataclass(frozen=True)
class Kept:
    """An entry of the old package as it was brought into the new one: its path there, what it held."""

    name: Path
    held: str


@dataclass
class Carried:
    """Everything brought over so far, by its path in the old package, and what was found on the way."""

    entries: dict[Path, Kept] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def carry(old: Path, new: Path, carried: Carried) -> None:
    """Bring what is people's own in `old`, or was changed by hand, into `new`; `old` stays as it is."""
    made = _made(old)
    for name, folder in _entries(old):
        with suppress(FileNotFoundError):  # moved meanwhile; `settle` finds it wherever it went
            if folder:
                carried.entries[name] = Kept(_folder(new, name), _FOLDER)
                continue
            content = _content(old / name)
            if made.get(name.as_posix()) != content and not _stands(new, name, content):
                kept = _place(old / name, new, name, name.as_posix() in made, old)
                carried.entries[name] = Kept(kept, _content(new / kept))
                _say(carried, name, kept)


def settle(old: Path, new: Path, carried: Carried) -> None:
    """Bring what came into `old` since `carry` into `new`, and remove `old`; `carried` tells what was found.

    What a program still has open, or the system does not let go, stays in a folder beside for a later run,
    and is said. Raises OSError where the old folder cannot be read; everything is still there then.
    """
    made = _made(old)
    aside = beside(new, "left")
    aside.mkdir(mode=0o700)
    with suppress(OSError):
        os.link(old / MANIFEST, aside / MANIFEST)
    for _ in range(_ROUNDS):
        for name, folder in list(_entries(old)):
            with suppress(OSError):
                if folder and name not in carried.entries:
                    _folder(new, name)
                elif folder:
                    del carried.entries[name]
                elif taken := _taken(old / name, aside / name):
                    _judge(taken, name, new, made, carried, aside)
        if _emptied(old):
            break
    for name in reversed([*carried.entries]):  # what lies in a folder before the folder
        if os.path.lexists(aside / name) or os.path.lexists(old / name):
            continue  # it was not judged: a later run will
        with suppress(OSError):
            _withdraw(carried.entries.pop(name), new, name, aside)
    for kept in (aside, old):
        if not _emptied(kept):
            say_left(carried, kept)


def say_left(carried: Carried, folder: Path) -> None:
    """Tell of a folder beside the package that still holds files of an old one."""
    said = Message(
        "files of the last run stay in {name}; the next run brings them over", {"name": folder.name}
    )
    carried.findings.append(found("OUTPUT-LEFT", Origin(folder.name), said))


def _judge(taken: Path, name: Path, new: Path, made: dict[str, str], carried: Carried, aside: Path) -> None:
    """Drop a file of the old package that the new one has no need of; bring it over where it is people's."""
    busy, content = held(taken), _content(taken)  # in this order: nobody can open the file any more
    kept = carried.entries.pop(name, None)
    if kept and (content == kept.held or _goes_along(taken, new, kept.name)):
        _drop(taken, new / kept.name, busy)
    elif made.get(name.as_posix()) == content or _stands(new, name, content):
        _drop(taken, new / name, busy)
    else:
        if kept:
            _withdraw(kept, new, name, aside)
        placed = _place(taken, new, kept.name if kept else name, not kept and name.as_posix() in made, aside)
        taken.unlink()
        if not kept:
            _say(carried, name, placed)


def _withdraw(kept: Kept, new: Path, name: Path, aside: Path) -> None:
    """Take out of the new package what was carried and has changed, or is gone, in the old one since.

    If it is no longer what was carried, somebody saved it in the new package: it goes back.
    """
    if kept.held == _FOLDER:
        (new / kept.name).rmdir()
    elif not os.path.lexists(new / kept.name):
        return
    elif taken := _taken(new / kept.name, aside / _edited(name, 1)):
        busy = held(taken)
        if _content(taken) == kept.held:
            _drop(taken, new / kept.name, busy)
        else:
            _place(taken, new, kept.name, False, aside)
            taken.unlink()


def _drop(taken: Path, instead: Path, busy: bool) -> None:
    """Remove a file unless a program writes into it that does not write into the new package too."""
    if not busy or _same(taken, instead):
        taken.unlink()


def _taken(path: Path, aside: Path) -> Path | None:
    """Move a file to where nobody else looks for it; None where one of that name waits there already."""
    if os.path.lexists(aside):
        return None
    aside.parent.mkdir(parents=True, exist_ok=True)
    path.rename(aside)
    return aside


def _emptied(folder: Path) -> bool:
    """Remove the folder if nothing is in it but what tells of its making."""
    for name, is_folder in reversed(list(_entries(folder))):
        if not is_folder:
            continue
        with suppress(OSError):
            (folder / name).rmdir()
    if any(True for _ in _entries(folder)):
        return False
    for record in (SUMS, MANIFEST):
        (folder / record).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
    return not folder.exists()


def _entries(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Every path below `folder` in order, and whether it is a folder; links are not followed."""
    for place, folders, files in os.walk(folder, onerror=_unlisted):
        folders.sort()
        here = Path(place).relative_to(folder)
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in sorted([*folders, *files]):
            if here / name not in (Path(MANIFEST), Path(SUMS)):
                yield here / name, name in folders and name not in linked


def _unlisted(problem: OSError) -> None:
    """A folder that cannot be listed holds what nobody knows; one that was moved away meanwhile does not."""
    if not isinstance(problem, FileNotFoundError):
        raise problem


def _made(package: Path) -> dict[str, str]:
    """The SHA-256 of every paper of the package as it was made; none where no manifest says.

    Raises OSError where the manifest cannot be read: its papers would all be taken for people's own.
    """
    try:
        said = (package / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    try:
        return {str(file["path"]): str(file["sha256"]) for file in json.loads(said)["files"]}
    except (ValueError, KeyError, TypeError):
        return {}


def _content(path: Path) -> str:
    """What tells the content from another: a file's SHA-256, a link's target."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return f"link:{path.readlink()}"
    if not stat.S_ISREG(mode):
        return f"special:{path.lstat().st_ino}"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stands(new: Path, name: Path, content: str) -> bool:
    """Whether the new package has the same content under that name, or as a changed file of that name."""
    plain = name.with_name(_EDITED.sub("", name.stem) + name.suffix)
    for each in (name, *takewhile(lambda each: os.path.lexists(new / each), _names(plain))):
        with suppress(OSError):
            if _content(new / each) == content:
                return True
    return False


def _goes_along(taken: Path, new: Path, name: Path) -> bool:
    """Whether what is written into the file stands in the new package too: under that name, or where
    somebody moved it."""
    names = [name] if os.path.lexists(new / name) else [each for each, _ in _entries(new)]
    return any(_same(taken, new / each) for each in names)


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(one.lstat(), other.lstat())
    return False


def _place(source: Path, new: Path, name: Path, edited: bool, old: Path) -> Path:
    """Put the file into `new`, never in another's place: under `name`, else as a changed file of that name.

    `edited`: as a changed file in any case. `old`: whose names stay free as well.
    """
    folder = _folder(new, name.parent)
    for number, each in enumerate(_names(folder / name.name)):
        if (edited and not number) or (number and os.path.lexists(old / each)):
            continue
        with suppress(FileExistsError):
            _link(source, new / each)
            return each
    raise FileExistsError


def _link(source: Path, place: Path) -> None:
    try:
        os.link(source, place, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        if source.is_symlink():
            place.symlink_to(source.readlink())
            return
        with place.open("xb") as copy, source.open("rb") as file:
            shutil.copyfileobj(file, copy, _BLOCK)
        shutil.copystat(source, place)


def _folder(new: Path, name: Path) -> Path:
    """Make people's folder in `new`: beside a paper of the same name, under a name of its own."""
    first, *rest = name.parts or (".",)
    for each in _names(Path(first)):
        with suppress(FileExistsError, NotADirectoryError):
            (new / each).joinpath(*rest).mkdir(parents=True, exist_ok=True)
            return each.joinpath(*rest)
    raise FileExistsError


def _names(name: Path) -> Iterator[Path]:
    """The name, and those it has as a file that was changed by hand."""
    yield name
    for number in count(1):
        yield _edited(name, number)


def _edited(name: Path, number: int) -> Path:
    return name.with_name(f"{name.stem}（手工修改{number}）{name.suffix}")


def _say(carried: Carried, name: Path, kept: Path) -> None:
    if kept != name:
        said = Message(
            "was changed by hand since the last run; the changed file is kept as {name}", {"name": kept.name}
        )
        carried.findings.append(found("OUTPUT-EDITED", Origin(name.as_posix()), said))
