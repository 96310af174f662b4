"""Faults and warnings as values, and the one error type for what cannot go on."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypedDict

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Origin:
    """Where something was written: the file as the user knows it, and the line, cell or field in it.

    `source` and `place` name the same datum in the records, so that a screen can lead to its field:
    "response" and ("offer", "lines", 2, "amount"); empty where it stands in no record.
    """

    file: str = ""
    location: str = ""
    source: str = ""
    place: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        return ":".join(filter(None, (self.file, self.location)))


@dataclass(frozen=True)
class Message:
    """A sentence in the source language with its values, put into the reader's language when shown.

    `text` is a gettext message id with `{name}` places; translation happens in `docgen.locale.messages`.
    A sentence that comes from data and stands there in both languages carries its Chinese in `zh`.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    zh: str = ""


def chinese(text: str, values: Mapping[str, object] | None = None) -> Message:
    """A sentence written in Chinese, as what goes into Chinese papers is; its English is in locale/en."""
    return Message(text, values or {})


@dataclass(frozen=True)
class Finding:
    """One thing found: a stable code, how bad, where, what is wrong, how to mend it."""

    code: str
    severity: Severity
    origin: Origin
    message: Message
    remedy: Message
    clause: str = ""


def found(
    code: str, origin: Origin, said: Message, case: str = "", /, *, clause: str = "", **values: Any
) -> Finding:
    """Something found at `origin`; severity and remedy are those of docgen/rules/findings for code and case.

    Places in the remedy are filled from `values`, then from those of `said`. Raises KeyError for a code
    or case that is not there, and for a place without value.
    """
    entry = _catalogue()[code][case]
    english, known = entry["en"], {**said.values, **values}
    filled = {name: known[name] for name in re.findall(r"\{(\w+)\}", english)}
    return Finding(code, entry["severity"], origin, said, Message(english, filled, entry["zh"]), clause)


class _Entry(TypedDict):
    severity: Severity
    zh: str
    en: str


@cache
def _catalogue() -> dict[str, dict[str, _Entry]]:
    """Code → case ("" is the usual one) → entry; `make rules` writes it from the pages of the codes."""
    catalogue: dict[str, dict[str, _Entry]] = json.loads(
        files("docgen").joinpath("rules", "generated", "findings.json").read_text("utf-8")
    )
    return catalogue


class DocgenError(Exception):
    """What cannot go on; carries the findings that say why. Caught only by the command line and the web."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{f.code} {f.origin}" for f in findings))
        self.findings = findings


class DataFaults(DocgenError):
    """Everything could be read, but what was written in it is wrong."""


def stop(
    code: str,
    path: Path | str,
    said: Message,
    case: str = "",
    /,
    *,
    location: str = "",
    **values: Any,
) -> DocgenError:
    """One finding about `path`, ready to raise."""
    return DocgenError(found(code, Origin(str(path), location), said, case, **values))


def reason(problem: OSError) -> Message:
    """Why the system refused a file, in words that can be translated."""
    match problem:
        case FileNotFoundError():
            return Message("it is not there")
        case PermissionError():
            return Message("access is denied, or another program holds it open")
        case IsADirectoryError() | NotADirectoryError() | FileExistsError():
            return Message("a file and a folder are in each other's place")
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return Message("the disk is full")
        case OSError(errno=errno.EROFS):
            return Message("nothing can be written to this disk")
        case OSError(errno=errno.EIO):
            return Message("the disk does not read or write, as when it is damaged or was taken out")
    return Message("{problem}", {"problem": problem.strerror or type(problem).__name__})


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything found stops a build."""
    return any(finding.severity == "error" for finding in findings)
