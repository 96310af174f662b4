"""What the packages of the service's years have in common."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.change import Recorded
from docgen.model.service import Service


def service_recorded(service: Service) -> Iterator[Recorded]:
    """The records that every package during and after the service is made of."""
    yield Recorded("tender", "tender", service.tender)
    yield Recorded("bidder", "bidder", service.operator)
    yield Recorded("contract", "contract", service.contract)
