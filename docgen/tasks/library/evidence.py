"""Files dropped into folders of evidence: what each proves is proposed, and written once a person says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from docgen.derive.evidence.proposal import Proposal
from docgen.intake.papers import PaperReader
from docgen.load.files.yaml import read_yaml
from docgen.model.company.someone import Someone, named
from docgen.model.finding import DocgenError, Message, stop
from docgen.model.personal import impersonal
from docgen.pack.writing import rewrite
from docgen.rules import evidence_words
from docgen.tasks.into.entries import Codes, Entry
from docgen.tasks.into.merge import Merged, merge
from docgen.tasks.library.homes import EVIDENCE, Home, homes
from docgen.tasks.library.survey import Progress, Seen, survey
from docgen.workshop import workshop

SURE = "sure"


@dataclass(frozen=True)
class Proposed:
    """A proposal under its code, and the entry that it makes; `written` whether that stands in the list."""

    code: str
    seen: Seen
    proposal: Proposal
    entry: Entry
    written: bool = False


@dataclass(frozen=True)
class Added:
    """Every file, the proposals by code, and whether pictures could be read."""

    files: tuple[Seen, ...]
    proposals: tuple[Proposed, ...]
    recognises: bool

    def of(self, seen: Seen) -> tuple[Proposed, ...]:
        """The proposals of one file."""
        return tuple(each for each in self.proposals if each.seen is seen)


def add(paths: Sequence[Path], apply: Sequence[str], progress: Progress) -> Added:
    """Look through the folders of evidence of companies and bids; write the proposals that `apply` names.

    `apply` holds codes (P3), codes with the person (P3=S01), or `sure` for all that are exact. Raises
    DocgenError where a path, its data or a code cannot be read, and where a list cannot be written.
    """
    words = evidence_words()
    found = homes(paths)
    if not any((home.folder / EVIDENCE).is_dir() for home in found):
        said = Message("there is no folder {name} in it", {"name": EVIDENCE})
        raise stop("EVIDENCE-WHERE", str(paths[0]), said, "folder")
    files = tuple(each for home in found for each in survey(home, words, progress))
    made = tuple(_coded(files, found))
    chosen = _chosen(made, apply)
    for home in found:
        _write(home, [each.entry for each in chosen.values() if each.seen.home is home])
    told = tuple(replace(chosen.get(each.code, each), written=each.code in chosen) for each in made)
    return Added(files, told, PaperReader.recognises())


def _coded(files: Sequence[Seen], found: Sequence[Home]) -> Iterator[Proposed]:
    """Each proposal under P1, P2 …; its entry under a code that no list has given away."""
    codes = Codes(tuple(code for home in found for code in home.taken))
    number = 0
    for seen in files:
        for proposal in seen.proposals:
            number += 1
            yield Proposed(f"P{number}", seen, proposal, _entry(seen, proposal, codes))


def _entry(seen: Seen, proposal: Proposal, codes: Codes) -> Entry:
    kind, about = proposal.kind, proposal.about
    assert kind is not None  # a proposal that is one has a kind
    entry: Entry = {
        "code": codes.free("-".join(filter(None, ("E", kind.code, _whose(about), _when(proposal))))),
        "title": proposal.title,
        "file": seen.path,
        "kind": kind.name,
        "about": about.key if about else "",
        "pages": proposal.pages,
        "covers_from": proposal.covers[0] if proposal.covers else None,
        "covers_until": proposal.covers[1] if proposal.covers else None,
        "valid_until": proposal.until,
    }
    return {name: value for name, value in entry.items() if value not in (None, "")}


def _whose(about: Someone | None) -> str:
    """The person's part of a code: that of the staff sheet, or the role of one who only signs."""
    return "" if about is None else about.code or "-".join(sorted(role.upper() for role in about.roles))


def _when(proposal: Proposal) -> str:
    """The period's part of a code: 2025, 202605, 202601-202606."""
    if proposal.covers is None or proposal.kind is None:
        return ""
    form = "%Y" if proposal.kind.covers == "year" else "%Y%m"
    first, last = (day.strftime(form) for day in proposal.covers)
    return first if first == last else f"{first}-{last}"


