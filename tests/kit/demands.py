"""A further clause of a tender, and its answer."""

from __future__ import annotations

from typing import Any

from kit.edits import Edit, add, answer

CODE = "X1"


def asked(text: str, *requires: dict[str, Any], title: str = "新增要求", mark: str = "▲") -> Edit:
    """A further clause of lot 1 that is bound to no site."""
    clause = {
        "code": CODE,
        "part": "technical",
        "title": title,
        "text": text,
        "place": {"section": "二、技术要求", "item": "9.9"},
        "mark": mark,
        "requires": requires,
    }
    return add("tender/lot/clauses", clause)


def answered(text: str) -> Edit:
    return answer(CODE, text, evidence=["E-SITE"])
