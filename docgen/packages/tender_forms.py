"""The tender's own forms cut again from its file, as tender.yaml names them: by their first and last block.

Nothing else of the tender is read again: opening its file is all that this costs (docs/decisions.md has the
figures). The last files opened are kept in the process by their content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from docgen.guard.paths import inside
from docgen.intake.forms.pages import items
from docgen.intake.forms.reading import body_parts
from docgen.intake.opened import opened_with_source
from docgen.intake.read import joined
from docgen.load.tender_files import FOLDER, digest
from docgen.model.finding import DocgenError, Finding, Message, Origin, found, stop
from docgen.model.project import Project
from docgen.model.reading.blocks import Block, Document, Paragraph, paragraphs_of
from docgen.model.reading.reading import Found, TenderForm
from docgen.model.tender.citation import Citation
from docgen.model.tender.forms import PrescribedForm
from docgen.model.under_way import UnderWay
from docgen.rules import blank_words

OWN_FORMS = "templates/forms"


@dataclass(frozen=True, slots=True)
class TenderFile:
    """A file of the tender: its bytes, as .docx where it was an older format, and its blocks."""

    source: bytes
    document: Document


@dataclass(frozen=True, slots=True)
class CutForms:
    """The forms by their codes, each with the position of the file that it stands in, and the files.

    `edited` are those that the project has a version of its own of, each a file with that form alone;
    `company` the company's own forms that a volume names, by their names.
    """

    files: tuple[TenderFile, ...]
    forms: Mapping[str, tuple[int, TenderForm]]
    edited: Mapping[str, tuple[TenderFile, TenderForm]] = field(default_factory=dict)
    company: Mapping[str, tuple[TenderFile, TenderForm]] = field(default_factory=dict)

    def of_files(self) -> Iterator[tuple[TenderFile, TenderForm]]:
        """Each form with the file that it is taken from: people's own version before the tender's."""
        for code, (at, form) in self.forms.items():
            yield self.edited.get(code, (self.files[at], form))
        yield from self.company.values()


def prescribed(project: Project | UnderWay) -> list[PrescribedForm]:
    """The forms that a volume has among its parts."""
    wanted = {part for each in project.tender.volumes for part in each.parts}
    return [form for form in project.tender.forms if form.code in wanted]


def company_parts(project: Project | UnderWay) -> list[str]:
    """The company's own forms that volumes name among their parts, once each."""
    if isinstance(project, UnderWay):
        return []
    named = [part for volume in project.tender.volumes for part in volume.parts]
    return [part for part in dict.fromkeys(named) if part in project.company_form_files]


def cut_forms(project: Project | UnderWay, folder: Path, wanted: Sequence[PrescribedForm]) -> CutForms:
    """The wanted forms of the tender of the project in `folder`, to be filled.

    Raises DocgenError where a file of the tender is not the one that was read, or a form is not in it.
    """
    files = _files(project, folder)
    cut: dict[str, tuple[int, TenderForm]] = {}
    faults: list[Finding] = []
    for form in wanted:
        for at, file in enumerate(files):
            if (found_form := _cut(file.document, form)) is not None:
                cut[form.code] = (at, found_form)
                break
        else:
            faults.append(_not_there(project, form))
    if faults:
        raise DocgenError(*faults)
    edited = {form.code: own for form in wanted if (own := _own(folder, form)) is not None}
    shown_as = {form.code: own_form(form.code) for form in wanted}
    empty = [shown for code, shown in shown_as.items() if code not in edited and (folder / shown).exists()]
    if empty:
        said = Message("holds no text of a form")
        raise DocgenError(*(found("FORM-UNFOUND", Origin(shown), said, "own") for shown in empty))
    company = {name: own for name in company_parts(project) if (own := _company(project, name)) is not None}
    return CutForms(files, cut, edited, company)


def own_form(code: str) -> str:
    """Where a project keeps a form that people edited, below its folder."""
    return f"{OWN_FORMS}/{code}.docx"


def _own(folder: Path, form: PrescribedForm) -> tuple[TenderFile, TenderForm] | None:
    """The form as people edited it; None where the tender's own counts."""
    shown = own_form(form.code)
    if not (folder / shown).exists():
        return None
    return _alone(inside(folder, shown), form)


