"""Old bids put into the company's folder, one readable file each, every source of them once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from docgen.edit import yaml_text
from docgen.intake.former.bid import FormerRead, PassedBy, former_bid, without_numbers
from docgen.intake.opened import opened
from docgen.load.company.former import FORMER, read_former
from docgen.model.company.former import FormerBid
from docgen.model.finding import DocgenError, Finding, Message, reason, stop
from docgen.pack.writing import rewrite
from docgen.rules.tenders import former_rule
from docgen.tasks.library.former.project import project_bid

WORD = frozenset({".docx", ".doc", ".wps", ".rtf"})
"""Files that are old bids without saying so: none of them is a piece of evidence."""
Result = Literal["won", "lost", "unknown"]
Progress = Callable[[Message], None]
State = Literal["new", "more", "renewed", "known", "nothing", "unreadable"]

_UNFIT = re.compile(r'[\\/:*?"<>|\s.“”]+')
_LONGEST = 30


@dataclass(frozen=True)
class Given:
    """What the person says of a bid, in place of what its file says; blank where nothing."""

    bid: str = ""
    purchaser: str = ""
    date: str = ""
    result: Result | None = None

    def told(self) -> dict[str, Any]:
        """The fields that are said."""
        said = {"bid": self.bid, "purchaser": self.purchaser, "date": self.date, "result": self.result}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True)
class Added:
    """What became of a file or folder: `new` bid, one `more` volume of a bid, a source `renewed`, `known`
    already, `nothing` in it, `unreadable` with why. Counts are those of this source."""

    source: Path
    state: State
    file: Path | None = None
    bid: FormerBid | None = None
    passed: PassedBy = field(default_factory=PassedBy)
    findings: tuple[Finding, ...] = ()


def add_former(company: Path, sources: Sequence[Path], given: Given, progress: Progress) -> tuple[Added, ...]:
    """Take old bids into `company`/former; a source whose bytes are there already is passed by.

    A folder without project.yaml stands for the Word and PDF files in it. Raises DocgenError where the
    company's folder cannot be read or written.
    """
    known = read_former(company)
    added = []
    for source in _each(sources):
        progress(Message("Reading {file} …", {"file": source.name}))
        try:
            read = _read(source)
        except DocgenError as problem:
            added.append(Added(source, "unreadable", findings=tuple(problem.findings)))
            continue
        if given.told():
            read = replace(read, bid=read.bid.model_copy(update=given.told()))
        added.append(_put(company, source, read, known))
    return tuple(added)


def _each(sources: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for source in sources:
        if not source.exists():
            raise stop("FILE-MISSING", str(source), Message("does not exist or cannot be opened"), "opened")
        if source.is_dir() and not (source / "project.yaml").is_file():
            found += sorted(
                each
                for each in source.iterdir()
                if each.suffix.lower() in WORD | {".pdf"} and not each.name.startswith(("~$", "."))
            )
        else:
            found.append(source)
    return found


def _read(source: Path) -> FormerRead:
    rule = former_rule()
    if source.is_dir():
        bid, confirmations, short = project_bid(source, rule)
        return without_numbers(bid, PassedBy(confirmations, 0, short))
    document = opened(source)
    read = former_bid(document, document.sha256, source.name, rule)
    marked = {"pairs": _of(read.bid.pairs, source.name), "chapters": _of(read.bid.chapters, source.name)}
    return replace(read, bid=read.bid.model_copy(update=marked))


def _of(entries: Sequence[Any], source: str) -> tuple[Any, ...]:
    return tuple(each.model_copy(update={"source": source}) for each in entries)


def _put(company: Path, source: Path, read: FormerRead, known: dict[str, FormerBid]) -> Added:
    bid = read.bid
    name, digest = bid.sources[0].file, bid.sources[0].sha256
    for stem, held in known.items():
        if any(each.sha256 == digest for each in held.sources):
            return Added(source, "known", _file(company, stem), held)
    if not (bid.pairs or bid.chapters):
        return Added(source, "nothing", bid=bid, passed=read.passed)
    same = next((stem for stem, held in known.items() if held.is_of(bid.number, bid.lot, bid.bid)), None)
    state: State = "new"
    stem = same or _stem(bid, known)
    if same is not None:
        state = "renewed" if any(each.file == name for each in known[same].sources) else "more"
    made = bid if same is None else _joined(known[same], bid, name)
    try:
        (company / FORMER).mkdir(exist_ok=True)
        rewrite(_file(company, stem), text_of(made))
    except OSError as problem:
        said = Message("cannot be written: {reason}", {"reason": reason(problem)})
        raise stop("OUTPUT-LOCKED", str(company / FORMER), said, "new") from None
    known[stem] = made
    return Added(source, state, _file(company, stem), bid, read.passed)


def _joined(held: FormerBid, more: FormerBid, name: str) -> FormerBid:
    """A bid with a further volume, or with a newer state of one; what a person said of it stays."""
    others = [each for each in held.sources if each.file != name]
    return held.model_copy(
        update={
            "sources": (*others, *more.sources),
            "names": tuple(dict.fromkeys((*held.names, *more.names))),
            "pairs": (*(each for each in held.pairs if each.source != name), *more.pairs),
            "chapters": (*(each for each in held.chapters if each.source != name), *more.chapters),
            **{
                name: getattr(held, name) or getattr(more, name)
                for name in ("number", "lot", "purchaser", "date")
            },
            "result": more.result if held.result == "unknown" else held.result,
        }
    )


def _stem(bid: FormerBid, known: Mapping[str, FormerBid]) -> str:
    year = bid.date[:4]
    words = _UNFIT.sub("", bid.bid)[:_LONGEST] or "bid"
    stem = "-".join(filter(None, (year, words)))
    number = 2
    made = stem
    while made in known:
        made = f"{stem}-{number}"
        number += 1
    return made


def _file(company: Path, stem: str) -> Path:
    return company / FORMER / f"{stem}.yaml"


_HEAD = """\
# 旧标书：由 docgen library add 读出，可以改（读错的、不想再用的改掉或删去），同一个文件不会再读一遍。
# result：won 中标；lost 未中标；unknown 未知。names 是旧标书自己的名称，用到别的标书里必须改掉。
"""


def text_of(bid: FormerBid) -> str:
    """A bid as its file says it."""
    data = bid.model_dump(mode="json", exclude_defaults=True)
    data.setdefault("result", bid.result)
    order = ("bid", "number", "lot", "purchaser", "date", "result", "sources", "names", "pairs", "chapters")
    told = {name: data[name] for name in order if name in data}
    return _HEAD + "".join(f"{line}\n" for line in yaml_text.lines(told))
