"""A tender that was read becomes a project's folder; one that is there takes in what is new."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from docgen.edit import yaml_text
from docgen.edit.change import Change
from docgen.edit.text import edited
from docgen.load.files.yaml import read_yaml
from docgen.load.tender_files import FOLDER, digest
from docgen.model.finding import Message, reason, stop
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading
from docgen.model.text import squeezed
from docgen.pack.writing import rewrite, writing
from docgen.tasks.clarification import write as write_letter
from docgen.tasks.into.asked import ToWrite, lot_of, to_answer, to_write
from docgen.tasks.into.blanks import open_blanks, write_blanks
from docgen.tasks.into.brief import TITLE, Brief, write_brief
from docgen.tasks.into.brief import brief as made_brief
from docgen.tasks.into.entries import Entry
from docgen.tasks.into.merge import Merged, merge
from docgen.tasks.into.tender import tender_data
from docgen.tasks.new import start

_UNFIT = re.compile(r'[\\/:*?"<>|\s“”]+')
_SCHEMA = "# yaml-language-server: $schema=.schemas/{name}.schema.json\n"

_RESPONSE = """\
signed:             # 签署日期，如 2028-03-10
validity_days:      # 响应有效期（日），不少于采购文件的
signing_days:       # 自中标（成交）通知书发出之日起几日内签订合同
offer:              # 报价；分项写在 lines，如：{name: 保洁, quantity: 12, unit: 人, unit_price: "4200"}
  lines: []
sites:              # 采购文件不分站点的写一项，编号留空；人员用 staff.xlsx 的编号
  - site: ""
    address: ""
    hours: []       # 如：{weekdays: [1, 2, 3, 4, 5], opens: "08:30", closes: "17:30"}
    posts: []       # 如：{staff: S01, role: 项目经理}
commitments: []
evidence: []        # 如：{code: E-SITE, title: 场地照片, file: evidence/site.png, volume: technical}
evidence_volumes: {} # 公司的材料放进哪一卷，如：technical: [E-LICENCE]
"""
_ANSWERS = """\
# 每一条一个响应，写怎么做、谁做、何时做、凭什么；注释是采购文件的要求，写完可删。
# deviation 不写即无偏离；positive 正偏离，negative 负偏离；evidence 写证明材料编号。
answers:
"""


@dataclass(frozen=True)
class Into:
    """What came of it: whether the project is new, what was put in, what has to be answered."""

    folder: Path
    new: bool
    merged: Merged
    clauses: int
    with_figures: int
    answers: int
    chapters: int
    undecided: tuple[str, ...] = ()
    brief: Brief | None = None
    paper: Path | None = None
    letter: Path | None = None
    blanks: int = 0


def into_project(
    reading: Reading,
    outline: Outline,
    files: Sequence[Path],
    folder: Path,
    on: date,
    lot: str = "",
    company: str = "",
) -> Into:
    """Write or merge tender.yaml, answers.yaml, response.yaml, chapters, the tender's files and a letter.

    `lot` is the code of the lot that is bid for; where none of several is chosen, their answers wait. The
    letter asks about what the tender says against itself, and is dated `on`. `company` is where a new project
    finds the company's folder, from its own; it gets a blank one where that is not said.
    Raises DocgenError where the folder is something else, or a file of it cannot be read or written.
    """
    new = not (folder / "project.yaml").is_file()
    if new:
        start(folder, "blank")
        if company:
            _use(folder, company)
    try:
        made = _written(reading, outline, files, folder, lot, new)
        return replace(made, letter=write_letter(reading.contradictions, folder, on))
    except OSError as problem:
        why = {"reason": reason(problem)}
        said = Message("cannot be written: {reason}", why)
        raise stop("OUTPUT-LOCKED", str(folder), said, "new") from None


def _written(
    reading: Reading, outline: Outline, files: Sequence[Path], folder: Path, lot: str, new: bool
) -> Into:
    told = Merged()
    project = _project(folder, reading, outline, lot, new)
    tender_file = folder / str(project.get("tender") or "tender.yaml")
    kept = [_kept(file, tender_file.parent / FOLDER) for file in files]
    fresh = new or not tender_file.is_file()
    wanted = str(project.get("lot") or "")
    there = {} if fresh else read_yaml(tender_file, tender_file.name)[0]
    own = [
        each for each in outline.lots if squeezed(each.code) == squeezed(lot or wanted or _lot_there(there))
    ]
    data = tender_data(reading, replace(outline, lots=tuple(own[:1])) if own else outline, kept)
    if not fresh:
        _without_sites(data)
    if "lots" in there and "lot" in data:
        data["lots"] = [data.pop("lot")]
    rewrite(tender_file, _fresh("tender", data) if fresh else merge(tender_file, data, told))
    if fresh:
        _counted(told, data)
    tender, _ = read_yaml(tender_file, tender_file.name)
    chosen = lot_of(tender, str(project.get("lot") or ""))
    answers = list(to_answer(chosen, tender))
    before = _answered(folder, new)
    written = _answers(folder, answers, new)
    chapters = _chapters(folder, [each for each in to_write(chosen) if each.code not in before], new)
    own_forms = [each for each in reading.forms if not each.lot or not own or each.lot == own[0].code]
    company = folder / str(project.get("company") or "company")
    asked = open_blanks(outline, own_forms, company)
    blanks = write_blanks(folder / "forms.yaml", asked, _SCHEMA.format(name="forms")) if own_forms else 0
    told_of: Entry = (data.get("lot") or data["lots"][0]) if chosen else {}
    brief, paper = None, None
    if told_of:
        brief = made_brief(data, told_of, reading, kept[0]["file"] if kept else outline.document.name)
        paper = write_brief(brief, folder, tender_file.parent / FOLDER / f"{TITLE}.docx")
    clauses = [each for each in chosen.get("clauses") or () if isinstance(each, Mapping)]
    return Into(
        folder=folder,
        new=new,
        merged=told,
        clauses=len(clauses),
        with_figures=sum(bool(each.get("requires")) for each in clauses),
        answers=written,
        chapters=chapters,
        undecided=() if chosen else tuple(each.code for each in outline.lots),
        brief=brief,
        paper=paper,
        blanks=blanks,
    )


def further(folder: Path, codes: frozenset[str]) -> None:
    """Empty answers and chapters for these codes of tender.yaml, where the project answers them nowhere."""
    project, _ = read_yaml(folder / "project.yaml", "project.yaml")
    file = folder / str(project.get("tender") or "tender.yaml")
    tender, _ = read_yaml(file, file.name)
    chosen = lot_of(tender, str(project.get("lot") or ""))
    wanted = codes - _answered(folder, new=False)
    _answers(folder, (each for each in to_answer(chosen, tender) if each.code in wanted), new=False)
    _chapters(folder, [each for each in to_write(chosen) if each.code in wanted], new=False)


def _use(folder: Path, company: str) -> None:
    """The company's folder of other projects in place of the blank one."""
    path = folder / "project.yaml"
    text = path.read_text(encoding="utf-8-sig")
    rewrite(path, edited(text, path.name, Change(("company",), company))[0])
    shutil.rmtree(folder / "company")


