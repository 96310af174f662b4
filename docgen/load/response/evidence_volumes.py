"""Into which volume each piece of evidence goes: the company's papers outlive a tender and its volumes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docgen.model.project import EvidenceFile
from docgen.model.response.response import Response
from docgen.model.tender.tender import Tender


def placed_evidence(
    files: Iterable[EvidenceFile], tender: Tender, response: Response
) -> Iterator[EvidenceFile]:
    """What this bid prints, each with its volume; the company's other papers stay away.

    The response's word comes first, then the paper's own where this tender has such a volume, then the
    tender's only volume.
    """
    volumes = [volume.code for volume in tender.volumes]
    said = {code: volume for volume, codes in response.evidence_volumes.items() for code in codes}
    own = {record.code for record in response.evidence}
    for file in files:
        record = file.record
        named = said.get(record.code) or (record.volume if record.volume in volumes else "")
        volume = named or (volumes[0] if len(volumes) == 1 else record.volume if record.code in own else "")
        if volume:
            yield replace(file, record=record.model_copy(update={"volume": volume}))
