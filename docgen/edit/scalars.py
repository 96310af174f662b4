"""A single value as it is written: the way its forerunner stood there, as far as that holds it."""

from __future__ import annotations

from typing import Any

from ruamel.yaml.nodes import ScalarNode

from docgen.edit import yaml_text
from docgen.load.files.yaml import data_of
from docgen.model.finding import DocgenError


def written(value: Any, old: ScalarNode, flow: bool, indent: int) -> str:
    """The value in the place of `old`: plain, in its quotes, or as a block of lines `indent` signs in."""
    if isinstance(value, str):
        for told in _alike(value, old.style, flow, indent):
            if _reads(told, flow) == value:
                return told
    return yaml_text.scalar(value, flow)


def _alike(value: str, style: str | None, flow: bool, indent: int) -> list[str]:
    told = []
    if not flow and (style == "|" or (style == ">" and "\n" in value) or value.count("\n") > 1):
        told.append(_block("|", value, indent))
    elif style == ">" and not flow:
        told.append(_block(">", value, indent))
    if style == '"':
        told.append(yaml_text.quoted(value))
    if style == "'" and "\n" not in value and value == value.strip():
        told.append("'" + value.replace("'", "''") + "'")
    if not style and (value[:1].isalnum() or value[:1].isalpha()) and "#" not in value:
        told.append(value)
    return told


def _block(sign: str, value: str, indent: int) -> str:
    """A literal or folded text; its last line's end is written as the sign behind the first line says."""
    keep = "" if value.endswith("\n") else "-"
    pad = " " * indent
    lines = value.removesuffix("\n").split("\n")
    return f"{sign}{keep}\n" + "\n".join(pad + line if line else "" for line in lines)


def _reads(told: str, flow: bool) -> Any:
    """What YAML reads; None where it reads nothing, or would cut it."""
    try:
        data, _ = data_of(f"[{told}]" if flow else f"-   {told}\n", "")
    except DocgenError:
        return None
    return data[0] if isinstance(data, list) and len(data) == 1 else None
