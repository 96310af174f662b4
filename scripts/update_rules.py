"""Write docgen/rules/sme.json anew from sme.yaml, for commands that must not wait for YAML."""

from __future__ import annotations

import json
from pathlib import Path

from docgen.rules import size_rule
from docgen.rules.size_table import JSON

RULES = Path(__file__).resolve().parent.parent / "docgen" / "rules"


def written() -> str:
    """The size table as JSON."""
    return json.dumps(size_rule().model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (RULES / JSON).write_text(written(), encoding="utf-8", newline="\n")
