"""The contradictions of a tender as clarification.yaml: a letter in draft, for a person to go through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from docgen.edit import yaml_text
from docgen.load.files.yaml import read_yaml
from docgen.model.clarification import ClarificationFile
from docgen.model.reading.contradiction import Contradiction
from docgen.model.text import squeezed
from docgen.pack.writing import rewrite
from docgen.rules import clash_words
from docgen.tasks.into.entries import Codes, Entry
from docgen.tasks.into.merge import Merged, merge

NAME = "clarification.yaml"

_HEAD = """\
# yaml-language-server: $schema=.schemas/clarification.schema.json
# 读采购文件时发现的前后矛盾，逐条列出；不需要问的整条删去，问法可以改。
# 生成函件：docgen build 项目文件夹 clarification
"""


def write(found: Sequence[Contradiction], folder: Path, on: date) -> Path | None:
    """Put the contradictions into the project's letter; those that it asks of already stay as they are.

    None where there is nothing new to ask. The letter is dated `on`, for a person to correct.
    """
    path = folder / NAME
    there = path.is_file()
    held = (read_yaml(path, NAME, ClarificationFile)[0].get("questions") or []) if there else []
    asked = {_key([str(place.get("words")) for place in each.get("places") or ()]) for each in held}
    codes = Codes(tuple(str(each.get("code")) for each in held))
    new = [_entry(each, codes.next("Q")) for each in found if _key(each.words) not in asked]
    if not new:
        return None
    if there:
        rewrite(path, merge(path, {"questions": new}, Merged()))
    else:
        letter = yaml_text.lines({"signed": on, "questions": new})
        rewrite(path, _HEAD + "".join(f"{line}\n" for line in letter))
    return path


def _key(words: Sequence[str]) -> str:
    return "|".join(map(squeezed, words))


def _entry(each: Contradiction, code: str) -> Entry:
    name = clash_words().kinds[each.kind].name if each.kind in clash_words().kinds else "前后不一致"
    here = each.values[: len(each.places)]
    ground = each.values[-1] if each.kind == "law" else ""
    said = "与".join(f"“{value}”" for value in dict.fromkeys(here))
    entry: Entry = {
        "code": code,
        "title": f"{each.about}：{name}" if each.about else name,
        "places": [
            {"place": found.place or "采购文件", "words": words}
            for found, words in dict(zip(each.places, each.words, strict=True)).items()
        ],
        "clash": f"{said}{'不一致' if len(set(here)) > 1 else ''}。{each.why}",
        "ask": each.ask,
    }
    return entry | ({"ground": ground} if ground else {})
