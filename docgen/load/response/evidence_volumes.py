"""Into which volume each piece of evidence goes: the company's papers outlive a tender and its volumes.

The papers of the people named in the bid stand together behind the others, person by person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docgen.model.company.someone import Someone
from docgen.model.project import EvidenceFile
from docgen.model.response.personnel import about, named_in_bid
from docgen.model.response.response import Response
from docgen.model.tender.tender import Tender
from docgen.rules import evidence_words


def placed_evidence(
    files: Iterable[EvidenceFile], tender: Tender, response: Response, everybody: Sequence[Someone] = ()
) -> Iterator[EvidenceFile]:
    """What this bid prints, each with its volume; the company's other papers stay away.

    The response's word comes first, then the paper's own where this tender has such a volume, then the
    volume for people's papers, then the tender's only volume. A paper about somebody whom the bid does not
    name goes nowhere by itself.
    """
    named = named_in_bid(everybody, tender, response)
    kept = [(file, about(file, everybody) if file.record.about else None) for file in files]
    placed = list(_placed(kept, tender, response, named))
    if not any(one for _, one in placed):
        yield from (file for file, _ in placed)
        return
    words = evidence_words()
    kinds = {kind: no for no, kind in enumerate(words.personnel)}
    sides = {side: no for no, side in enumerate(words.sides)}
    order = {one: no for no, one in enumerate(named)}

    def place(each: tuple[EvidenceFile, Someone | None]) -> tuple[int, int, int]:
        file, one = each
        if one not in order:
            return -1, 0, 0
        side = sides.get(words.side(file.record.title), len(sides))
        return order[one], kinds.get(file.record.kind, len(kinds)), side

    yield from (file for file, _ in sorted(placed, key=place))


def _placed(
    files: Iterable[tuple[EvidenceFile, Someone | None]],
    tender: Tender,
    response: Response,
    named: Sequence[Someone],
) -> Iterator[tuple[EvidenceFile, Someone | None]]:
    volumes = [volume.code for volume in tender.volumes]
    said = {code: volume for volume, codes in response.evidence_volumes.items() for code in codes}
    own = {record.code for record in response.evidence}
    for file, one in files:
        record = file.record
        volume = said.get(record.code) or (record.volume if record.volume in volumes else "")
        if not volume and one in named:
            volume = response.personnel_volume or ""
        if not volume and (one is None or one in named):
            volume = volumes[0] if len(volumes) == 1 else record.volume if record.code in own else ""
        if volume:
            yield replace(file, record=record.model_copy(update={"volume": volume})), one
