"""JSON Schemas of the YAML files, made from the records, so that editors complete and explain fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from docgen.model.company.bidder import Bidder
from docgen.model.project_file import ProjectFile
from docgen.model.tender.tender_file import TenderFile
from docgen.packages.registry import kinds, package

_OF_ALL: dict[str, type[BaseModel]] = {"project": ProjectFile, "tender": TenderFile, "bidder": Bidder}
"""What every kind of package is made of."""


def records() -> dict[str, type[BaseModel]]:
    """The stem of each YAML file → its record, from every kind of package."""
    return _OF_ALL | {name: record for kind in kinds() for name, record in package(kind).records.items()}


def schema_texts() -> dict[str, str]:
    """File name → the schema's text."""
    return {f"{name}.schema.json": _text(record) for name, record in records().items()}


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
