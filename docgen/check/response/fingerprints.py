"""Names and places in the properties of files: what could tie the bid to somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.model.company.file_property import FileProperty
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.response.fingerprint import Fingerprint
from docgen.model.rules.fingerprints import FingerprintRule
from docgen.model.text import folded


def check_fingerprints(
    project: Project, fingerprints: Iterable[Fingerprint], rule: FingerprintRule
) -> Iterator[Finding]:
    """For each file: words of rivals and other projects, strangers' names, and where pictures were taken."""
    own, foreign, past = _own_names(project), _foreign_words(project), _past_words(project)
    for fingerprint in fingerprints:
        for entry in fingerprint.properties:
            rival = next((word for word in foreign if folded(word) in folded(entry.value)), None)
            old = next((word for word in past if folded(word) in folded(entry.value)), None)
            if rival is not None:
                yield _rival(project, fingerprint, entry, rival)
            elif old is not None and fingerprint.place[0] == "plan":
                # A chapter's properties stay behind, but its text may be as old as they are.
                yield _rival(project, fingerprint, entry, old, "past")
            elif entry.meaning == "place":
                yield _place(project, fingerprint, entry)
            elif _names_a_stranger(entry, own, rule):
                yield _stranger(project, fingerprint, entry)


def _own_names(project: Project) -> set[str]:
    bidder = project.bidder
    names = [
        bidder.name,
        bidder.legal_representative.name,
        *(member.name for member in project.staff.values()),
    ]
    names += [bidder.agent.name] if bidder.agent else []
    names += [member.name for member in project.response.consortium]
    return {folded(name) for name in names}


def _foreign_words(project: Project) -> list[str]:
    words = [*project.watch, *(rival.name for rival in project.response.rivals)]
    # A rival may be called 甲 in a supposed calculation: one character is met everywhere.
    return [word for word in words if len(folded(word)) > 1]


def _past_words(project: Project) -> list[str]:
    contracts = project.bidder.contracts
    words = [word for past in contracts for word in (past.purchaser, past.name, past.number)]
    right = "".join(
        map(folded, (project.tender.project_name, *(party.name for party in project.tender.parties)))
    )
    return [word for word in words if len(folded(word)) > 3 and folded(word) not in right]


def _names_a_stranger(entry: FileProperty, own: set[str], rule: FingerprintRule) -> bool:
    """Whether it holds a name that is not the bidder's; of plain words only those that name a company."""
    if entry.meaning == "program":
        return False
    if entry.meaning == "text":
        said = folded(entry.value)
        return bool(rule.company.search(entry.value)) and not any(name in said for name in own)
    names = [folded(name) for name in re.split("[;,，；、/\n]", entry.value)]
    return any(name and name not in rule.nobody and not _is_own(name, own, rule) for name in names)


def _is_own(name: str, own: set[str], rule: FingerprintRule) -> bool:
    """A copyright line holds signs and years beside the name."""
    bare = re.sub(rule.copyright, "", name)
    return not bare or bare in own


def _stranger(project: Project, fingerprint: Fingerprint, entry: FileProperty) -> Finding:
    said = Message(
        "{file} names {value} ({property}), who is neither the bidder nor one of its people",
        _values(fingerprint, entry),
    )
    return found("FINGERPRINT-NAME", _origin(project, fingerprint), said)


def _place(project: Project, fingerprint: Fingerprint, entry: FileProperty) -> Finding:
    said = Message("{file} tells where it was taken: {value}", _values(fingerprint, entry))
    return found("FINGERPRINT-PLACE", _origin(project, fingerprint), said)


def _rival(
    project: Project, fingerprint: Fingerprint, entry: FileProperty, word: str, case: str = ""
) -> Finding:
    said = Message(
        '{file} has "{word}" in its properties ({property}): a rival or another project',
        {**_values(fingerprint, entry), "word": word},
    )
    return found("FINGERPRINT-RIVAL", _origin(project, fingerprint), said, case)


def _origin(project: Project, fingerprint: Fingerprint) -> Origin:
    return project.sources.origin(fingerprint.source, *fingerprint.place)


def _values(fingerprint: Fingerprint, entry: FileProperty) -> dict[str, object]:
    return {"file": fingerprint.file, "property": entry.name, "value": entry.value}
