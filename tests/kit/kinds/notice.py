"""A small fourth kind of package, as somebody would add one: a quarterly notice to be put up at the sites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from docgen.load.reading import Reading
from docgen.load.service import read_service
from docgen.model.base import Name, Record
from docgen.model.change import Recorded
from docgen.model.finding import Finding, Message
from docgen.model.paper import PaperSpec
from docgen.model.service import Service
from docgen.pack.wanted import Wanted
from docgen.packages.package import Delivery, Package
from docgen.packages.shared import service_recorded
from docgen.render.engine.package import Properties
from docgen.render.engine.values import Fields
from docgen.render.templates.papers import Paper


class Notice(Record):
    """notice.yaml."""

    text: Name = Field(title="内容")


class NoticeFields(Fields):
    text: str = Field(title="内容")


@dataclass(frozen=True)
class Noticed:
    service: Service
    notice: Notice


def _load(folder: object) -> Noticed:
    reading = Reading(folder)  # type: ignore[arg-type]
    service = read_service(reading)
    notice = reading.yaml("notice", reading.folder / "notice.yaml", Notice)
    if not (service and notice):
        raise reading.stopped()
    return Noticed(service, notice)


def _check(noticed: Noticed, length: int) -> Iterator[Finding]:
    if length > 20:
        origin = noticed.service.sources.origin("notice", "text")
        yield Finding("FIELD-VALUE", "error", origin, Message("too long"), Message("Shorten it."))


def _papers(noticed: Noticed) -> Iterator[Paper]:
    yield Paper(
        "notice", PaperSpec(code="note", title="公示"), {"text": noticed.notice.text}, Properties("公示")
    )


def _deliveries(noticed: Noticed, _: int) -> Iterator[Delivery]:
    yield Delivery(
        folder="notice",
        papers=lambda *_: _papers(noticed),
        wanted=lambda format, draft: Wanted(format, draft),
        beside=lambda _: {"公示.txt": noticed.notice.text.encode()},
    )


def _recorded(noticed: Noticed) -> Iterator[Recorded]:
    yield from service_recorded(noticed.service)
    yield Recorded("notice", "tender", noticed.notice)


PACKAGE = Package(
    name="notice",
    watermark="草稿",
    themes=(),
    records={"notice": Notice},
    fields=lambda: {"notice": NoticeFields},
    stands_on=lambda noticed: noticed.service,
    load=_load,
    figures=lambda noticed, _period, _papers: len(noticed.notice.text),
    check=_check,
    templates=lambda _: [("notice", "note")],
    deliveries=_deliveries,
    recorded=_recorded,
)
