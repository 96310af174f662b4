"""What is to be written: an empty answer for each code, an empty chapter for each item that is scored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen.edit import yaml_text
from docgen.load.files.yaml import read_yaml
from docgen.pack.writing import rewrite
from docgen.tasks.into.asked import ToWrite, lot_of, to_answer, to_write
from docgen.tasks.into.entries import Entry
from docgen.tasks.into.merge import Merged, merge

_UNFIT = re.compile(r'[\\/:*?"<>|\s“”]+')

_ANSWERS = """\
# 每一条一个响应，写怎么做、谁做、何时做、凭什么；注释是采购文件的要求，写完可删。
# deviation 不写即无偏离；positive 正偏离，negative 负偏离；evidence 写证明材料编号。
answers:
"""


def schema(name: str) -> str:
    """The first line of a file, by which editors find the schema of its records."""
    return f"# yaml-language-server: $schema=.schemas/{name}.schema.json\n"


def further(folder: Path, codes: frozenset[str]) -> None:
    """Empty answers and chapters for these codes of tender.yaml, where the project answers them nowhere."""
    project, _ = read_yaml(folder / "project.yaml", "project.yaml")
    file = folder / str(project.get("tender") or "tender.yaml")
    tender, _ = read_yaml(file, file.name)
    chosen = lot_of(tender, str(project.get("lot") or ""))
    wanted = codes - answered(folder, new=False)
    empty_answers(folder, (each for each in to_answer(chosen, tender) if each.code in wanted), new=False)
    empty_chapters(folder, [each for each in to_write(chosen) if each.code in wanted])


def answered(folder: Path, new: bool) -> frozenset[str]:
    """Codes that the project answers already, by an answer or a chapter."""
    if new:
        return frozenset()
    found: set[str] = set()
    for name, field in (("answers", "answers"), ("response", "plan")):
        path = folder / f"{name}.yaml"
        data, _ = read_yaml(path, path.name) if path.is_file() else ({}, {})
        held = data.get(field) if isinstance(data, Mapping) else None
        if isinstance(held, Mapping):
            found |= set(held)
        for chapter in held if isinstance(held, list) else ():
            found |= set(chapter.get("answers") or ()) if isinstance(chapter, Mapping) else set()
    return frozenset(map(str, found))


def empty_answers(folder: Path, asked: Iterable[Any], new: bool) -> int:
    """An empty answer for each code that has none; how many."""
    path = folder / "answers.yaml"
    entries: Entry = {}
    for each in asked:
        said: Entry = {"text": ""}
        if each.forms:
            said |= {"forms": list(each.forms), "certainty": "likely"}
        entries |= {f"#{each.code}": each.hint, each.code: said}
    if new or not path.is_file():
        told = "".join(f"{line}\n" for line in yaml_text.lines(entries, 2))
        rewrite(
            path,
            schema("answers") + (_ANSWERS + told if entries else _ANSWERS.rstrip() + " {}\n"),
        )
        return len(entries) // 2
    data, _ = read_yaml(path, path.name)
    known = set(map(str, (data.get("answers") or {}) if isinstance(data, Mapping) else ()))
    missing = {name: value for name, value in entries.items() if name.lstrip("#") not in known}
    if missing:
        rewrite(path, merge(path, {"answers": missing}, Merged()))
    return len(missing) // 2


def empty_chapters(folder: Path, wanted: Sequence[ToWrite]) -> int:
    """An empty chapter for each item that is scored, named in response.yaml; how many."""
    path = folder / "response.yaml"
    (folder / "plan").mkdir(exist_ok=True)
    data, _ = read_yaml(path, path.name)
    plan = (data.get("plan") if isinstance(data, Mapping) else None) or []
    titles = {str(each.get("title")) for each in plan if isinstance(each, Mapping)}
    entries: list[Entry] = []
    for number, each in enumerate(wanted, len(plan) + 1):
        title = each.name if each.name not in titles else f"{each.name}（{each.code}）"
        titles.add(title)
        file = f"{number:02}-{_UNFIT.sub('', title)[:30]}.md"
        if not (folder / "plan" / file).exists():
            rewrite(folder / "plan" / file, "\n".join(_empty_chapter(title, each)) + "\n")
        entries.append({"title": title, "file": file, "answers": [each.code]})
    if entries:
        rewrite(path, _with_plan(path, plan, entries))
    return len(entries)


def _with_plan(path: Path, plan: list[Any], entries: list[Entry]) -> str:
    """response.yaml with further chapters behind its own."""
    text = path.read_text(encoding="utf-8-sig")
    told = "".join(f"{line}\n" for line in yaml_text.items("plan", entries, 2))
    blank = re.search(r"^plan:[ \t]*(?:\[\][ \t]*)?(?:#[^\n]*)?\n?$", text, re.MULTILINE)
    if plan:
        return merge(path, {"plan": entries}, Merged())
    if blank:
        return f"{text[: blank.start()]}plan:\n{told}{text[blank.end() :].lstrip(chr(10))}"
    return f"{text.rstrip(chr(10))}\nplan:               # 服务方案各章，文件在 plan/\n{told}"


def _empty_chapter(title: str, item: ToWrite) -> Iterator[str]:
    """A heading, and what the panel looks for as a comment, which is never printed."""
    yield f"# {title}"
    yield ""
    told = re.sub(r"[<>]|--+", " ", item.text)
    yield f"<!-- {item.points or '—'} 分。评审标准：{told} -->"
