"""Write the rules that must be read fast anew as JSON: docgen/rules/generated/sme.json and findings.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docgen.rules import code_pages, size_rule
from docgen.rules.size_table import JSON

RULES = Path(__file__).resolve().parent.parent / "docgen" / "rules"


def sizes() -> dict[str, Any]:
    """The size table, for commands that must not wait for YAML."""
    return size_rule().model_dump(mode="json")


def findings() -> dict[str, Any]:
    """Severity and remedy of every code by case, as `docgen/model/finding.py` reads them."""
    return {
        code: {
            case: {"severity": severity, "zh": remedy.zh, "en": remedy.en}
            for case, (severity, remedy) in page.entries().items()
        }
        for code, (_, page) in code_pages().items()
    }


def _write(name: str, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    (RULES / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    _write(JSON, sizes())
    _write("generated/findings.json", findings())
