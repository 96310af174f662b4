"""The inventory as JSON: what tools read, and what the next operator's handover starts from."""

from __future__ import annotations

import json
from typing import Any

from docgen.model.handover.inventory import AccountLine, AssetLine, Handover, Movement
from docgen.model.handover.project import HandoverProject

_OWN = ("code", "name", "category", "site", "facility", "model", "serial", "unit", "place", "condition")


def inventory_json(project: HandoverProject, figures: Handover) -> bytes:
    """The whole inventory; figures are strings, days as ISO. `lines` have the numbers of the papers."""
    service, terms = project.service, project.terms
    document = {
        "format": "docgen-inventory",
        "project": service.tender.project_number,
        "lot": service.tender.lot.code,
        "contract": service.contract.number,
        "date": terms.date.isoformat(),
        "outgoing": service.operator.name,
        "receiver": project.receiver_name,
        "total": _sums(figures.count, figures.value, figures.net),
        "sites": [
            {
                "site": site.site,
                "name": site.name,
                **_sums(site.count, site.value, site.net),
                "categories": [
                    {"category": group.category, **_sums(len(group.lines), group.value, group.net)}
                    for group in site.groups
                ],
            }
            for site in figures.sites
        ],
        "outcomes": [
            {
                "outcome": total.fate,
                **_sums(total.count, total.value, total.net),
                "payable": f"{total.payable}",
            }
            for total in figures.totals
        ],
        "lines": [{"no": no, **_line(line)} for no, _, _, line in figures.changing()],
        "staying": [_line(line) for line in figures.staying()],
        "disposed": [
            {
                **_line(line),
                "disposed": f"{line.asset.gone:f}",
                "on": _day(line.asset.disposed_on),
                "manner": line.asset.disposal,
                "reason": line.asset.disposal_reason,
            }
            for line in figures.disposed()
        ],
        "accounts": [_account(line) for line in figures.accounts],
        "movements": [_movement(move) for move in figures.movements],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _sums(count: int, value: object, net: object) -> dict[str, Any]:
    return {"count": count, "value": f"{value}", "net": f"{net}"}


def _line(line: AssetLine) -> dict[str, Any]:
    asset = line.asset
    return {
        **{name: getattr(asset, name) for name in _OWN},
        "quantity": f"{line.quantity:f}",
        "acquired": asset.acquired.isoformat(),
        "used_from": _day(asset.used_from),
        "value": f"{line.value:f}",
        "net": f"{line.net:f}",
        "life_months": line.life_months,
        "used_months": line.used_months,
        "basis": asset.basis,
        "outcome": line.fate,
        "clause": line.clause,
    }


def _account(line: AccountLine) -> dict[str, Any]:
    shown = line.account.model_dump(mode="json")
    return {**shown, "outcome": line.fate, "clause": line.clause}


def _movement(move: Movement) -> dict[str, Any]:
    figures = move.model_dump(exclude={"row", "before"})
    return {name: value if isinstance(value, str) else f"{value:f}" for name, value in figures.items()}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
