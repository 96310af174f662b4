"""Papers: dropped, with what each proves as a proposal that a person confirms; what ends when."""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.responses import Response

from docgen.model.finding import DocgenError, Finding
from docgen.model.personal import impersonal
from docgen.tasks.evidence_desk import confirm, endings, papers, take_in
from docgen.tasks.uploads import PAPERS
from docgen.web.visit import Route, Visit


def evidence(visit: Visit) -> Response:
    """What ends when, at once; the papers are looked through behind it."""
    ends, stops = endings(visit.desk)
    return visit.show("evidence.html", ends=ends, findings=stops, kinds=sorted(PAPERS), today=date.today())


def proposals(visit: Visit) -> Response:
    """Every file, with what it proves."""
    return _proposals(visit)


def upload(visit: Visit) -> Response:
    """A paper into the folder of the bid, or the company's."""
    try:
        take_in(visit.desk, visit.body, visit.asked.get("name", ""), visit.asked.get("whose", "project"))
    except DocgenError as problem:
        return _proposals(visit, problem.findings, 422)
    return _proposals(visit)


def confirmed(visit: Visit) -> Response:
    """A proposal becomes an entry of its list."""
    try:
        confirm(
            visit.desk,
            visit.form.get("file", ""),
            visit.form.get("kind", ""),
            visit.form.get("person", "").strip(),
        )
    except DocgenError as problem:
        return _proposals(visit, problem.findings, 422)
    return _proposals(visit)


def _proposals(visit: Visit, findings: tuple[Finding, ...] = (), status: int = 200) -> Response:
    listed: list[dict[str, Any]] = []
    recognises = True
    try:
        added = papers(visit.desk)
    except DocgenError as problem:
        return visit.show("papers.html", 200, papers=(), findings=problem.findings, recognises=True)
    if added is not None:
        recognises = added.recognises
        for seen in added.files:
            listed.append(
                {
                    "file": impersonal(seen.path),
                    "company": seen.home.file.name == "bidder.yaml",
                    "state": seen.state,
                    "said": seen.said,
                    "codes": seen.codes,
                    "same_as": impersonal(seen.same_as),
                    "proposals": [_told(each) for each in added.of(seen)],
                }
            )
    listed.sort(key=lambda each: (each["state"] != "proposed", each["state"] == "known"))
    return visit.show("papers.html", status, papers=listed, findings=findings, recognises=recognises)


def _told(each: Any) -> dict[str, Any]:
    kind = each.proposal.kind
    return {
        "kind": str(each.entry["kind"]),
        "title": impersonal(str(each.entry["title"])),
        "until": each.entry.get("valid_until"),
        "certainty": each.proposal.certainty,
        "reasons": each.proposal.reasons,
        "notes": each.proposal.notes,
        "asks": kind is not None and kind.about == "person" and each.proposal.about is None,
    }


PROJECT: tuple[Route, ...] = (
    ("/evidence", evidence, "GET"),
    ("/evidence/papers", proposals, "GET"),
    ("/evidence/upload/paper", upload, "POST"),
    ("/evidence/confirm", confirmed, "POST"),
)
