"""A project's tender and answers, as far as they can be made records while other parts are still blank."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from docgen.load.files.annotations import whole
from docgen.load.files.yaml import read_yaml
from docgen.load.reading import Reading
from docgen.load.tender_files import tender_files
from docgen.model.finding import DocgenError
from docgen.model.project_file import ProjectFile
from docgen.model.response.response import Answer, Answers
from docgen.model.tender.tender import Lot, Tender, TenderFacts
from docgen.model.tender.tender_file import meant
from docgen.model.under_way import UnderWay

R = TypeVar("R", bound=BaseModel)


def parted(answers: Answers, lot: Lot | None) -> tuple[Mapping[str, Answer], frozenset[str]]:
    """The answers that say something, and the codes of those that are still blank.

    A row that the panel reviews or scores is answered by a place that it names, too.
    """
    by_place: set[str] = set()
    if lot is not None:
        by_place |= {row.code for row in (*lot.qualification, *lot.conformity)}
        by_place |= {item.code for item in lot.evaluation}
    written = {
        code: each
        for code, each in answers.answers.items()
        if each.text.strip() or (code in by_place and each.forms)
    }
    return written, frozenset(answers.answers.keys() - written.keys())


def load_under_way(folder: Path) -> UnderWay | None:
    """What is there of the tender and the answers; None where a file cannot be read, or no lot is chosen."""
    reading = Reading(folder)
    try:
        project_file, _ = read_yaml(folder / "project.yaml", "project.yaml", ProjectFile)
        tender_file = folder / str(project_file.get("tender") or "tender.yaml")
        reading.yaml("tender", tender_file, TenderFacts)  # for its places; its faults are known
        data, _ = read_yaml(tender_file, tender_file.name)
    except (DocgenError, AttributeError):
        return None
    own = _own_lot(data, str(project_file.get("lot") or ""))
    if own is None:
        return None
    place, lot = own
    places = reading.places.get("tender", {})
    places |= {("lot", *at[len(place) :]): line for at, line in places.items() if at[: len(place)] == place}
    answers = reading.yaml("answers", folder / "answers.yaml", Answers)
    tender = _as_far(Tender, {**data, "lot": None}, lot=_as_far(Lot, lot))
    return UnderWay(
        tender=tender,
        sources=reading.sources,
        tender_files=tender_files(tender_file, (*tender.files, *tender.addenda)),
        unwritten=parted(answers, tender.lot)[1] if answers else frozenset(),
    )


def _own_lot(data: Any, wanted: str) -> tuple[tuple[str | int, ...], Any] | None:
    """Where the lot that the project is for stands, and its data."""
    if not isinstance(data, Mapping):
        return None
    if isinstance(data.get("lot"), Mapping):
        return ("lot",), data["lot"]
    lots = data.get("lots")
    entries = [lot if isinstance(lot, Mapping) else {} for lot in lots] if isinstance(lots, list) else []
    at = meant([str(lot.get("code") or "") for lot in entries], wanted)
    return None if at is None else (("lots", at), entries[at])


def _as_far(record: type[R], data: Mapping[str, Any], **known: Any) -> R:
    """A record of the fields that are sound, each as a whole; the others are left at their defaults."""
    sound = dict(known)
    for name, field in record.model_fields.items():
        if name in known:
            continue
        try:
            sound[name] = TypeAdapter(whole(field)).validate_python(data[name])
        except (KeyError, ValidationError):
            if field.is_required():
                sound[name] = () if isinstance(data.get(name), list) else None
    return record.model_construct(**sound)
