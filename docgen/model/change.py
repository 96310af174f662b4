"""What differs between two versions of a bid: of its data, or of the papers made from them."""

from __future__ import annotations

from typing import Literal

from docgen.model.base import Record

Kind = Literal["tender", "clause", "price", "person", "site", "evidence", "plan", "bidder", "text", "pages"]

KIND_NAMES: dict[Kind, str] = {
    "tender": "采购文件",
    "clause": "条款与响应",
    "price": "报价",
    "person": "人员",
    "site": "站点与设备",
    "evidence": "证明材料",
    "plan": "服务方案",
    "bidder": "供应商",
    "text": "文字",
    "pages": "页",
}


class Change(Record):
    """One difference: where it is, and what stood there before and stands there now; blank for nothing."""

    kind: Kind
    place: str
    old: str
    new: str
