"""What differs from what it should be and can be explained; the papers list it, checks report it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.derive.handover.fates import Fates
from docgen.model.finding import Message
from docgen.model.handover.inventory import AssetLine, Difference, FacilityCheck, Movement
from docgen.model.handover.project import HandoverProject
from docgen.model.handover.rows import Asset


def differences(
    project: HandoverProject,
    fates: Fates,
    lines: tuple[AssetLine, ...],
    facilities: tuple[FacilityCheck, ...],
    moved: tuple[Movement, ...],
) -> Iterator[Difference]:
    """Every difference, those of facilities first, with its explanation where there is one."""
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
        text = next(
            (
                explanation.text
                for name in difference.subjects
                for explanation in project.terms.explanations
                if explanation.explains(difference.code, name)
            ),
            "",
        )
        yield difference.model_copy(update={"explanation": text}) if text else difference


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
        yield _made("FACILITY-SHORT", place, row.site, (subject,), said)
    elif row.own + row.excluded > 0 and row.present - row.own - row.excluded < row.needed:
        values |= {"own": row.own + row.excluded}
        said = Message("{facility}: {own} {unit} of the {required} asked for stay with the operator", values)
        yield _made("FACILITY-OWN", place, row.site, (subject,), said)


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
        yield _made("ASSET-DISPOSAL", place, asset.site, _named(asset), said)


def _serial(line: AssetLine, numbered: set[str]) -> Iterator[Difference]:
    asset = line.asset
    if asset.category in numbered and not asset.serial.strip() and line.fate != "disposed":
        said = Message("{name} has no serial number", {"name": asset.name})
        yield _made("ASSET-SERIAL", (line.row, "serial"), asset.site, _named(asset), said)


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
        yield _made("ASSET-EXCLUDED", place, asset.site, _named(asset), said)
    elif fates.excluded_somewhere(kind) is not None:
        said = Message(
            "{name} is listed as invested; the contract keeps such things out at other sites only", values
        )
        yield _made("ASSET-ELSEWHERE", place, asset.site, _named(asset), said)
    elif asset.acquired < signed and asset.code not in known:
        said = Message(
            "{name} is listed as invested, but was acquired on {acquired}, before the contract of {signed}",
            {**values, "acquired": asset.acquired, "signed": signed},
        )
        yield _made("ASSET-OWN", place, asset.site, _named(asset), said)


def _movement(move: Movement) -> Iterator[Difference]:
    if move.before is None:
        return
    if move.row is None:
        values = {"name": move.name, "quantity": move.opening, "unit": move.unit}
        said = Message("{name}, {quantity} {unit}, was signed for and is not listed any more", values)
        yield _made("HANDOVER-LOST", (), move.site, (move.code,), said)
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
        field = "quantity" if move.gap else "value"
        yield _made("HANDOVER-OPENING", (move.row, field), move.site, (move.code,), said)


def _named(asset: Asset) -> tuple[str, ...]:
    """By its code, or with all that serve as the same facility at its site."""
    return (asset.code, f"{asset.site}/{asset.facility}") if asset.facility else (asset.code,)


def _made(
    code: str,
    place: Iterable[str | int],
    site: str,
    subjects: tuple[str, ...],
    message: Message,
) -> Difference:
    return Difference(
        code=code,
        source="assets",
        place=tuple(place),
        site=site,
        subjects=subjects,
        message=message,
        explanation="",
    )