def _company(project: Project | UnderWay, name: str) -> tuple[TenderFile, TenderForm] | None:
    """A form of the company's own, called as its file; None where there is nothing in it."""
    assert isinstance(project, Project)
    place = Citation(section="公司的格式", item=name)
    form = PrescribedForm(code="own", title=name, place=place, block="", last="")
    return _alone(project.company_form_files[name], form)


def _alone(file: Path, form: PrescribedForm) -> tuple[TenderFile, TenderForm] | None:
    """A form that is all of a file; None where the file has no text."""
    source, document = opened_with_source(file)
    blocks = [block for block in document.blocks if not isinstance(block, Paragraph) or block.text.strip()]
    if not blocks:
        return None
    title = next(iter(paragraphs_of(tuple(blocks[:1]))))
    whole = form.model_copy(update={"block": title.id, "last": document.blocks[-1].id, "free": False})
    cut = _cut(document, whole)
    return None if cut is None else (TenderFile(source, document), cut)


def blocks_of(cut: CutForms, code: str) -> tuple[Block, ...]:
    """The tender's blocks of a form, as its file has them."""
    file, form = cut.forms[code]
    blocks = cut.files[file].document.blocks
    span = _span(blocks, form.found.block, form.last)
    assert span is not None
    return blocks[span[0] : span[1] + 1]


def own_blocks(cut: CutForms, code: str) -> tuple[Block, ...]:
    """The blocks of a form as people edited it."""
    file, form = cut.edited[code]
    span = _span(file.document.blocks, form.found.block, form.last)
    assert span is not None
    return file.document.blocks[span[0] : span[1] + 1]


def _not_there(project: Project | UnderWay, form: PrescribedForm) -> Finding:
    at = next(i for i, each in enumerate(project.tender.forms) if each.code == form.code)
    said = Message("{form} is not found in the tender's file", {"form": f"{form.code} {form.heading}"})
    return project.found("FORM-UNFOUND", ("tender", "forms", at), said)


def _files(project: Project | UnderWay, folder: Path) -> tuple[TenderFile, ...]:
    """The tender's files; blocks of the second and on are named after it, as when they were read."""
    tender = (folder / project.sources.files["tender"]).parent / FOLDER
    opened_files = []
    for paper in project.tender.files:
        path = inside(tender, paper.file)
        if digest(path) != paper.sha256:
            said = Message(
                "tender/{file} is not the file that tender.yaml was read from", {"file": paper.file}
            )
            raise stop("TENDER-CHANGED", f"{FOLDER}/{paper.file}", said)
        opened_files.append(_opened(path, paper.sha256))
    if len(opened_files) < 2:
        return tuple(opened_files)
    whole = joined(*(file.document for file in opened_files))
    parted, at = [], 0
    for file in opened_files:
        count = len(file.document.blocks)
        parted.append(replace(file, document=replace(file.document, blocks=whole.blocks[at : at + count])))
        at += count
    return tuple(parted)


@lru_cache(maxsize=4)
def _opened(path: Path, _sha256: str) -> TenderFile:
    return TenderFile(*opened_with_source(path))


def _cut(document: Document, form: PrescribedForm) -> TenderForm | None:
    """The form's blocks with their blanks and tables; None where the file has no such blocks.

    Of a form without a text of its own the title alone is taken: its hints are no part of a bid.
    """
    span = _span(document.blocks, form.block, form.last or form.block)
    if span is None:
        return None
    first, last = span
    title = next(each for each in paragraphs_of(document.blocks[first : first + 1]) if each.id == form.block)
    if form.free:
        last = first
    blanks, tables = body_parts(items(document.blocks[first : last + 1]), blank_words(), title=title)
    return TenderForm(
        title=form.title,
        found=Found(form.heading, form.block, form.certainty or "exact"),
        last=document.blocks[last].id,
        label=form.label,
        lot=form.lot,
        volume=form.volume,
        blanks=tuple(blanks),
        tables=tuple(tables),
        free=form.free,
        if_any=form.if_any,
        substantive=form.substantive,
    )


def _span(blocks: tuple[Block, ...], begins: str, ends: str) -> tuple[int, int] | None:
    """The positions of a form's first and last block; a block is found by what it holds, too."""
    places = {
        name: at
        for at, block in enumerate(blocks)
        for name in (block.id, *(p.id for p in paragraphs_of((block,))))
    }
    first, last = places.get(begins), places.get(ends)
    return None if first is None or last is None or last < first else (first, last)