def _chosen(made: Sequence[Proposed], apply: Sequence[str]) -> dict[str, Proposed]:
    """The proposals to write, as the person confirmed them."""
    by_code = {each.code: each for each in made}
    chosen: dict[str, Proposed] = {}
    for word in apply:
        if word == SURE:
            chosen |= {each.code: each for each in made if each.proposal.certainty == "exact"}
            continue
        code, _, whose = word.partition("=")
        each = by_code.get(code)
        if each is None:
            known = "、".join(by_code) or "—"
            said = Message("there is no proposal {code}; there are {known}", {"code": code, "known": known})
            raise stop("EVIDENCE-PROPOSAL", code, said)
        chosen[code] = _of_person(each, whose) if whose else _whole(each)
    return chosen


def _of_person(each: Proposed, whose: str) -> Proposed:
    people = named(whose, each.seen.home.company.people)
    if len(people) != 1:
        said = Message("{who} is nobody of the company, or several people", {"who": impersonal(whose)})
        raise stop("EVIDENCE-PROPOSAL", each.code, said, "person")
    (one,) = people
    proposal = replace(each.proposal, about=one)
    return replace(each, proposal=proposal, entry=_renamed(each.entry, proposal, one))


def _renamed(entry: Entry, proposal: Proposal, one: Someone) -> Entry:
    changed = {"title": proposal.title, "about": one.key}
    ordered = {
        name: changed.get(name, entry.get(name)) for name in ("code", "title", "file", "kind", "about")
    }
    return ordered | {name: value for name, value in entry.items() if name not in ordered}


def _whole(each: Proposed) -> Proposed:
    kind = each.proposal.kind
    if kind is not None and kind.about == "person" and each.proposal.about is None:
        said = Message("whose paper {file} is has to be said", {"file": impersonal(each.seen.path)})
        raise stop("EVIDENCE-PROPOSAL", each.code, said, "whose", code=each.code)
    return each


def _write(home: Home, entries: list[Entry]) -> None:
    """Put the entries behind the last of the home's list; nothing else of its text changes."""
    if not entries:
        return
    before, _ = read_yaml(home.file, home.file.name)
    text = merge(home.file, {"evidence": entries}, Merged())
    after = _read(text, home.file.name)
    held = [*(before.get("evidence") or ()), *map(_plain, entries)]
    if after is None or after != {**before, "evidence": held}:
        said = Message("takes in no entries as it is written")
        raise stop("EVIDENCE-UNWRITTEN", home.file.name, said)
    rewrite(home.file, text)


def _plain(entry: Entry) -> Entry:
    """The entry as it is read back: days as the text that was written."""
    return {name: value if isinstance(value, str) else value.isoformat() for name, value in entry.items()}


def _read(text: str, name: str) -> Any:
    with workshop() as folder:
        trial = folder / PurePosixPath(name).name
        trial.write_text(text, encoding="utf-8", newline="\n")
        try:
            return read_yaml(trial, name)[0]
        except DocgenError:
            return None


def document(added: Added, say: Any) -> dict[str, Any]:
    """Files and proposals as `docgen library add … --json` prints them: without numbers of people."""
    states = ("known", "proposed", "unknown", "duplicate", "passed", "unreadable")
    return {
        "files": [
            {
                "file": impersonal(seen.path),
                "list": str(seen.home.file),
                "state": seen.state,
                "codes": list(seen.codes),
                "same_as": impersonal(seen.same_as),
                "pages": seen.pages,
                "read": seen.read,
                "said": [say(said) for said in seen.said],
                "proposals": [_told(each, say) for each in added.of(seen)],
            }
            for seen in added.files
        ],
        "counts": {state: sum(seen.state == state for seen in added.files) for state in states},
        "recognises": added.recognises,
    }


def _told(each: Proposed, say: Any) -> dict[str, Any]:
    proposal = each.proposal
    entry = {name: impersonal(str(value)) for name, value in each.entry.items()}
    return {
        "code": each.code,
        "certainty": proposal.certainty,
        "kind": entry["kind"],
        "about": entry.get("about", ""),
        "title": entry["title"],
        "covers_from": entry.get("covers_from"),
        "covers_until": entry.get("covers_until"),
        "valid_until": entry.get("valid_until"),
        "pages": proposal.pages,
        "reasons": [say(said) for said in proposal.reasons],
        "notes": [say(said) for said in proposal.notes],
        "entry": each.entry["code"],
        "written": each.written,
    }
