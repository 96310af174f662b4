"""Write the rules that must be read fast anew as JSON: docgen/rules/generated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docgen.derive.sme.trades import trade_index
from docgen.model.rules.sheets import PersonalWords, SheetHeadings, SheetWords
from docgen.rules import rule, size_rule, size_table, trade_rules, trade_table, written_pages

RULES = Path(__file__).resolve().parent.parent / "docgen" / "rules"


def sizes() -> dict[str, Any]:
    """The size table, for commands that must not wait for YAML."""
    return size_rule().model_dump(mode="json")


def trades() -> dict[str, Any]:
    """The classification, where it leads, and every name folded as it is looked up."""
    classification, rule = trade_rules()
    classes = classification.names
    return {
        "edition": classification.sources[0].document.partition("《")[0],
        "rule": {
            "id": rule.id,
            "effective": rule.effective.isoformat(),
            "source": rule.sources[0].document,
        },
        "classes": classes,
        "sections": classification.section_of,
        "covers": {
            code: [[cover.industry] if cover.industry else [], [cover.outside] if cover.outside else []]
            for cover in rule.covers
            for code in cover.classes
        },
        "outside": {why: [said.zh, said.en] for why, said in rule.outside.items()},
        "index": trade_index(classes, [(name, each.classes) for each in rule.names for name in each.names]),
        "names": [name for each in rule.names for name in each.names],
    }


def findings() -> dict[str, Any]:
    """Severity and remedy of every code by case, as `docgen/model/finding.py` reads them."""
    return {
        code: {
            case: {"severity": severity, "zh": remedy.zh, "en": remedy.en}
            for case, (severity, remedy) in page.entries().items()
        }
        for code, (_, page) in written_pages().items()
    }


def pages() -> dict[str, Any]:
    """The page of every code by its theme, for what prints some of them."""
    themes: dict[str, Any] = {}
    for code, (theme, page) in written_pages().items():
        themes.setdefault(theme, {})[code] = page.model_dump(mode="json", exclude_defaults=True)
    return themes


def sheets() -> dict[str, Any]:
    """Words and headings of lists, which every workbook is read by."""
    kinds = {"words": SheetWords, "headings": SheetHeadings, "personal": PersonalWords}
    return {
        name: kind.model_validate(rule(name, folder=RULES / "sheets")).model_dump(mode="json")
        for name, kind in kinds.items()
    }


def _write(name: str, data: dict[str, Any], indent: int | None = 1) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent) + "\n"
    (RULES / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    _write(size_table.JSON, sizes())
    _write(trade_table.JSON, trades(), indent=0)
    _write("generated/findings.json", findings())
    _write("generated/pages.json", pages())
    _write("generated/sheets.json", sheets())
