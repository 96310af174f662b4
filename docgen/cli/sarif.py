"""Findings as SARIF 2.1.0 (OASIS), one run, one result a finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen import __version__
from docgen.locale.messages import Language, ended, say
from docgen.model.finding import Finding
from docgen.rules import code_pages

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(findings: Sequence[Finding], language: Language) -> dict[str, Any]:
    """The SARIF document; a place that is a line becomes a region, any other stays in words."""
    codes = list(dict.fromkeys(finding.code for finding in findings))
    driver = {"name": "docgen", "version": __version__, "rules": [_rule(code, language) for code in codes]}
    results = [_result(finding, codes.index(finding.code), language) for finding in findings]
    return {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(code: str, language: Language) -> dict[str, Any]:
    page = code_pages().get(code)
    if page is None:
        return {"id": code}
    entry = page[1]
    return {
        "id": code,
        "shortDescription": {"text": entry.title.of(language)},
        "fullDescription": {"text": entry.why.of(language)},
        "help": {"text": entry.remedy.of(language)},
    }


def _result(finding: Finding, rule: int, language: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {
            "text": f"{ended(say(finding.message, language), language)} {say(finding.remedy, language)}"
        },
    }
    if finding.origin.file:
        place: dict[str, Any] = {"artifactLocation": {"uri": finding.origin.file}}
        if finding.origin.location.isdecimal() and finding.origin.location != "0":
            place["region"] = {"startLine": int(finding.origin.location)}
        location: dict[str, Any] = {"physicalLocation": place}
        if finding.origin.location:
            location["logicalLocations"] = [{"fullyQualifiedName": finding.origin.location}]
        result["locations"] = [location]
    if finding.clause:
        result["properties"] = {"clause": finding.clause}
    return result
