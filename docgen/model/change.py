"""What differs between two versions of a bid: of its data, or of the papers made from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.model.base import Record

ChangeSubject = Literal[
    "tender",
    "clause",
    "price",
    "person",
    "site",
    "evidence",
    "plan",
    "bidder",
    "response",
    "contract",
    "scoring",
    "acceptance",
    "handover",
    "ledger",
    "text",
    "pages",
]

SUBJECT_NAMES: dict[ChangeSubject, str] = {
    "tender": "采购文件",
    "clause": "条款与响应",
    "price": "报价",
    "person": "人员",
    "site": "站点与设备",
    "evidence": "证明材料",
    "plan": "服务方案",
    "bidder": "供应商",
    "response": "响应",
    "contract": "合同",
    "scoring": "考核算法",
    "acceptance": "考核记录",
    "handover": "移交",
    "ledger": "台账",
    "text": "文字",
    "pages": "页",
}


@dataclass(frozen=True)
class Recorded:
    """Data that two versions are compared by: what it is called, what changes in it are about, the records.

    `records` is a record, a sequence or a mapping of them; a text has its paragraphs instead. The same source
    may be part of several kinds of package, and is compared once.
    """

    source: str
    title: str
    kind: ChangeSubject
    records: Record | Sequence[Record] | Mapping[str, Record] = ()
    paragraphs: tuple[str, ...] = ()


class Change(Record):
    """One difference: where it is, and what stood there before and stands there now; blank for nothing."""

    kind: ChangeSubject
    place: str
    old: str
    new: str
