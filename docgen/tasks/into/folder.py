"""A tender that was read becomes a project's folder; one that is there takes in what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from docgen.edit import yaml_text
from docgen.load.files.yaml import read_yaml
from docgen.load.tender_files import FOLDER
from docgen.model.finding import Message, reason, stop
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading
from docgen.pack.writing import rewrite
from docgen.tasks.clarification import write as write_letter
from docgen.tasks.into.asked import lot_of, to_answer, to_write
from docgen.tasks.into.blanks import open_blanks, write_blanks
from docgen.tasks.into.brief import TITLE, Brief, write_brief
from docgen.tasks.into.brief import brief as made_brief
from docgen.tasks.into.entries import Entry
from docgen.tasks.into.kept import kept
from docgen.tasks.into.merge import Merged, merge
from docgen.tasks.into.response_file import response_file
from docgen.tasks.into.skeleton import answered, empty_answers, empty_chapters, schema
from docgen.tasks.into.tender import tender_data
from docgen.tasks.into.which_lot import same_lot, which_lot
from docgen.tasks.new import company_path, start


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
    company: Path | None = None,
) -> Into:
    """Write or merge tender.yaml, answers.yaml, response.yaml, chapters, the tender's files and a letter.

    `lot` is the code of the lot that is bid for, `company` the company's own folder, which other projects
    may share. The letter asks about what the tender says against itself, and is dated `on`.
    Raises DocgenError, and writes nothing, where a divided tender leaves the lot open, or the folder is
    something else; and where a file of it cannot be read or written.
    """
    chosen = which_lot(outline, files, folder, lot)
    new = not (folder / "project.yaml").is_file()
    if new:
        start(folder, "blank", company)
    try:
        made = _written(reading, outline, files, folder, chosen, company, new, on)
        return replace(made, letter=write_letter(reading.contradictions, folder, on))
    except OSError as problem:
        why = {"reason": reason(problem)}
        said = Message("cannot be written: {reason}", why)
        raise stop("OUTPUT-LOCKED", str(folder), said, "new") from None


def _written(
    reading: Reading,
    outline: Outline,
    files: Sequence[Path],
    folder: Path,
    lot: str,
    company: Path | None,
    new: bool,
    on: date,
) -> Into:
    told = Merged()
    own = same_lot(outline, lot)
    project = _project(folder, reading, outline, own[0].code if own else "", company, told)
    tender_file = folder / str(project.get("tender") or "tender.yaml")
    papers = [kept(file, tender_file.parent / FOLDER) for file in files]
    fresh = new or not tender_file.is_file()
    there = {} if fresh else read_yaml(tender_file, tender_file.name)[0]
    data = tender_data(reading, replace(outline, lots=own) if own else outline, papers)
    if not fresh:
        _without_sites(data)
    if "lots" in there and "lot" in data:
        data["lots"] = [data.pop("lot")]
    rewrite(tender_file, _fresh(data) if fresh else merge(tender_file, data, told))
    if fresh:
        _counted(told, data)
    tender, _ = read_yaml(tender_file, tender_file.name)
    chosen = lot_of(tender, str(project.get("lot") or ""))
    before = answered(folder, new)
    answers = empty_answers(folder, to_answer(chosen, tender), new)
    if new or not (folder / "response.yaml").is_file():
        told_days = response_file(data, chosen, reading, outline, on)
        rewrite(folder / "response.yaml", schema("response") + told_days)
    chapters = empty_chapters(folder, [each for each in to_write(chosen) if each.code not in before])
    own_forms = [each for each in reading.forms if not each.lot or not own or each.lot == own[0].code]
    asked = open_blanks(outline, own_forms, folder / str(project.get("company") or "company"))
    blanks = write_blanks(folder / "forms.yaml", asked, schema("forms")) if own_forms else 0
    brief = made_brief(
        data,
        data.get("lot") or data["lots"][0],
        [form.title for form in reading.forms],
        len(reading.contradictions),
        papers[0]["file"],
    )
    clauses = [each for each in chosen.get("clauses") or () if isinstance(each, Mapping)]
    return Into(
        folder=folder,
        new=new,
        merged=told,
        clauses=len(clauses),
        with_figures=sum(bool(each.get("requires")) for each in clauses),
        answers=answers,
        chapters=chapters,
        brief=brief,
        paper=write_brief(brief, folder, tender_file.parent / FOLDER / f"{TITLE}.docx"),
        blanks=blanks,
    )


def _without_sites(data: Entry) -> None:
    """Sites are proposed for a new project alone: one that is there has its own, or bids for none."""
    for lot in data.get("lots") or [data["lot"]]:
        for each in (lot, *lot["clauses"]):
            each.pop("sites", None)


def _project(
    folder: Path, reading: Reading, outline: Outline, lot: str, company: Path | None, told: Merged
) -> Mapping[str, Any]:
    """project.yaml, with title and lot where they were blank."""
    path = folder / "project.yaml"
    name = next((each.value for each in reading.stated if each.key == "project_name"), "")
    fields: Entry = {"title": " ".join(filter(None, (name or outline.document.name, lot)))}
    if lot:
        fields["lot"] = lot
    if company is not None:
        fields["company"] = company_path(company, folder)
    rewrite(path, merge(path, fields, told))
    project, _ = read_yaml(path, path.name)
    return project if isinstance(project, Mapping) else {}


def _fresh(data: Entry) -> str:
    return schema("tender") + "".join(f"{line}\n" for line in yaml_text.lines(data))


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
