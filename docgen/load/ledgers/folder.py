"""Which files in the folder of ledgers are whose, and what lies there and is none: never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from docgen.load.ledgers.form import BLANK
from docgen.load.sheets.text_grid import SUFFIXES as TEXT
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Finding, Message, Origin, found, stop
from docgen.model.near import near_miss
from docgen.model.text import folded
from docgen.rules.sheets import sheet_words

SUFFIXES = (".parquet", *TEXT, ".xlsx")
_PASSING = (".", "~$", "Thumbs.db", "desktop.ini")
"""How names begin that programs leave behind: hidden files, and Excel's mark of an open workbook."""
_BLANK = re.compile(r"\s+")
Whose = tuple[LedgerSpec, str]
"""A file's ledger, and what stands behind the ledger's name in its own."""
_COPY = re.compile(r"[(\[]\d{1,3}[)\]]$")
"""What a browser or Explorer puts behind the name of a copy."""


@dataclass
class Folder:
    """The files of each ledger by its code, in the order in which people would number them."""

    files: dict[str, list[Path]]
    findings: list[Finding] = field(default_factory=list)

    def take(self, path: Path, folder: Path, whose: Whose | None) -> None:
        """Take a file for its ledger's, or say why it is none."""
        shown = path.relative_to(folder).as_posix()
        if whose and path.is_file() and path.suffix.lower() in SUFFIXES:
            spec, rest = whose
            if not _is_aside(rest):
                self.files[spec.code].append(path)
                return
            words = {"name": path.name, "title": spec.title}
            said = Message("{name} is called like a copy of the ledger {title}, and is not read", words)
            self.findings.append(found("LEDGER-FILE", Origin(shown), said, "aside"))
            return
        case, values = near_miss(path.name, [f"{code}{suffix}" for code in self.files for suffix in SUFFIXES])
        said = Message("{name} is no file of a ledger, and is not read", {"name": path.name})
        self.findings.append(found("LEDGER-FILE", Origin(shown), said, case, **values))


def ledger_files(folder: Path, specs: Iterable[LedgerSpec]) -> Folder:
    """The files in `folder`/ledgers: `code.xlsx`, or several, named by code or title and a month or site,
    or lying with any name in a folder that is named so.

    Raises DocgenError where one of them stands there in two forms, for nothing says which is right.
    """
    specs = tuple(specs)
    whole = Folder({spec.code: [] for spec in specs})
    names, place = _names(specs), folder / "ledgers"
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if path.name == BLANK or path.name.startswith(_PASSING):
            continue
        whose = _whose(names, path.name if path.is_dir() else path.stem)
        if whose is None or path.is_file():
            whole.take(path, folder, whose)
            continue
        spec, rest = whose
        for each in _within(path):
            inner = each.relative_to(path).with_suffix("").as_posix()
            own = _whose({name: one for name, one in names.items() if one is spec}, inner)
            whole.take(each, folder, (spec, rest + (own[1] if own else folded(inner))))
    for spec in specs:
        whole.files[spec.code].sort(key=lambda path: _order(path, place, spec))
        _refuse_two_forms(whole.files[spec.code], spec)
    return whole


def ledger_of(specs: Iterable[LedgerSpec], shown: str) -> LedgerSpec | None:
    """The ledger that a file belongs to, by its path as findings show it: ledgers/签到/1月.xlsx."""
    parts = PurePath(shown.replace("\\", "/")).parts[1:]
    whose = _whose(_names(specs), parts[0] if len(parts) > 1 else PurePath(parts[0]).stem) if parts else None
    return whose[0] if whose else None


def _names(specs: Iterable[LedgerSpec]) -> dict[str, LedgerSpec]:
    """Each ledger by all names that a file of it may begin with, the longest first."""
    found: dict[str, LedgerSpec | None] = {}
    for spec in specs:
        titles = [spec.title, *spec.also]
        bare = [_bare(folded(title)) for title in titles]
        for name in {folded(spec.code), *map(folded, titles), *filter(None, bare)}:
            found[name] = None if name in found else spec  # a name of two ledgers is none's
    own = {name: spec for name, spec in found.items() if spec}
    own |= {folded(spec.code): spec for spec in specs}
    return dict(sorted(own.items(), key=lambda each: -len(each[0])))


def _bare(title: str) -> str:
    """A title without the word for what it is: 求职登记 of 求职登记台账."""
    ends = sorted(map(folded, sheet_words().lists), key=len, reverse=True)
    end = next((each for each in ends if title.endswith(each)), "")
    return title.removesuffix(end)


def _whose(names: Mapping[str, LedgerSpec], stem: str) -> Whose | None:
    for key in (folded(_BLANK.sub("_", stem)), folded(stem)):
        for name, spec in names.items():
            rest = key[len(name) :]
            # jobs is no part of jobseekers, but 求职登记萍乡站 is one of 求职登记.
            joined = name[-1].isascii() and rest[:1].isascii() and rest[:1].isalpha()
            if key.startswith(name) and not joined:
                return spec, rest
    return None


def _within(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(_PASSING):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _within(path)
        else:
            yield path


def _is_aside(rest: str) -> bool:
    """Whether what stands behind a ledger's name says that the file is a copy, or old, or no ledger."""
    return bool(_COPY.search(rest)) or any(folded(word) in rest for word in sheet_words().aside)


def _order(path: Path, place: Path, spec: LedgerSpec) -> tuple[bool, list[tuple[int, str]]]:
    """The ledger's own file first, then by the numbers in their names: 2月 before 10月."""
    shown = path.relative_to(place).with_suffix("").as_posix()
    parts = re.split(r"(\d+)", folded(shown))
    return path.stem != spec.code, [(int(each), "") if each.isdecimal() else (-1, each) for each in parts]


def _refuse_two_forms(files: Iterable[Path], spec: LedgerSpec) -> None:
    forms: dict[Path, list[str]] = {}
    for path in files:
        forms.setdefault(path.with_suffix(""), []).append(path.name)
    twice = [name for names in forms.values() if len(names) > 1 for name in names]
    if twice:
        words = {"title": spec.title, "files": tuple(twice)}
        said = Message("the ledger {title} stands there more than once: {files}", words)
        raise stop("LEDGER-TWICE", f"ledgers/{spec.code}", said)
