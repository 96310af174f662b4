"""What differs from what it should be and can be explained; the papers list it, checks report it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.derive.handover.fates import Fates
from docgen.model.finding import Message, Severity
from docgen.model.handover.inventory import AssetLine, Difference, FacilityCheck, Movement
from docgen.model.handover.records import Asset, HandoverProject


def differences(
    project: HandoverProject,
    fates: Fates,
    lines: tuple[AssetLine, ...],
    facilities: tuple[FacilityCheck, ...],
    moved: tuple[Movement, ...],
) -> Iterator[Difference]:
    """Every difference, those of facilities first; an explained one is lowered to info."""
    explained = {explanation.of: explanation.text for explanation in project.terms.explanations}
    known = {move.code for move in moved if move.before}
    numbered = {category.name for category in project.terms.categories if category.numbered}
    found = [
        *(difference for row in facilities for difference in _facility(row)),
        *(difference for line in lines for difference in _disposal(line)),
        *(difference for line in lines for difference in _serial(line, numbered)),
        *(difference for line in lines for difference in _invested(project, fates, line, known)),
        *(difference for move in moved for difference in _movement(move)),
    ]
    for difference in found:
        text = next((explained[name] for name in difference.subjects if name in explained), "")
        yield difference.model_copy(update={"severity": "info", "explanation": text}) if text else difference


def _facility(row: FacilityCheck) -> Iterator[Difference]:
    subject = f"{row.site}/{row.facility}"
    values = {
        "facility": row.facility,
        "required": row.needed,
        "present": row.present,
        "unit": row.unit,
    }
    place = (row.rows[-1], "quantity") if row.rows else ()
    if row.verdict == "short":
        said = Message("{facility}: {present} {unit} of the {required} that are asked for", values)
        if row.disposed:
            said = Message("{fault}, {disposed} disposed of", {"fault": said, "disposed": row.disposed})
        remedy = Message("List what is there, or explain it under `of: {subject}`.", {"subject": subject})
        yield _made("FACILITY-SHORT", "error", place, row.site, (subject,), said, remedy)
    elif row.own + row.excluded > 0 and row.present - row.own - row.excluded < row.needed:
        values |= {"own": row.own + row.excluded}
        said = Message("{facility}: {own} {unit} of the {required} asked for stay with the operator", values)
        remedy = Message(
            "Agree how the site goes on, and explain it under `of: {subject}`.", {"subject": subject}
        )
        yield _made("FACILITY-OWN", "warning", place, row.site, (subject,), said, remedy)


def _disposal(line: AssetLine) -> Iterator[Difference]:
    asset = line.asset
    if not asset.gone and not asset.disposal_reason:
        return
    lacking = []
    if not asset.disposal_reason.strip():
        lacking.append((Message("reason"), "disposal_reason"))
    if asset.disposed_on is None:
        lacking.append((Message("date"), "disposed_on"))
    if not asset.disposal:
        lacking.append((Message("manner"), "disposal"))
    if lacking:
        values = {"name": asset.name, "lacking": tuple(said for said, _ in lacking)}
        said = Message("{name} is disposed of without {lacking}", values)
        place = (line.row, lacking[0][1])
        remedy = Message("Fill it in, or explain it.")
        yield _made("ASSET-DISPOSAL", "error", place, asset.site, _named(asset), said, remedy)


def _serial(line: AssetLine, numbered: set[str]) -> Iterator[Difference]:
    asset = line.asset
    if asset.category in numbered and not asset.serial.strip() and line.fate != "disposed":
        said = Message("{name} has no serial number", {"name": asset.name})
        remedy = Message("Read it off the plate, or explain it.")
        yield _made("ASSET-SERIAL", "warning", (line.row, "serial"), asset.site, _named(asset), said, remedy)


def _invested(
    project: HandoverProject, fates: Fates, line: AssetLine, known: set[str]
) -> Iterator[Difference]:
    """Own things among those invested: what the contract keeps out, and what is older than the contract."""
    asset, signed = line.asset, project.service.contract.signed
    if asset.basis != "本项目投入" or line.fate == "disposed":
        return
    kind = fates.kind(asset)
    place, values = (line.row, "basis"), {"name": asset.name}
    if fates.excluded(kind, asset.site) is not None:
        said = Message("{name} is listed as invested, but the contract keeps it out at this site", values)
        remedy = Message("Write 自有, or correct the site.")
        yield _made("ASSET-EXCLUDED", "error", place, asset.site, _named(asset), said, remedy)
    elif fates.excluded_somewhere(kind) is not None:
        said = Message(
            "{name} is listed as invested; the contract keeps such things out at other sites only", values
        )
        remedy = Message("Ask whether it passes; write 自有, or explain it.")
        yield _made("ASSET-ELSEWHERE", "warning", place, asset.site, _named(asset), said, remedy)
    elif asset.acquired < signed and asset.code not in known:
        said = Message(
            "{name} is listed as invested, but was acquired on {acquired}, before the contract of {signed}",
            {**values, "acquired": asset.acquired, "signed": signed},
        )
        remedy = Message("Write 自有, or explain why it was invested in this project.")
        yield _made("ASSET-OWN", "warning", place, asset.site, _named(asset), said, remedy)


def _movement(move: Movement) -> Iterator[Difference]:
    if move.before is None:
        return
    if move.row is None:
        values = {"name": move.name, "quantity": move.opening, "unit": move.unit}
        said = Message("{name}, {quantity} {unit}, was signed for and is not listed any more", values)
        remedy = Message("List it, with its disposal where it is gone.")
        yield _made("HANDOVER-LOST", "error", (), move.site, (move.code,), said, remedy)
    elif move.gap or move.value_gap:
        values = {
            "name": move.name,
            "opening": move.opening,
            "opening_value": move.opening_value,
            "closing": move.closing,
            "closing_value": move.closing_value,
        }
        said = Message(
            "{name}: signed for {opening} at {opening_value} yuan, now {closing} at {closing_value} yuan, "
            "which the disposals do not explain",
            values,
        )
        remedy = Message("List additions under a code of their own, and disposals with their quantity.")
        field = "quantity" if move.gap else "value"
        yield _made("HANDOVER-OPENING", "error", (move.row, field), move.site, (move.code,), said, remedy)


def _named(asset: Asset) -> tuple[str, ...]:
    """By its code, or with all that serve as the same facility at its site."""
    return (asset.code, f"{asset.site}/{asset.facility}") if asset.facility else (asset.code,)


def _made(
    code: str,
    severity: Severity,
    place: Iterable[str | int],
    site: str,
    subjects: tuple[str, ...],
    message: Message,
    remedy: Message,
) -> Difference:
    return Difference(
        code=code,
        severity=severity,
        source="assets",
        place=tuple(place),
        site=site,
        subjects=subjects,
        message=message,
        remedy=remedy,
        explanation="",
    )
