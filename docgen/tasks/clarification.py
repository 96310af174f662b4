"""The contradictions of a tender as clarification.yaml: a letter in draft, for a person to go through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ruamel.yaml.comments import CommentedMap

from docgen.load.files.yaml import read_yaml
from docgen.model.clarification import ClarificationFile
from docgen.model.reading.reading import Contradiction
from docgen.model.text import squeezed
from docgen.pack.writing import writing
from docgen.rules import clash_words

NAME = "clarification.yaml"

_HEAD = """\
# 读采购文件时发现的前后矛盾，逐条列出；不需要问的整条删去，问法可以改。
# 生成函件：docgen build 项目文件夹 clarification
signed: {signed}
"""


def write(found: Sequence[Contradiction], folder: Path, on: date) -> Path | None:
    """Put the contradictions into the project's letter; those that it asks of already stay as they are.

    None where there is nothing new to ask. The letter is dated `on`, for a person to correct.
    """
    path = folder / NAME
    text, asked = "", set[str]()
    count = 0
    if path.is_file():
        text = path.read_text("utf-8-sig")
        data, _ = read_yaml(path, NAME, ClarificationFile)
        questions = data.get("questions") or []
        asked = {
            _key(tuple(str(place.get("words")) for place in each.get("places") or ())) for each in questions
        }
        count = len(questions)
    new = [each for each in found if _key(each.words) not in asked]
    if not new:
        return None
    text = text.rstrip("\n") + "\n" if text else _HEAD.format(signed=on.isoformat()) + "questions:\n"
    text += "".join(_lines(new, count + 1))
    with writing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
    return path


def _key(words: Sequence[str]) -> str:
    return "|".join(map(squeezed, words))


def _lines(found: Sequence[Contradiction], first: int) -> Iterator[str]:
    """Each question as YAML, two blanks below `questions:`."""
    for number, each in enumerate(found, first):
        entry = CommentedMap(_entry(each, f"Q{number}"))
        yield from (f"  {line}\n" if line else "\n" for line in _dumped(entry).splitlines())


def _dumped(entry: CommentedMap) -> str:
    from io import StringIO

    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 110
    yaml.allow_unicode = True
    out = StringIO()
    yaml.dump([entry], out)
    return out.getvalue()


def _entry(each: Contradiction, code: str) -> dict[str, object]:
    name = clash_words().kinds[each.kind].name if each.kind in clash_words().kinds else "前后不一致"
    here = each.values[: len(each.places)]
    ground = each.values[-1] if each.kind == "law" else ""
    said = "与".join(f"“{value}”" for value in dict.fromkeys(here))
    entry: dict[str, object] = {
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
