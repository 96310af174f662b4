"""A project as one file: everything it is made from, with hashes; on request without company or people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen.load.company.former import FORMER
from docgen.model.finding import Finding, Message, Origin, found, reason, stop
from docgen.model.personal import NUMBERS
from docgen.pack.writing import writing
from docgen.repeatable_zip import write_repeatable_zip
from docgen.rules.sheets import personal_words
from docgen.tasks.carry.chosen import PROJECT, Chosen, chosen
from docgen.tasks.carry.papers import of_people
from docgen.tasks.carry.personal import LOOKED_INTO, without_personal
from docgen.tasks.carry.record import FORMAT, RECORD, LeftOut, PackedFile, PackRecord
from docgen.tasks.carry.scalars import exchanged


@dataclass(frozen=True)
class Packed:
    """The file that was written, how many files are in it, and what did not come along as it is."""

    path: Path
    files: int
    findings: tuple[Finding, ...]


@dataclass
class _Packing:
    """Files on their way into the package; `changed` holds the content of those that differ from the disk."""

    files: dict[str, Path]
    changed: dict[str, bytes] = field(default_factory=dict)
    left: list[LeftOut] = field(default_factory=list)

    def content(self, name: str) -> bytes:
        """What goes into the package under the name."""
        if name in self.changed:
            return self.changed[name]
        try:
            return self.files[name].read_bytes()
        except OSError as problem:
            said = Message("cannot be read: {reason}", {"reason": reason(problem)})
            raise stop("FILE-MISSING", str(self.files[name]), said) from None

    def drop(self, name: str, why: str) -> None:
        """Leave a file out, and say why."""
        del self.files[name]
        self.changed.pop(name, None)
        self.left.append(LeftOut(path=NUMBERS.sub("***", name), why=why))


def pack(folder: Path, target: Path, company: bool = True, personal: bool = True) -> Packed:
    """Write the project in `folder` to the zip `target`; the same project makes the same bytes.

    Without `company` its folder stays behind; without `personal`, numbers of people are blanked in YAML and
    lists, and copies of their papers stay behind. Raises DocgenError where a file cannot be read or written.
    """
    picked = chosen(folder)
    files = {name: path for name, path in picked.files.items() if path.resolve() != target.resolve()}
    packing = _Packing(files, left=[LeftOut(path=name, why="link") for name in picked.links])
    _move(packing, picked)
    if not company:
        _without_company(packing, picked)
    if not personal:
        _without_personal(packing, f"{picked.company}/{FORMER}/")
    packed = tuple(_described(name, packing.content(name)) for name in sorted(packing.files))
    record = PackRecord(
        format=FORMAT,
        title=picked.title,
        without=tuple(word for word, kept in (("company", company), ("personal", personal)) if not kept),
        files=packed,
        left_out=tuple(packing.left),
    )
    with writing(target) as temporary, temporary.open("wb") as out:
        write_repeatable_zip(out, _entries(record, packing))
    return Packed(target, len(packed), tuple(_told(packing.left)))


def _entries(record: PackRecord, packing: _Packing) -> Iterator[tuple[str, bytes]]:
    yield RECORD, record.written()
    for file in record.files:
        content = packing.content(file.path)
        if _described(file.path, content) != file:
            said = Message("was changed while it was packed")
            raise stop("FILE-MISSING", str(packing.files[file.path]), said, "opened")
        yield file.path, content


def _described(name: str, content: bytes) -> PackedFile:
    return PackedFile(path=name, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())


def _move(packing: _Packing, picked: Chosen) -> None:
    """Have project.yaml name what lay outside the project's folder where it lies in the package."""
    if not picked.moved:
        return
    text = packing.content(PROJECT).decode("utf-8-sig")
    new, places = exchanged(
        text, lambda place, _: picked.moved.get(str(place[0])) if len(place) == 1 else None
    )
    packing.changed[PROJECT] = new.encode()
    for place in places:
        name = picked.moved[str(place[0])]
        packing.left.append(LeftOut(path=f"{PROJECT} {place[0]}: {name}", why="moved"))


def _without_company(packing: _Packing, picked: Chosen) -> None:
    inside = f"{picked.company}/"
    for name in sorted(packing.files):
        if name.startswith(inside):
            packing.drop(name, "company")


def _without_personal(packing: _Packing, former: str) -> None:
    """Old bids below `former` stay behind whole: they are other projects', with whoever served there."""
    words = personal_words()
    papers = of_people(packing.files)
    for name, path in sorted(packing.files.items()):
        if name.split("/")[0] in words.folders or name in papers or name.startswith(former):
            packing.drop(name, "personal")
        elif path.suffix.lower() not in LOOKED_INTO:
            packing.left.append(LeftOut(path=name, why="unread"))
        elif name.startswith("."):
            continue
        else:
            content, count = without_personal(path)
            if count:
                packing.changed[name] = content
                packing.left.append(LeftOut(path=name, why="blanked", count=count))


def _told(left: Sequence[LeftOut]) -> Iterator[Finding]:
    """What stays behind or came changed: files of one reason together, blanked ones each with its count."""
    for each in left:
        if each.why == "blanked":
            words = {"path": each.path, "n": each.count}
            said = Message("{path}: {n} personal values blanked", words)
            yield found("PACK-LEFT", Origin(each.path), said, each.why)
    for why, message in _SAID.items():
        if paths := tuple(each.path for each in left if each.why == why):
            said = Message(message.text, {"n": len(paths), "paths": paths})
            yield found("PACK-LEFT", Origin(), said, why)


_SAID = {
    "company": Message("{n} files of the company stay behind: {paths}"),
    "personal": Message("{n} personal papers stay behind: {paths}"),
    "unread": Message("{n} files were not looked into for personal data: {paths}"),
    "link": Message("{n} links stay behind: {paths}"),
    "moved": Message("what lay outside the project's folder lies in it now: {paths}"),
}
