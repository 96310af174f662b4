"""What is to be written: an empty answer for each code, an empty chapter for each item that is scored."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen.edit import yaml_text
from docgen.load.files.yaml import read_yaml
from docgen.pack.writing import rewrite
from docgen.rules import skeleton_rule
from docgen.tasks.into.asked import ToWrite, lot_of, to_answer, to_write
from docgen.tasks.into.chapter_skeleton import skeleton
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
    rule = skeleton_rule()
    for number, each in enumerate(wanted, len(plan) + 1):
        title = each.name if each.name not in titles else f"{each.name}（{each.code}）"
        titles.add(title)
        file = f"{number:02}-{_UNFIT.sub('', title)[:30]}.md"
        if not (folder / "plan" / file).exists():
            rewrite(folder / "plan" / file, "\n".join(skeleton(title, each, rule)) + "\n")
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


def skeletons(folder: Path, codes: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """Skeletons for items whose chapters have no text yet, by the codes given or all: files written, codes of
    items whose chapters are there and written, in Word, or answered by several items.

    Items without a chapter get one.
    """
    project, _ = read_yaml(folder / "project.yaml", "project.yaml")
    file = folder / str(project.get("tender") or "tender.yaml")
    tender, _ = read_yaml(file, file.name)
    wanted = [
        each
        for each in to_write(lot_of(tender, str(project.get("lot") or "")))
        if not codes or each.code in codes
    ]
    response, _ = read_yaml(folder / "response.yaml", "response.yaml")
    plan = (response.get("plan") if isinstance(response, Mapping) else None) or []
    made: list[str] = []
    left: list[str] = []
    rule = skeleton_rule()
    for each in wanted:
        mine = [one for one in plan if isinstance(one, Mapping) and each.code in (one.get("answers") or ())]
        if not mine:
            continue
        name = str(mine[0].get("file") or "")
        path = folder / "plan" / name
        text = path.read_text(encoding="utf-8-sig") if name.endswith(".md") and path.is_file() else None
        if text is None or not _is_blank(text):
            left.append(each.code)
            continue
        rewrite(path, "\n".join(skeleton(str(mine[0].get("title") or each.name), each, rule)) + "\n")
        made.append(f"plan/{name}")
    chaptered = {str(code) for one in plan if isinstance(one, Mapping) for code in one.get("answers") or ()}
    before = set((folder / "plan").glob("*")) if (folder / "plan").is_dir() else set()
    empty_chapters(folder, [each for each in wanted if each.code not in chaptered])
    made += sorted(f"plan/{each.name}" for each in set((folder / "plan").glob("*")) - before)
    return made, left


def _is_blank(text: str) -> bool:
    """Whether a chapter has no text of its own: headings and comments alone."""
    bare = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return all(not line.strip() or line.lstrip().startswith("#") for line in bare.splitlines())