def _without_sites(data: Entry) -> None:
    """Sites are proposed for a new project alone: one that is there has its own, or bids for none."""
    for lot in data.get("lots") or [data["lot"]]:
        for each in (lot, *lot["clauses"]):
            each.pop("sites", None)


def _lot_there(tender: Any) -> str:
    """The code of the only lot that tender.yaml has."""
    lot = tender.get("lot") if isinstance(tender, Mapping) else None
    return str(lot.get("code") or "") if isinstance(lot, Mapping) else ""


def _project(folder: Path, reading: Reading, outline: Outline, lot: str, new: bool) -> Mapping[str, Any]:
    """project.yaml, with title and lot where they were blank."""
    path = folder / "project.yaml"
    name = next((each.value for each in reading.stated if each.key == "project_name"), "")
    title = " ".join(filter(None, (name or outline.document.name, lot)))
    fields: Entry = {"title": title} | ({"lot": lot} if lot else {})
    if new and not lot and len(outline.lots) > 1:
        known = "、".join(each.code for each in outline.lots)
        fields |= {"#lot": f"投哪一个标项：{known}；定了再运行一次 docgen read … --into … --lot", "lot": ""}
    text = merge(path, {name: value for name, value in fields.items() if value}, Merged())
    rewrite(path, text)
    project, _ = read_yaml(path, path.name)
    return project if isinstance(project, Mapping) else {}


def _kept(file: Path, folder: Path) -> Entry:
    """The tender's file in the project, beside those of the same name that say something else."""
    folder.mkdir(parents=True, exist_ok=True)
    sha256 = digest(file) or ""
    name = _UNFIT.sub("_", file.name)[-80:].strip("._ ") or "tender"
    target = folder / name
    if target.exists() and digest(target) != sha256:
        target = folder / f"{target.stem[:60]}-{sha256[:8]}{target.suffix}"
    if not target.exists():
        with writing(target) as temporary:
            shutil.copyfile(file, temporary)
    return {"file": target.name, "sha256": sha256}


def _fresh(name: str, data: Entry) -> str:
    return _SCHEMA.format(name=name) + "".join(f"{line}\n" for line in yaml_text.lines(data))


def _counted(told: Merged, data: Entry) -> None:
    """How many entries of each kind a new tender.yaml has."""
    lots = data.get("lots") or [data.get("lot") or {}]
    for group in (data, *lots):
        for name, value in group.items():
            if (
                isinstance(value, list)
                and name not in ("lots", "files", "facts")
                and not name.startswith("#")
            ):
                told.count(name, len(value))
    for lot in lots:
        told.count("stages", len((lot.get("payment") or {}).get("stages") or ()))
        told.count("facts", len(lot.get("facts") or ()))
    told.count("facts", len(data.get("facts") or ()))


def _answered(folder: Path, new: bool) -> frozenset[str]:
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


def _answers(folder: Path, asked: Iterable[Any], new: bool) -> int:
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
            _SCHEMA.format(name="answers") + (_ANSWERS + told if entries else _ANSWERS.rstrip() + " {}\n"),
        )
        return len(entries) // 2
    data, _ = read_yaml(path, path.name)
    known = set(map(str, (data.get("answers") or {}) if isinstance(data, Mapping) else ()))
    missing = {name: value for name, value in entries.items() if name.lstrip("#") not in known}
    if missing:
        rewrite(path, merge(path, {"answers": missing}, Merged()))
    return len(missing) // 2


def _chapters(folder: Path, wanted: Sequence[ToWrite], new: bool) -> int:
    """An empty chapter for each item that is scored, named in response.yaml; how many."""
    path = folder / "response.yaml"
    if new or not path.is_file():
        rewrite(path, _SCHEMA.format(name="response") + _RESPONSE)
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
