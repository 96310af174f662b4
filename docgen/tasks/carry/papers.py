"""Which files of a project are papers of people: named so, listed as theirs, or listed nowhere at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel

from docgen.load.company.lists import CERTIFICATES, INSURANCE, OF_BIDDER, STAFF
from docgen.load.files.sheet import list_file, stands_there
from docgen.load.files.yaml import read_yaml
from docgen.load.sheets.book import lists
from docgen.load.sheets.columns import wanted
from docgen.model.company.bidder import Evidence
from docgen.model.finding import DocgenError
from docgen.model.personal import NUMBERS
from docgen.rules import evidence_words
from docgen.rules.sheets import personal_words

_SCANS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".pdf")
_FOLDER = "evidence"

Entry = Mapping[str, Any]


def of_people(files: Mapping[str, Path]) -> set[str]:
    """Names among `files` (path in the project → file) of papers that bear somebody's data.

    A scan below a folder `evidence` that nothing of the project names may be anybody's, and is needed by no
    paper: it counts as one.
    """
    found = {name for name in files if _by_name(name)}
    listed = list(_listed(files))
    people = set(_people(files))
    of_rows = set(_of_rows(files))
    for folder, entry in listed:
        if _personal(entry, people) or str(entry.get("code", "")) in of_rows:
            found.add(_file(folder, entry))
    named = {_file(folder, entry) for folder, entry in listed}
    written = "\n".join(_texts(files))
    for name in files:
        path = PurePosixPath(name)
        dropped_in = path.suffix.lower() in _SCANS and _FOLDER in path.parts[:-1]
        if dropped_in and name not in named and path.name not in written:
            found.add(name)
    return found


def _by_name(name: str) -> bool:
    return bool(NUMBERS.search(name)) or personal_words().is_copy(PurePosixPath(name).name)


def _file(folder: str, entry: Entry) -> str:
    return folder + str(entry.get("file", "")).replace("\\", "/").removeprefix("./")


def _personal(entry: Entry, people: set[str]) -> bool:
    """Whether an entry of a list of evidence is about somebody, or of a kind that bears people's numbers."""
    if personal_words().is_copy(f"{entry.get('title')}{entry.get('kind')}"):
        return True
    kind = evidence_words().kind(str(entry.get("kind") or ""))
    stands_with_people = kind and (kind.about == "person" or kind.name in evidence_words().personnel)
    return bool(stands_with_people) or str(entry.get("about") or "") in people


def _listed(files: Mapping[str, Path]) -> Iterator[tuple[str, Entry]]:
    """Every entry of the lists of evidence, as it was written, with the folder that its path starts from."""
    for name, path in files.items():
        folder = name.removesuffix(path.name)
        if path.name in ("bidder.yaml", "response.yaml"):
            for entry in _yaml(path).get("evidence") or ():
                if isinstance(entry, dict):
                    yield folder, entry
    for folder in _folders(files):
        yield from ((folder, row) for row in _rows(files, folder, OF_BIDDER[-1].file, Evidence))


def _people(files: Mapping[str, Path]) -> Iterator[str]:
    """By what a paper may say whom it is about: codes and names of the staff, names of those who sign."""
    for folder in _folders(files):
        for row in _rows(files, folder, STAFF.file, STAFF.record):
            yield from (str(row[each]) for each in ("code", "name") if row.get(each))
        bidder = _yaml(files[f"{folder}bidder.yaml"])
        for each in ("legal_representative", "agent"):
            person = bidder.get(each)
            if isinstance(person, dict) and person.get("name"):
                yield str(person["name"])


def _of_rows(files: Mapping[str, Path]) -> Iterator[str]:
    """Codes of papers that rows about people name."""
    for folder in _folders(files):
        for sheet in (CERTIFICATES, INSURANCE):
            for row in _rows(files, folder, sheet.file, sheet.record):
                if row.get("evidence"):
                    yield str(row["evidence"])


def _folders(files: Mapping[str, Path]) -> Iterator[str]:
    return (name.removesuffix("bidder.yaml") for name, path in files.items() if path.name == "bidder.yaml")


def _yaml(path: Path) -> dict[str, Any]:
    try:
        data, _ = read_yaml(path, path.name)
    except DocgenError:
        return {}
    return data if isinstance(data, dict) else {}


def _rows(
    files: Mapping[str, Path], folder: str, file: str, record: type[BaseModel]
) -> Iterable[dict[str, Any]]:
    """The rows of a list as they stand, whether records can be made of them or not."""
    path = files[f"{folder}bidder.yaml"].with_name(file)
    if not stands_there(path):
        return []
    try:
        tables, _, _ = lists(list_file(path, file), file, wanted(record))
        return [row.values for table in tables for row in table.rows()]
    except DocgenError:
        return []


def _texts(files: Mapping[str, Path]) -> Iterator[str]:
    for path in files.values():
        if path.suffix.lower() in (".yaml", ".yml"):
            yield path.read_text(encoding="utf-8", errors="replace")
