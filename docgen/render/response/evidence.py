"""Evidence as a volume shows it: its own pages numbered 附件1 …, the other volumes' by their titles."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.guard.pdf import PdfDesk
from docgen.model.company.evidence_names import evidence_bookmark, evidence_labels
from docgen.model.frame import EVIDENCE, EVIDENCE_WIDE, Frame
from docgen.model.project import Chapter, EvidenceFile, Project
from docgen.model.response.personnel import papers_of
from docgen.model.response.places import places, volume_of_chapter
from docgen.model.tender.tender import Volume
from docgen.render.engine.values import Anchor, PageOf, Picture, form_bookmark
from docgen.render.response.answer_fields import ChapterRef, EvidenceRef, FormRef, PaperRef
from docgen.render.response.fields import EvidenceFields, EvidencePageFields

_WIDER = 1.15
_DPI = 200
"""At which pages of a PDF are drawn: its text is sharper than a scan's, and 200 print well."""


class EvidenceIndex:
    """All evidence of a project, seen from one volume."""

    def __init__(self, project: Project, volume: Volume) -> None:
        self._project = project
        self._volume = volume
        self._places = places(project)
        self._titles = {volume.code: volume.title for volume in project.tender.volumes}
        self._labels = evidence_labels(project)
        self._evidence = project.evidence

    def references(self, codes: Iterable[str]) -> list[EvidenceRef]:
        """How this volume points at several pieces of evidence."""
        return [reference for code in codes if (reference := self.reference(code))]

    def reference(self, code: str | None) -> EvidenceRef | None:
        """How this volume points at a piece of evidence; None where this bid prints none of that code."""
        if code is None or code not in self._evidence:
            return None
        record = self._evidence[code].record
        here, volume = record.volume == self._volume.code, self._titles[record.volume]
        return EvidenceRef(
            label=self._labels[code],
            title=record.title,
            here=here,
            volume=volume,
            page=PageOf(evidence_bookmark(code), "" if here else volume),
        )

    def papers(self, staff: str) -> list[PaperRef]:
        """How this volume points at the papers about somebody of the staff sheet, in their order."""
        return [
            PaperRef(kind=item.record.kind or item.record.title, **vars(reference))
            for item in papers_of(self._project, staff)
            if (reference := self.reference(item.record.code))
        ]

    def forms(self, names: Iterable[str]) -> list[FormRef]:
        """How this volume points at forms, in every volume that has one of that name."""
        return [
            FormRef(
                title=place.title,
                here=(here := place.volume == self._volume.code),
                volume=self._titles[place.volume],
                page=PageOf(form_bookmark(place.mark), "" if here else self._titles[place.volume]),
            )
            for name in names
            for place in self._places.get(name, ())
        ]

    def chapter(self, chapter: Chapter, bookmark: str) -> ChapterRef:
        """How this volume points at a chapter of the plan."""
        volume = volume_of_chapter(self._project, chapter)
        far = volume.title if volume is not None and volume.code != self._volume.code else ""
        return ChapterRef(title=chapter.record.title, here=not far, volume=far, page=PageOf(bookmark, far))

    def printed(self) -> list[EvidenceFields]:
        """The evidence that stands in this volume, in its order."""
        here = [item for item in self._evidence.values() if item.record.volume == self._volume.code]
        with PdfDesk() as pdfs:
            shown = [_pictures(item, pdfs) for item in here]
        wide = [pictures[0].frame is EVIDENCE_WIDE for pictures in shown]
        turns = [now != before for now, before in zip(wide, (False, *wide), strict=False)]
        rows = zip(here, shown, wide, turns, strict=True)
        return [self._fields(no, *row) for no, row in enumerate(rows, 1)]

    def _fields(
        self, no: int, item: EvidenceFile, pictures: list[Picture], wide: bool, turns: bool
    ) -> EvidenceFields:
        code, title = item.record.code, item.record.title
        label, count = self._labels[code], len(pictures)
        more = [
            EvidencePageFields(
                label=f"{label}-{page}",
                heading=Anchor(
                    f"{label}-{page}：{title}（第{page}页，共{count}页）", evidence_bookmark(code, page)
                ),
                picture=picture,
            )
            for page, picture in enumerate(pictures[1:], 2)
        ]
        return EvidenceFields(
            no=no,
            label=label,
            title=title,
            heading=Anchor(f"{label}：{title}", evidence_bookmark(code)),
            page=PageOf(evidence_bookmark(code)),
            last_page=PageOf(evidence_bookmark(code, count)),
            picture=pictures[0],
            more=more,
            wide=wide,
            turns=turns,
        )


def _pictures(item: EvidenceFile, pdfs: PdfDesk) -> list[Picture]:
    """What is printed of the file: the picture that it is, or each page of a PDF as one."""
    if item.facts.kind != "pdf":
        return [Picture(item.path, _frame(item.facts.width_px, item.facts.height_px))]
    pages = pdfs.pictures(item.path, EVIDENCE, _DPI, item.pages) if item.facts.readable else None
    # Without pages the file itself is put in, and refused as no picture.
    return [Picture(item.path, EVIDENCE, content) for content in pages or [b""]]


def _frame(width: int | None, height: int | None) -> Frame:
    """What is clearly wider than high has a page that lies on its side, so that it fills it."""
    return EVIDENCE_WIDE if width and height and width > height * _WIDER else EVIDENCE
