"""A packed project taken into a folder: checked whole first, then merged; what differs there is kept."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from docgen.guard.bundle import Bundle, broken, open_bundle
from docgen.load.files.yaml import read_yaml
from docgen.model.finding import Finding, Message, Origin, found, stop
from docgen.pack.writing import unwritable, writing
from docgen.tasks.carry.chosen import PROJECT, is_inside
from docgen.tasks.carry.record import FORMAT, RECORD, PackRecord
from docgen.workshop import workshop

_HIDDEN = (".schemas",)
BESIDE = "outputs/unpacked"
"""Where the package's own version of a file lies whose place another has kept; nothing is read there."""
_MOST_RECORD = 50 * 2**20


@dataclass(frozen=True)
class Unpacked:
    """The files that were written, how many stood there already as they are, and what was kept."""

    written: tuple[Path, ...]
    same: int
    findings: tuple[Finding, ...]


def unpack(source: Path, folder: Path) -> Unpacked:
    """Take the packed project into `folder`, which may hold one already.

    Nothing is written before the whole package was judged: its names, its sizes, every file's hash. A file
    that differs in the folder is kept; the package's version is laid beside, and both are said. Raises
    DocgenError where the package is not whole, or not docgen's.
    """
    bundle = open_bundle(source, _HIDDEN)
    with bundle.archive, workshop() as place:
        record = _record(bundle, place)
        whole = dict(_checked(bundle, record, place))
        _judge_paths(bundle.shown, whole)
        return _merged(whole, folder, record)


def _record(bundle: Bundle, place: Path) -> PackRecord:
    if RECORD not in bundle.entries or bundle.entries[RECORD].file_size > _MOST_RECORD:
        raise broken(bundle.shown)
    bundle.copy(RECORD, place / RECORD)
    try:
        record = PackRecord.model_validate_json((place / RECORD).read_bytes())
    except (ValidationError, ValueError):
        raise broken(bundle.shown) from None
    if record.format != FORMAT:
        said = Message("was packed by another version: format {format}", {"format": record.format})
        raise stop("PACK-BROKEN", bundle.shown, said, "version")
    if {file.path for file in record.files} != set(bundle.entries) - {RECORD}:
        said = Message("does not hold the files that it lists")
        raise stop("PACK-BROKEN", bundle.shown, said, "changed")
    return record


def _checked(bundle: Bundle, record: PackRecord, place: Path) -> Iterator[tuple[str, Path]]:
    """Each file unpacked into `place`, under a number, with the hash that the record gives."""
    for number, file in enumerate(record.files):
        target = place / str(number)
        if bundle.copy(file.path, target) != file.sha256:
            said = Message("{path} is not what was packed: its hash differs", {"path": file.path})
            raise stop("PACK-BROKEN", bundle.shown, said, "changed")
        yield file.path, target


def _judge_paths(shown: str, files: dict[str, Path]) -> None:
    """The project may name nothing outside its folder: a stranger's could have other files read."""
    if PROJECT not in files:
        raise broken(shown)
    data, _ = read_yaml(files[PROJECT], PROJECT)
    for name in ("company", "tender") if isinstance(data, dict) else ():
        if not is_inside(str(data.get(name) or "x")):
            words = {"file": PROJECT, "path": data[name]}
            said = Message("{file} names something outside its folder: {path}", words)
            raise stop("PACK-ENTRY", shown, said)


def _merged(files: dict[str, Path], folder: Path, record: PackRecord) -> Unpacked:
    written, same = [], 0
    findings: list[Finding] = []
    for name, path in files.items():
        target = folder / name
        _refuse_links(folder, name)
        if target.is_file():
            if _digest(target) == _digest(path):
                same += 1
                continue
            aside = folder / BESIDE / name
            _refuse_links(folder, f"{BESIDE}/{name}")
            _copy(path, aside)
            words = {"path": name, "here": _digest(target)[:_SHORT], "there": _digest(path)[:_SHORT]}
            said = Message("{path} differs: here {here}, in the package {there}; the one here is kept", words)
            findings.append(found("PACK-KEPT", Origin(name), said, beside=f"{BESIDE}/{name}"))
        else:
            _copy(path, target)
            written.append(target)
    missing = tuple(each.path for each in record.left_out if each.why in ("company", "personal", "blanked"))
    if missing:
        said = Message(
            "{n} files did not come along or came without personal data: {paths}",
            {"n": len(missing), "paths": missing},
        )
        findings.append(found("PACK-LEFT", Origin(), said, "arrived"))
    return Unpacked(tuple(written), same, tuple(findings))


_SHORT = 8
"""Digits of a hash that tell two files apart for people."""


def _copy(source: Path, target: Path) -> None:
    try:
        with writing(target) as temporary:
            shutil.copyfile(source, temporary)
    except OSError as problem:
        raise unwritable(target, problem) from None


def _refuse_links(folder: Path, name: str) -> None:
    """Nothing is written through a link that lies in the folder."""
    path = folder
    for step in name.split("/"):
        path = path / step
        if path.is_symlink():
            raise stop("PATH-LINK", name, Message("is a link, or lies behind one"))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
