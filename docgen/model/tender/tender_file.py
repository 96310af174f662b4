"""tender.yaml: a tender with its one lot, or with several, of which each project bids for one."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.tender.tender import Lot, Tender, TenderFacts
from docgen.model.text import squeezed


class TenderFile(TenderFacts):
    """All of tender.yaml. Projects of other lots of the same tender read the same file."""

    lot: Lot | None = Field(title="标项", description="只有一个标项时写", default=None)
    lots: tuple[Lot, ...] = Field(
        title="各标项", description="分多个标项的都写在这里；project.yaml 的 lot 说明投哪一个", default=()
    )

    @model_validator(mode="after")
    def _lot_or_lots(self) -> TenderFile:
        if (self.lot is None) == (not self.lots):
            raise PydanticCustomError("lot_or_lots", "needs lot, or lots", {})
        return self

    def position(self, code: str) -> int | None:
        """Which of `all_lots` is meant by a lot's code; the only one needs no code. None where none is."""
        return meant([lot.code for lot in self.all_lots], code)

    @property
    def all_lots(self) -> tuple[Lot, ...]:
        """The lots, however they are written."""
        return self.lots or ((self.lot,) if self.lot else ())

    def of_lot(self, lot: Lot) -> Tender:
        """The tender as far as the lot is concerned; the lot's own bonds and fee go before the tender's.

        Forms of other lots go into no volume.
        """
        facts = {name: getattr(self, name) for name in TenderFacts.model_fields}
        own = {bond.kind for bond in lot.bonds}
        facts["bonds"] = (*lot.bonds, *(bond for bond in self.bonds if bond.kind not in own))
        facts["agency_fee"] = lot.agency_fee or self.agency_fee
        others = {form.code for form in self.forms if form.lot and squeezed(form.lot) != squeezed(lot.code)}
        facts["volumes"] = tuple(
            volume.model_copy(update={"parts": tuple(part for part in volume.parts if part not in others)})
            for volume in self.volumes
        )
        return Tender(**facts, lot=lot)


def meant(codes: Sequence[str], code: str) -> int | None:
    """Which of a tender's lots a code means; the only one needs none. None where it means none of them."""
    if not code and len(codes) == 1:
        return 0
    named = [squeezed(each) == squeezed(code) for each in codes]
    return named.index(True) if any(named) else None
