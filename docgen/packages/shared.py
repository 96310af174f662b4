"""What the packages of the service's years have in common."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.change import Recorded
from docgen.model.service import Service


def service_recorded(service: Service) -> Iterator[Recorded]:
    """The records that every package during and after the service is made of."""
    yield Recorded("tender", "采购文件", "tender", service.tender)
    yield Recorded("bidder", "供应商", "bidder", service.operator)
    yield Recorded("contract", "合同", "contract", service.contract)
