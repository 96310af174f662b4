"""A period signed: its papers and all they rest on are frozen, and may be compared ever after."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.load.acceptance.records import load_acceptance
from docgen.load.acceptance.signed import RECORD, file_digest, signed_folder
from docgen.model.acceptance.signed import Altered, Basis, other_criteria, other_results
from docgen.model.finding import DocgenError, Message, stop
from docgen.packages.periods.assessment import signed_basis
from docgen.workshop import workshop

if TYPE_CHECKING:
    from docgen.pack.manifest import Published
    from docgen.packages.runner import Built, Progress

_MADE = (RECORD, "SHA256SUMS")


@dataclass(frozen=True)
class Signature:
    """Who signs, when, on what paper."""

    by: str
    on: date
    paper: str = ""


def freeze(folder: Path, number: int, signature: Signature, progress: Progress) -> Built:
    """Build the period's papers and freeze them with what they rest on in signed/period-N; then record it.

    Nothing is frozen where errors stop the build. Raises DocgenError where the period is signed already.
    """
    from docgen.packages.runner import Built, Order, build

    target = signed_folder(folder, number)
    if target.exists():
        said = Message("period {number} is signed already", {"number": number})
        raise stop("SIGNED-TWICE", target.relative_to(folder).as_posix(), said)
    with workshop() as place:
        built = build(folder, ["acceptance"], Order(place, False, progress, number))
        if not built.complete:
            return built
        signed = Path(place) / "acceptance" / target.name  # nobody signs the annex in clear beside it
        files = (file.path for _, file in built.files if file.path.parent == signed)
        papers = {path.name: path.read_bytes() for path in files}
    frozen = _frozen(folder, number, signature, papers)
    return Built(tuple(("acceptance", file) for file in frozen), built.findings, complete=True)


def _frozen(folder: Path, number: int, signature: Signature, papers: Mapping[str, bytes]) -> list[Published]:
    """Publish the frozen period and record it; neither stays without the other."""
    from docgen.pack.publish import publish
    from docgen.pack.writing import writing

    basis = signed_basis(load_acceptance(folder), number)
    said = {"by": signature.by, "on": signature.on.isoformat(), "paper": signature.paper}
    record = {"number": number, **said, "basis": basis.model_dump(mode="json")}
    content = {name: each for name, each in papers.items() if name not in _MADE}
    target = signed_folder(folder, number)
    published, _ = publish(target, content, record)
    try:
        digest = file_digest(target / RECORD)
        noted = {**said, "on": signature.on, "manifest": digest}
        recorded = _recorded(folder / "acceptance.yaml", number, noted)
        with writing(folder / "acceptance.yaml") as temporary:
            temporary.write_bytes(recorded)
    except DocgenError:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return published


def _recorded(path: Path, number: int, said: Mapping[str, Any]) -> bytes:
    """acceptance.yaml with the signing in the period's record, everything else and its comments kept."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(path.read_bytes())
    periods = data.setdefault("periods", [])
    entry = next((each for each in periods if each.get("number") == number), None)
    if entry is None:
        periods.append(entry := {"number": number})
    entry["signed"] = {name: value for name, value in said.items() if value}
    text = io.BytesIO()
    yaml.dump(data, text)
    return text.getvalue()


@dataclass(frozen=True)
class Verified:
    """A signed period computed again: files that are not those that were signed, what changed below, and
    what came out then and now."""

    files: Altered
    changed: tuple[str, ...]
    then: Basis
    now: Basis

    @property
    def papers(self) -> tuple[str, ...]:
        """The files that are gone, and those that are not the ones that were signed."""
        return (*self.files.gone, *self.files.changed)

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that take other points than when signed, or may."""
        return other_criteria(self.then, self.now)

    @property
    def same(self) -> bool:
        """Whether everything is as it was signed: papers, data, every score and every amount."""
        return not (self.papers or self.changed or other_results(self.then, self.now))


def compare(folder: Path, number: int) -> Verified:
    """Compute the period again from its ledgers and compare. Raises DocgenError where it is not signed."""
    acceptance = load_acceptance(folder)
    signed = acceptance.signed.get(number)
    if signed is None:
        said = Message("period {number} is not signed", {"number": number})
        raise stop("SIGNED-MISSING", str(folder), said)
    now = signed_basis(acceptance, number)
    return Verified(acceptance.altered[number], signed.changes(now), signed.basis, now)
