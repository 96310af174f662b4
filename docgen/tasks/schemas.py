"""JSON Schemas of the YAML files, made from the records, so that editors complete and explain fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from docgen.model.acceptance.records import AcceptanceFile, ScoringFile
from docgen.model.company.bidder import Bidder
from docgen.model.handover.records import HandoverTerms
from docgen.model.operation import Contract
from docgen.model.project import ProjectFile
from docgen.model.response.response import Answers, Response
from docgen.model.tender.tender import Tender

FILES: dict[str, type[BaseModel]] = {
    "project": ProjectFile,
    "tender": Tender,
    "response": Response,
    "answers": Answers,
    "bidder": Bidder,
    "contract": Contract,
    "scoring": ScoringFile,
    "acceptance": AcceptanceFile,
    "handover": HandoverTerms,
}


def schema_texts() -> dict[str, str]:
    """File name → the schema's text."""
    return {f"{name}.schema.json": _text(record) for name, record in FILES.items()}


def stale(folder: Path) -> list[str]:
    """Names of schema files in `folder` that the records no longer make."""
    return [
        name
        for name, text in schema_texts().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def write(folder: Path) -> list[Path]:
    """Write every schema into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in schema_texts().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        paths.append(folder / name)
    return paths


def _text(record: type[BaseModel]) -> str:
    schema: dict[str, Any] = record.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
