"""Evidence as a volume shows it: its own pages numbered 附件1 …, the other volumes' by their titles."""

from __future__ import annotations

from docgen.model.project import EvidenceFile, Project
from docgen.model.tender import Volume
from docgen.render.fields import EvidenceFields, EvidenceRef
from docgen.render.values import Anchor, PageOf, Picture

_WIDTH_MM, _HEIGHT_MM = 155, 215
"""The room for a picture below its heading on a portrait page."""


class EvidenceIndex:
    """All evidence of a project, seen from one volume."""

    def __init__(self, project: Project, volume: Volume) -> None:
        self._volume = volume
        self._titles = {volume.code: volume.title for volume in project.tender.volumes}
        self._labels: dict[str, str] = {}
        counts: dict[str, int] = {}
        for code, item in project.evidence.items():
            counts[item.record.volume] = counts.get(item.record.volume, 0) + 1
            self._labels[code] = f"附件{counts[item.record.volume]}"
        self._evidence = project.evidence

    def reference(self, code: str | None) -> EvidenceRef | None:
        """How this volume points at a piece of evidence."""
        if code is None:
            return None
        record = self._evidence[code].record
        here, volume = record.volume == self._volume.code, self._titles[record.volume]
        return EvidenceRef(
            label=self._labels[code],
            title=record.title,
            here=here,
            volume=volume,
            page=PageOf(_bookmark(code), "" if here else volume),
        )

    def printed(self) -> list[EvidenceFields]:
        """The evidence that stands in this volume, in its order."""
        here = [item for item in self._evidence.values() if item.record.volume == self._volume.code]
        return [self._fields(no, item) for no, item in enumerate(here, 1)]

    def _fields(self, no: int, item: EvidenceFile) -> EvidenceFields:
        label, title, bookmark = (
            self._labels[item.record.code],
            item.record.title,
            _bookmark(item.record.code),
        )
        return EvidenceFields(
            no=no,
            label=label,
            title=title,
            heading=Anchor(f"{label}：{title}", bookmark),
            page=PageOf(bookmark),
            picture=Picture(item.path, _WIDTH_MM, _HEIGHT_MM),
        )


def _bookmark(code: str) -> str:
    """A name that Word takes: letters, digits and underscores."""
    return "evidence_" + "".join(char if char.isalnum() else "_" for char in code)
