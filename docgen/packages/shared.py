"""What the packages of the service's years have in common."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.change import Recorded
from docgen.model.operation import Operation


def service_recorded(operation: Operation) -> Iterator[Recorded]:
    """The records that every package during and after the service is made of."""
    yield Recorded("tender", "tender", operation.tender)
    yield Recorded("bidder", "bidder", operation.operator)
    yield Recorded("contract", "contract", operation.contract)
