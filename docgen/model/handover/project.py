"""Everything a handover is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.model.company.evidence_facts import EvidenceFacts
from docgen.model.handover.records import HandoverTerms, SignedInventory, Witness
from docgen.model.handover.rows import Account, Asset
from docgen.model.service import Service
from docgen.model.sources import Sourced, Sources
from docgen.model.text import folded


@dataclass(frozen=True)
class HandoverProject(Sourced):
    """Everything a handover is made from. `photos` by the path that the data names."""

    service: Service
    terms: HandoverTerms
    assets: tuple[Asset, ...]
    accounts: tuple[Account, ...]
    previous: SignedInventory | None = None
    photos: Mapping[str, tuple[Path, EvidenceFacts]] = field(default_factory=dict)

    @property
    def sources(self) -> Sources:  # type: ignore[override]
        """Where each datum was written."""
        return self.service.sources

    @property
    def receiver_name(self) -> str:
        """Who takes over: the next operator, or the purchaser where none is named."""
        return self.terms.receiver.name if self.terms.receiver else self.service.tender.purchaser.name

    @property
    def witness(self) -> Witness | None:
        """Who watches, as the terms say; a party of the tender has its role and address from there."""
        named = self.terms.witness
        if named is None:
            return None
        parties = self.service.tender.parties
        party = next((each for each in parties if folded(each.name) == folded(named.name)), None)
        if party is None:
            return named
        return Witness(name=named.name, role=named.role or party.role, address=named.address or party.address)

    def everywhere(self) -> HandoverProject:
        """The same as a handover of every site."""
        return replace(self, terms=self.terms.model_copy(update={"sites": ()}))

    def shows(self, photo: str) -> bool:
        """Whether the file is a picture that can be printed; a PDF is none."""
        facts = self.photos[photo][1]
        return facts.readable and facts.kind not in ("pdf", "other")
