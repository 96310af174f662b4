"""Faults and warnings as values, and the one error type for what cannot go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Origin:
    """Where something was written: the file as the user knows it, and the line, cell or field in it."""

    file: str = ""
    location: str = ""

    def __str__(self) -> str:
        return ":".join(filter(None, (self.file, self.location)))


@dataclass(frozen=True)
class Message:
    """A sentence in the source language with its values, put into the reader's language when shown.

    `text` is a gettext message id with `{name}` places; translation happens in `docgen.locale.messages`.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """One thing found: a stable code, how bad, where, what is wrong, how to mend it."""

    code: str
    severity: Severity
    origin: Origin
    message: Message
    remedy: Message
    clause: str = ""


class DocgenError(Exception):
    """What cannot go on; carries the findings that say why. Caught only by the command line and the web."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{f.code} {f.origin}" for f in findings))
        self.findings = findings


class DataFaults(DocgenError):
    """Everything could be read, but what was written in it is wrong."""


def stop(code: str, path: Path | str, message: Message, remedy: Message, location: str = "") -> DocgenError:
    """One error-level finding about `path`, ready to raise."""
    return DocgenError(Finding(code, "error", Origin(str(path), location), message, remedy))


def reason(problem: OSError) -> Message:
    """Why the system refused a file, in words that can be translated."""
    match problem:
        case FileNotFoundError():
            return Message("it is not there")
        case PermissionError():
            return Message("access is denied, or another program holds it open")
        case IsADirectoryError() | NotADirectoryError() | FileExistsError():
            return Message("a file and a folder are in each other's place")
    return Message("{problem}", {"problem": problem.strerror or type(problem).__name__})


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything found stops a build."""
    return any(finding.severity == "error" for finding in findings)
